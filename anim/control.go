package anim

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/mathtext"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A SpeedSlider stands in the figure and sets how fast the film plays. It is a
// drawing, at the speed 1, in all outputs but the player, which makes it work
// and leaves its own menu of speeds out. It is a line in the middle of its
// axes: label, slider, speed. Axes that have nothing but a SpeedSlider or a
// PlayButton need no Hide.
type SpeedSlider struct {
	// Label stands before the slider. The player writes formulas in a line, as τᵢ
	// or x². Empty: Speed.
	Label string
	// Min and Max are the ends of the slider, in times the film's own speed,
	// above 0. Both zero: 0.1 and 5.
	Min, Max float64
	// Step is the distance between two speeds. Zero: 0.1.
	Step float64
	// Size of the letters in points; the slider goes with it. Zero: 10.
	Size float64
	// Color of the slider. Nil: the next of the theme's cycle.
	Color color.Color

	ink, cycle color.Color
}

// A PlayButton stands in the figure and plays and pauses the film. It is a
// drawing of a button that says Pause in all outputs but the player, which
// makes it work and leaves its own button out.
type PlayButton struct {
	// Play is what the button says while the film waits, and Pause what it says
	// while the film plays, with formulas in a line. Empty: Play and Pause.
	Play, Pause string
	// Size of the letters in points; the button goes with it. Zero: 10.
	Size float64

	ink color.Color
}

// A control is an artist that the player makes work.
type control interface {
	placed
	inked
	// control returns the control without its layer, and its place in axes of
	// a size.
	control(data vg.Rectangle) (strip.Control, vg.Rectangle)
}

var _ = []control{(*SpeedSlider)(nil), (*PlayButton)(nil)}

// Lengths of controls, in parts of the font size. The player's style sheet has
// the same.
const (
	controlHeight = 2.4
	buttonPad     = 1.6 // from the button's edge to its text
	sliderGap     = 1.0 // between label, slider and speed
	speedWidth    = 2.6 // room for the speed
	trackHeight   = 0.4
	thumbSize     = 1.3
)

// line is the rectangle of a control in the middle of its axes.
func line(data vg.Rectangle, width, size vg.Length) vg.Rectangle {
	half := vg.Point{X: min(width, data.Size().X) / 2, Y: min(controlHeight*size, data.Size().Y) / 2}
	mid := data.Min.Add(data.Max).Scale(0.5)
	return vg.Rectangle{Min: mid.Sub(half), Max: mid.Add(half)}
}

// style is what both kinds of controls tell the player.
func controlStyle(size vg.Length, ink color.Color) strip.Control {
	return strip.Control{
		Size: int32(float64(size/vg.Inch)*strip.DPI*strip.Fine + 0.5),
		Ink:  Fade(ink, 1), Face: Fade(ink, 0.16),
	}
}

func orBlack(c color.Color) color.Color {
	if c == nil {
		return color.Black
	}
	return c
}

// filled returns the slider with its zero fields filled in. It panics on a
// range that makes none.
func (s *SpeedSlider) filled() SpeedSlider {
	f := *s
	if f.Label == "" {
		f.Label = "Speed"
	}
	if f.Min == 0 && f.Max == 0 {
		f.Min, f.Max = 0.1, 5
	}
	if f.Step == 0 {
		f.Step = 0.1
	}
	if !(f.Min > 0 && f.Min < f.Max && f.Max <= 1000) {
		panic(fmt.Sprintf("anim: SpeedSlider.Min, Max are %v, %v, want 0 < Min < Max <= 1000", f.Min, f.Max))
	}
	if !(f.Step > 0 && f.Step <= f.Max-f.Min) {
		panic(fmt.Sprintf("anim: SpeedSlider.Step is %v, want above 0 and at most Max − Min = %v", f.Step, f.Max-f.Min))
	}
	f.Size = float64(orElse(f.Size, 10))
	f.ink = orBlack(f.ink)
	if f.Color == nil {
		f.Color = f.cycle
	}
	if f.Color == nil {
		f.Color = C(0)
	}
	return f
}

func (s *SpeedSlider) control(data vg.Rectangle) (strip.Control, vg.Rectangle) {
	f := s.filled()
	c := controlStyle(vg.Length(f.Size), f.ink)
	c.Kind, c.Label, c.Accent = strip.SpeedSlider, mathtext.Plain(f.Label), Fade(f.Color, 1)
	c.Min, c.Max, c.Step = f.Min, f.Max, f.Step
	return c, line(data, data.Size().X, vg.Length(f.Size))
}

// Plot draws the slider; it implements plot.Plotter, on any canvas.
func (s *SpeedSlider) Plot(c draw.Canvas, _ *plot.Plot) {
	f := s.filled()
	_, box := s.control(c.Rectangle)
	em := vg.Length(f.Size)
	mid := (box.Min.Y + box.Max.Y) / 2
	face := sans(em, false)
	write := func(x vg.Length, text string) {
		c.SetColor(f.ink)
		drawText(c.Canvas, face, vg.Point{X: x, Y: mid - digitHeight(em)/2}, text, strip.Left)
	}
	speed := min(max(1, f.Min), f.Max)
	write(box.Min.X, f.Label)
	write(box.Max.X-speedWidth*em, fmt.Sprintf("%.4g×", speed))
	x0 := box.Min.X + textWidth(face, f.Label) + sliderGap*em
	x1 := max(x0+2*em, box.Max.X-(speedWidth+sliderGap)*em)
	at := x0 + thumbSize*em/2 + vg.Length((speed-f.Min)/(f.Max-f.Min))*(x1-x0-thumbSize*em)
	bar := func(to vg.Length, col color.Color) {
		c.SetColor(col)
		c.Fill(rounded(vg.Rectangle{Min: vg.Point{X: x0, Y: mid - trackHeight*em/2}, Max: vg.Point{X: to, Y: mid + trackHeight*em/2}}, trackHeight*em/2))
	}
	bar(x1, Fade(f.ink, 0.16))
	bar(at, f.Color)
	var thumb vg.Path
	thumb.Move(vg.Point{X: at + thumbSize*em/2, Y: mid})
	thumb.Arc(vg.Point{X: at, Y: mid}, thumbSize*em/2, 0, 2*math.Pi)
	thumb.Close()
	c.Fill(thumb)
}

func (b *PlayButton) filled() PlayButton {
	f := *b
	if f.Play == "" {
		f.Play = "Play"
	}
	if f.Pause == "" {
		f.Pause = "Pause"
	}
	f.Play, f.Pause = mathtext.Plain(f.Play), mathtext.Plain(f.Pause)
	f.Size = float64(orElse(f.Size, 10))
	f.ink = orBlack(f.ink)
	return f
}

func (b *PlayButton) control(data vg.Rectangle) (strip.Control, vg.Rectangle) {
	f := b.filled()
	em := vg.Length(f.Size)
	c := controlStyle(em, f.ink)
	c.Kind, c.Label, c.Pause = strip.PlayButton, f.Play, f.Pause
	face := sans(em, false)
	return c, line(data, max(face.Width(f.Play), face.Width(f.Pause))+2*buttonPad*em, em)
}

// Plot draws the button; it implements plot.Plotter, on any canvas.
func (b *PlayButton) Plot(c draw.Canvas, _ *plot.Plot) {
	f := b.filled()
	_, box := b.control(c.Rectangle)
	em := vg.Length(f.Size)
	c.SetColor(Fade(f.ink, 0.16))
	c.Fill(rounded(box, 0.4*em))
	face := sans(em, false)
	c.SetColor(f.ink)
	c.FillString(face, vg.Point{
		X: (box.Min.X + box.Max.X - face.Width(f.Pause)) / 2,
		Y: (box.Min.Y+box.Max.Y)/2 - digitHeight(em)/2,
	}, f.Pause)
}

// onlyControls reports whether the axes hold nothing but controls, which want
// no frame.
func (a *Axes) onlyControls() bool {
	for _, e := range a.entries() {
		if _, ok := e.Artist.(control); !ok {
			return false
		}
	}
	return len(a.Artists) > 0
}

// control tells the player of a control in a layer.
func (r *recording) control(c control, layer int, data vg.Rectangle) strip.Control {
	s, box := c.control(data)
	s.Layer, s.Rect = layer, r.rect(box)
	return s
}

func (s *SpeedSlider) themeInk(ink color.Color) { s.ink = ink }
func (b *PlayButton) themeInk(ink color.Color)  { b.ink = ink }

func (s *SpeedSlider) cycleColor(c color.Color) bool {
	s.cycle = c
	return s.Color == nil
}

func (s *SpeedSlider) snapshot() placed { c := *s; return &c }
func (b *PlayButton) snapshot() placed  { c := *b; return &c }

func (s *SpeedSlider) equal(o placed) bool { c, ok := o.(*SpeedSlider); return ok && *s == *c }
func (b *PlayButton) equal(o placed) bool  { c, ok := o.(*PlayButton); return ok && *b == *c }

func (s *SpeedSlider) clipped() bool { return false }
func (b *PlayButton) clipped() bool  { return false }
