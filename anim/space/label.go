package space

import (
	"math"
	"strconv"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/mathtext"
)

// A quad is a turned rectangle, by its corners.
type quad [4]vg.Point

// meets reports whether two quads overlap: they do unless a line along a side of
// one has them on different sides.
func (a quad) meets(b quad) bool {
	for _, q := range []quad{a, b} {
		for i := range 2 {
			side := q[i+1].Sub(q[i])
			across := vg.Point{X: -side.Y, Y: side.X}
			a0, a1 := a.along(across)
			b0, b1 := b.along(across)
			if a1 <= b0 || b1 <= a0 {
				return false
			}
		}
	}
	return true
}

// along is the range of the corners in a direction.
func (a quad) along(d vg.Point) (lo, hi vg.Length) {
	lo, hi = dot(a[0], d), dot(a[0], d)
	for _, p := range a[1:] {
		v := dot(p, d)
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}

func dot(a, b vg.Point) vg.Length { return a.X*b.X + a.Y*b.Y }

func abs(l vg.Length) vg.Length { return vg.Length(math.Abs(float64(l))) }

// upright turns a text by 180 degrees where it would stand on its head.
func upright(angle float64) float64 {
	for angle > 90 {
		angle -= 180
	}
	for angle <= -90 {
		angle += 180
	}
	return angle
}

// face is the one that anim writes with.
func face(size vg.Length) font.Face {
	return font.DefaultCache.Lookup(font.Font{Typeface: "Liberation", Variant: "Sans"}, size)
}

// capital is the height of a digit in parts of the font size.
const capital = 0.72

// measure is the width and height of a line of text, a formula included.
func measure(text string, size vg.Length) vg.Point {
	f := face(size)
	if mathtext.Special(text) {
		l := mathtext.New(f, text)
		return vg.Point{X: l.Width, Y: max(l.Ascent+l.Descent, capital*size)}
	}
	return vg.Point{X: f.Width(text), Y: capital * size}
}

// numbers writes ticks at given places.
func numbers(at []float64) []string {
	text := make([]string, len(at))
	for i, v := range at {
		text[i] = minus(strconv.FormatFloat(v, 'g', 6, 64))
	}
	return text
}

func power(exponent int) string { return minus("1e" + strconv.Itoa(exponent)) }

// minus writes true minus signs.
func minus(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '-' {
			out[i] = '\u2212'
		}
	}
	return string(out)
}
