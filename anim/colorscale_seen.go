package anim

// seen is the range of the values that an artist has shown in a film, for
// automatic colour limits. Its snapshots share it: what is drawn when the film
// is made has the colours of the whole film.
type seen struct{ of *span }

// forget begins a new film.
func (s *seen) forget() { s.of = nil }

// A learner is an artist whose automatic colour limits are those of a film.
type learner interface {
	forget()
	fix() (beyond bool)
}

// fix keeps the limits as they are, and reports whether values have been
// outside them since they were fixed.
func (s *seen) fix() (beyond bool) {
	if s.of == nil {
		return false
	}
	s.of.fix()
	return s.of.beyond
}

// see takes the values of a frame in.
func (s *seen) see(values ...float64) {
	if s.of == nil {
		s.of = &span{}
	}
	for _, v := range values {
		s.of.add(v)
	}
}

// span is what was seen so far.
func (s *seen) span() span {
	if s.of == nil {
		return span{}
	}
	return *s.of
}

// colorRange is what a colour map spans: the limits that are set, else the
// range of the values of all frames so far, those now included.
func (s *seen) colorRange(values []float64, vmin, vmax float64) (lo, hi float64) {
	if vmin != 0 || vmax != 0 {
		return vmin, vmax
	}
	s.see(values...)
	return s.of.lo, s.of.hi
}

// filmRange is colorRange without the values now, once a film has values.
func (s *seen) filmRange(values []float64, vmin, vmax float64) (lo, hi float64, auto bool) {
	auto = vmin == 0 && vmax == 0
	if now := s.span(); auto && now.any {
		return now.lo, now.hi, true
	}
	lo, hi = s.colorRange(values, vmin, vmax)
	return lo, hi, auto
}
