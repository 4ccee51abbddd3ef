package strip

// candidates lists the predictors worth trying on the vectors in [from, end),
// the likeliest first: of two that do equally well the first is taken.
func (s series[T]) candidates(from, end int) []predictor {
	list := []predictor{{mode: shift}, {mode: plain}, {mode: space}}
	if s.width == 0 {
		list = append(list, predictor{mode: space2})
	} else {
		list = append(list, predictor{mode: stride, k: s.width}, predictor{mode: gradient, k: s.width})
	}
	// The middle of the group stands for all of it.
	middle := (from + end) / 2
	a, p := s.vectors[middle], s.vectors[middle-1]
	if k := s.twin(middle); k > 0 {
		list = append([]predictor{{mode: twin, k: k}}, list...)
	}
	if s.product != nil {
		list = append(list, predictor{mode: lowRank, k: s.places})
	}
	if len(p) == 0 {
		return list
	}
	list = append(list, predictor{mode: slide}, predictor{mode: linear})
	if k := scrolled(a, p, s.width); k != 0 {
		list = append(list, predictor{mode: shift, k: k}, predictor{mode: slide, k: k})
	}
	return list
}

const (
	reach   = 32 // how far a vector may have scrolled, in values
	samples = 48 // how many places are compared
	layers  = 64 // how far off a twin may be, in layers
)

// twin returns how many layers before this one there is one whose vector i has
// the same values in most places, or 0: a fill, say, has those of its line.
func (s series[T]) twin(i int) int {
	a := s.vectors[i]
	if len(a) < 4 {
		return 0
	}
	best, most := 0, samples/4
	for k := 1; k <= min(layers, len(s.others)); k++ {
		p, same := s.others[len(s.others)-k].at(i), 0
		for n := range samples {
			if j := n * len(a) / samples; j < len(p) && a[j] == p[j] {
				same++
			}
		}
		if same > most {
			best, most = k, same
		}
	}
	return best
}

// scrolled returns by how many places a is p moved on, or 0 if it is not.
// It compares the steps between neighbours, so the values may all have moved
// by the same amount, which is what points do when a plot scrolls.
func scrolled[T number](a, p []T, width int) int {
	if len(a) < 4 {
		return 0
	}
	best, most := 0, samples/4
	try := func(k int) {
		same := 0
		for n := range samples {
			i := 1 + n*(len(a)-1)/samples
			j := i + k
			if j < 1 || j >= len(p) {
				continue
			}
			if d := a[i] - a[i-1]; d != 0 && d == p[j]-p[j-1] {
				same++
			}
		}
		if same > most {
			best, most = k, same
		}
	}
	for k := 1; k <= reach; k++ {
		try(k)
		try(-k)
	}
	if width > reach {
		try(width)
		try(-width)
	}
	return best
}
