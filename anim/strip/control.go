package strip

import (
	"fmt"
	"image/color"
)

// A Control is a drawing in the picture that a player makes work: it leaves
// out the layer that draws it and puts a control of the same looks there.
type Control struct {
	Kind ControlKind
	// Layer is the index of the layer that draws it.
	Layer int
	// Rect is its place.
	Rect Rect
	// Label is the slider's name, or what the button says while the film waits.
	Label string
	// Pause is what the button says while the film plays.
	Pause string
	// Size is the size of its letters in 1/Fine pixel.
	Size int32
	// Ink is the colour of its letters, Accent that of the slider's value and
	// Face that of the button and the rest of the slider.
	Ink, Accent, Face color.NRGBA
	// Min, Max and Step are the slider's: 0 < Min < Max, and Step > 0. They are
	// 0 for a button.
	Min, Max, Step float64
}

// ControlKind is what a control does.
type ControlKind uint8

const (
	SpeedSlider ControlKind = iota // sets how many times faster the film plays
	PlayButton                     // plays and pauses
)

// ranged reports whether the control's range is as its kind wants it.
func (c *Control) ranged() bool {
	if c.Kind == SpeedSlider {
		return c.Min > 0 && c.Max > c.Min && c.Step > 0
	}
	return c.Min == 0 && c.Max == 0 && c.Step == 0
}

func (v *validator) controls() {
	v.within("the length of Controls", len(v.film.Controls), 0, MaxLayers)
	for i, c := range v.film.Controls {
		name := fmt.Sprintf("Controls[%d]", i)
		v.within(name+".Kind", int(c.Kind), 0, int(PlayButton))
		v.within(name+".Layer", c.Layer, 0, len(v.film.Layers)-1)
		v.rect(name+".Rect", c.Rect)
		v.text(name+".Label", c.Label)
		v.text(name+".Pause", c.Pause)
		if c.Size < 0 {
			v.fault("%s.Size is %d, want 0 or more", name, c.Size)
		}
		for _, x := range []float64{c.Min, c.Max, c.Step} {
			v.finite(name+".Min, Max or Step", x)
		}
		if !c.ranged() {
			v.fault("%s has Min %v, Max %v and Step %v, want 0 < Min < Max and Step > 0 for a slider, and 0 for a button",
				name, c.Min, c.Max, c.Step)
		}
	}
}

func putControls(b []byte, controls []Control) []byte {
	b = putUint(b, len(controls))
	for _, c := range controls {
		b = putRect(putUint(append(b, byte(c.Kind)), c.Layer), c.Rect)
		b = putString(putString(b, c.Label), c.Pause)
		b = putColors(putUint(b, int(c.Size)), c.Ink, c.Accent, c.Face)
		b = putFloats(b, [][]float64{{c.Min, c.Max, c.Step}})
	}
	return b
}

func (r *reader) controls(layers int) []Control {
	var controls []Control
	for range r.some(MaxLayers, "controls") {
		c := Control{Kind: ControlKind(r.max(byte(PlayButton), "the kind of a control"))}
		c.Layer, c.Rect = r.upTo(layers-1, "the layer of a control"), r.rect()
		c.Label, c.Pause, c.Size = r.string(), r.string(), r.size("the letters of a control")
		colors, numbers := r.colors(3), r.floats(1, 3)
		if r.err != nil {
			return nil
		}
		c.Ink, c.Accent, c.Face = colors[0], colors[1], colors[2]
		c.Min, c.Max, c.Step = numbers[0][0], numbers[0][1], numbers[0][2]
		controls = append(controls, c)
	}
	return controls
}
