package strip

import (
	"fmt"
	"math"
	"time"
	"unicode/utf8"
)

// Validate reports the first rule of this package's types that the film
// breaks, naming the field, or nil. Encode refuses what Validate refuses, and
// Decode returns only what it accepts.
//
// Two statements are promises that it does not check: that states are
// distinct, and that the segments of a Crisp path are horizontal or vertical.
// Breaking them costs space and sharpness, nothing else.
func (f *Film) Validate() error {
	v := validator{film: f}
	v.head()
	for i := range f.Axes {
		v.axes(fmt.Sprintf("Axes[%d]", i), &f.Axes[i])
	}
	for i := range f.Layers {
		v.layer(i, &f.Layers[i])
	}
	v.params()
	v.controls()
	v.sound()
	if v.err != nil {
		return fmt.Errorf("strip: %w", v.err)
	}
	return nil
}

// A validator keeps the first fault; later ones are dropped.
type validator struct {
	film       *Film
	ops, verbs int
	err        error
}

func (v *validator) fault(format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf(format, args...)
	}
}

// within faults a value that is not from lo to hi.
func (v *validator) within(name string, got, lo, hi int) {
	if got < lo || got > hi {
		v.fault("%s is %d, want %d to %d", name, got, lo, hi)
	}
}

func (v *validator) text(name, s string) {
	if !utf8.ValidString(s) {
		v.fault("%s is not UTF-8: %q", name, s)
	}
}

func (v *validator) rect(name string, r Rect) {
	if r.X0 > r.X1 || r.Y0 > r.Y1 {
		v.fault("%s is %v, want X0 <= X1 and Y0 <= Y1", name, r)
	}
}

func (v *validator) finite(name string, x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		v.fault("%s is %v, want a finite number", name, x)
	}
}

func (v *validator) head() {
	f := v.film
	v.within("Width", f.Width, 1, MaxSide)
	v.within("Height", f.Height, 1, MaxSide)
	v.within("Frames", f.Frames, 1, MaxEntries)
	if !(f.FPS > 0 && f.FPS <= MaxFPS) {
		v.fault("FPS is %v, want above 0 and at most %d", f.FPS, MaxFPS)
	}
	v.within("Repeat", int(f.Repeat), 0, int(Reflect))
	if f.RepeatDelay < 0 || f.RepeatDelay > MaxDelay*time.Second {
		v.fault("RepeatDelay is %v, want 0 to %v", f.RepeatDelay, MaxDelay*time.Second)
	}
	v.text("Title", f.Title)
	v.within("Poster", f.Poster, 0, f.Frames-1)
	lists := len(f.Axes) + len(f.Layers)
	if lists > MaxLayers {
		v.fault("%d axes and layers, want at most %d", lists, MaxLayers)
	} else if v.err == nil && f.Frames*(lists+1) > MaxEntries {
		v.fault("%d frames of %d axes and layers are too many: frames times (axes + layers + 1) is at most %d",
			f.Frames, lists, MaxEntries)
	}
}

func (v *validator) frames(name string, frame []int, lo, hi int) {
	if len(frame) != v.film.Frames {
		v.fault("%s.Frame has length %d, want %d, the number of frames", name, len(frame), v.film.Frames)
	}
	for i, s := range frame {
		if s < lo || s >= hi {
			v.fault("%s.Frame[%d] is %d, want %d to %d", name, i, s, lo, hi-1)
			return
		}
	}
}

func (v *validator) axes(name string, a *Axes) {
	v.text(name+".Title", a.Title)
	v.text(name+".X", a.X)
	v.text(name+".Y", a.Y)
	v.rect(name+".Rect", a.Rect)
	for i, l := range a.Limits {
		for _, x := range []float64{l.X0, l.X1, l.Y0, l.Y1} {
			v.finite(fmt.Sprintf("%s.Limits[%d]", name, i), x)
		}
		if a.XLog && !(l.X0 > 0 && l.X1 > 0) || a.YLog && !(l.Y0 > 0 && l.Y1 > 0) {
			v.fault("%s.Limits[%d] is %v, want limits above 0 on a logarithmic axis", name, i, l)
		}
	}
	v.frames(name, a.Frame, 0, len(a.Limits))
}

func (v *validator) layer(i int, l *Layer) {
	name := fmt.Sprintf("Layers[%d]", i)
	v.text(name+".Label", l.Label)
	v.within(name+".Axes", l.Axes, -1, len(v.film.Axes)-1)
	v.rect(name+".Clip", l.Clip)
	v.frames(name, l.Frame, -1, len(l.States))
	for s, state := range l.States {
		v.ops += 1 + len(state)
		if v.ops > MaxOps {
			v.fault("more than %d states and operations", MaxOps)
		}
		for o, op := range state {
			if v.err != nil {
				return
			}
			if v.op(op); v.err != nil {
				v.err = fmt.Errorf("%s.States[%d][%d]: %w", name, s, o, v.err)
			}
		}
	}
}
