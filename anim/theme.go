package anim

import (
	"image/color"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Inch, Centimeter and Point are units of length. A picture has 100 pixels to
// the inch, so a point is 1.39 pixels.
const (
	Inch       = vg.Inch
	Centimeter = vg.Centimeter
	Point      = vg.Length(1)
)

// A Theme is the look of a figure. Zero fields have the default theme's
// values.
type Theme struct {
	// Background is behind the whole figure, Face behind the data of each
	// axes. Default: white.
	Background, Face color.Color
	// Ink is the colour of frames, ticks and text. Default: nearly black.
	Ink color.Color
	// GridColor is the colour of grid lines. Default: light gray.
	GridColor color.Color
	// Cycle are the colours that lines and scatters without a colour take one
	// after another. Default: matplotlib's ten.
	Cycle []color.Color
	// Size is the size of tick labels, axis labels and legends, TitleSize
	// that of titles, FigureSize that of the figure's title. Defaults: 10, 12
	// and 14 points.
	Size, TitleSize, FigureSize vg.Length
}

// RGB is the colour 0xRRGGBB.
func RGB(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// Fade returns c with its opacity multiplied by alpha, from 0 (invisible) to 1.
func Fade(c color.Color, alpha float64) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float64(n.A)*min(max(alpha, 0), 1) + 0.5)
	return n
}

// C returns colour i of the default theme's cycle, which starts again after
// ten: blue, orange, green, red, purple, brown, pink, gray, olive, cyan.
func C(i int) color.Color { return cycle[((i%10)+10)%10] }

var cycle = []color.Color{
	RGB(0x1f77b4), RGB(0xff7f0e), RGB(0x2ca02c), RGB(0xd62728), RGB(0x9467bd),
	RGB(0x8c564b), RGB(0xe377c2), RGB(0x7f7f7f), RGB(0xbcbd22), RGB(0x17becf),
}

// filled returns the theme with its zero fields filled in.
func (t Theme) filled() Theme {
	or := func(c *color.Color, d color.Color) {
		if *c == nil {
			*c = d
		}
	}
	or(&t.Background, RGB(0xffffff))
	or(&t.Face, RGB(0xffffff))
	or(&t.Ink, RGB(0x222222))
	or(&t.GridColor, RGB(0xe4e4e4))
	if len(t.Cycle) == 0 {
		t.Cycle = cycle
	}
	for _, s := range []struct {
		field *vg.Length
		def   vg.Length
	}{{&t.Size, 10}, {&t.TitleSize, 12}, {&t.FigureSize, 14}} {
		if *s.field == 0 {
			*s.field = s.def
		}
	}
	return t
}

// sans is a sans serif face. gonum/plot keeps the fonts, so that they are
// parsed once in a program.
func sans(size vg.Length, bold bool) font.Face {
	f := font.Font{Typeface: "Liberation", Variant: "Sans"}
	if bold {
		f.Weight = xfont.WeightBold
	}
	return font.DefaultCache.Lookup(f, size)
}
