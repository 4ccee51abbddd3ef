package space

import (
	"fmt"
	"image/color"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// shades are the automatic colour limits of an artist, which its copies share.
type shades struct{ of *shade }

type shade struct {
	seen  span
	scale anim.ColorScale
}

func (s *shades) get() *shade {
	if s.of == nil {
		s.of = &shade{}
	}
	return s.of
}

func (s *shades) forget() { s.get().seen = span{} }

func (s *shades) keep() (beyond bool) { return s.get().seen.keep() }

// see takes values in, and returns the scale that they are to be drawn with.
func (s *shades) see(values []float64, m colormap.Map, lo, hi float64) *anim.ColorScale {
	d := s.get()
	d.scale = anim.ColorScale{Map: m, VMin: lo, VMax: hi}
	if lo == 0 && hi == 0 {
		d.seen.add(values...)
		d.scale.VMin, d.scale.VMax = d.seen.lo, d.seen.hi
	}
	return &d.scale
}

// color is that of a value. ok is false for NaN.
func (s *shades) color(v, lo, hi float64, m colormap.Map) (c color.NRGBA, ok bool) {
	if lo == 0 && hi == 0 {
		d := s.get()
		lo, hi = d.seen.lo, d.seen.hi
	}
	k, ok := colormap.Index(v, lo, hi)
	return m.Color(k), ok
}

// opaque is a colour with its opacity times alpha, where zero means 1.
func opaque(c color.Color, alpha float64) color.NRGBA {
	if alpha == 0 {
		alpha = 1
	}
	return anim.Fade(c, alpha)
}

// own is an artist's colour: what it says, else what the theme's cycle gave it.
func own(c, fromCycle color.Color) color.Color {
	switch {
	case c != nil:
		return c
	case fromCycle != nil:
		return fromCycle
	}
	return anim.C(0)
}

func or(v, def float64) float64 {
	if v == 0 {
		return def
	}
	return v
}

// wantLen panics if a field has another length than X.
func wantLen(artist, field string, got, want int) {
	if got != want {
		panic(fmt.Sprintf("space: %s.%s has length %d, want %d, the length of X", artist, field, got, want))
	}
}
