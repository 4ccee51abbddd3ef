package strip

import (
	"errors"
	"fmt"
)

// op checks one operation; the caller adds where it stands.
func (v *validator) op(op Op) {
	switch op := op.(type) {
	case *Path:
		if v.err = op.check(); v.err != nil {
			return
		}
		if v.verbs += len(op.Verbs) + len(op.Dash); v.verbs > MaxVerbs {
			v.err = fmt.Errorf("more than %d runs of path segments and dash lengths", MaxVerbs)
		}
	case *Marks:
		v.err = op.check()
	case *Text:
		v.err = op.check()
	case *Image:
		v.err = op.check()
	case nil:
		v.err = errNil
	default:
		v.err = fmt.Errorf("unknown operation %T", op)
	}
}

var errNil = errors.New("the operation is nil")

func (p *Path) check() error {
	if p == nil {
		return errNil
	}
	var v validator
	v.within("Path.Width", int(p.Width), 0, 1<<31-1)
	v.within("Path.Cap", int(p.Cap), 0, int(Square))
	sum := 0
	for i, d := range p.Dash {
		if d < 0 {
			v.fault("Path.Dash[%d] is %d, want 0 or more", i, d)
		}
		sum += int(d)
	}
	if len(p.Dash) > 0 && sum == 0 {
		v.fault("Path.Dash is all 0, want a length above 0")
	}
	points, closes := 0, 0
	for i, r := range p.Verbs {
		switch {
		case r.Kind > Close:
			v.fault("Path.Verbs[%d].Kind is %d, want 0 to %d", i, r.Kind, Close)
		case i == 0 && r.Kind != MoveTo:
			v.fault("Path.Verbs[0].Kind is %d, want %d: a path begins with a move", r.Kind, MoveTo)
		case r.N < 1 || r.N > 1<<31-1:
			v.fault("Path.Verbs[%d].N is %d, want 1 or more", i, r.N)
		case r.Kind == Close:
			closes += r.N
		}
		points += r.N * r.Kind.Points()
	}
	if len(p.X) != points || len(p.Y) != points {
		v.fault("Path.X and Y have length %d and %d, want %d, the points of Verbs", len(p.X), len(p.Y), points)
	}
	if closes > points {
		v.fault("Path.Verbs closes the path %d times, more often than its %d points", closes, points)
	}
	return v.err
}

func (t *Text) check() error {
	if t == nil {
		return errNil
	}
	var v validator
	v.text("Text.String", t.String)
	v.within("Text.Align", int(t.Align), 0, int(Right))
	v.within("Text.Size", int(t.Size), 0, 1<<31-1)
	v.within("Text.Width", int(t.Width), 0, 1<<31-1)
	v.within("Text.Font", int(t.Font), 0, int(Bold|Italic|Serif|Mono))
	return v.err
}

func (m *Marks) check() error {
	if m == nil {
		return errNil
	}
	var v validator
	n := len(m.X)
	v.within("Marks.Shape", int(m.Shape), 0, int(Star))
	v.within("Marks.EdgeWidth", int(m.EdgeWidth), 0, 1<<31-1)
	v.within("the length of Marks.Colors", len(m.Colors), 1, 256)
	if len(m.Y) != n {
		v.fault("Marks.Y has length %d, want %d as X", len(m.Y), n)
	}
	if len(m.Size) != 1 && len(m.Size) != n {
		v.fault("Marks.Size has length %d, want 1 or %d as X", len(m.Size), n)
	}
	for i, s := range m.Size {
		if s < 0 {
			v.fault("Marks.Size[%d] is %d, want 0 or more", i, s)
		}
	}
	if len(m.Index) != 0 && len(m.Index) != n {
		v.fault("Marks.Index has length %d, want 0 or %d as X", len(m.Index), n)
	}
	for i, c := range m.Index {
		if int(c) >= len(m.Colors) {
			v.fault("Marks.Index[%d] is %d, want 0 to %d, an index into Colors", i, c, len(m.Colors)-1)
		}
	}
	return v.err
}

func (m *Image) check() error {
	if m == nil {
		return errNil
	}
	var v validator
	v.rect("Image.Rect", m.Rect)
	v.within("Image.W", m.W, 1, MaxSide)
	v.within("Image.H", m.H, 1, MaxSide)
	v.within("the length of Image.Palette", len(m.Palette), 0, 256)
	v.finite("Image.Min", m.Min)
	v.finite("Image.Max", m.Max)
	want := m.W * m.H
	if len(m.Palette) == 0 {
		want *= 4
	}
	if len(m.Pix) != want {
		v.fault("Image.Pix has length %d, want %d", len(m.Pix), want)
	}
	if n := len(m.Palette); n > 0 && n < 256 {
		for i, c := range m.Pix {
			if int(c) >= n {
				v.fault("Image.Pix[%d] is %d, want 0 to %d, an index into Palette", i, c, n-1)
				break
			}
		}
	}
	return v.err
}
