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

// A Theme is the look of a figure. Zero fields have the values of the theme in
// use, see Use, or else the defaults.
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

// used is the theme in use.
var used Theme

// Use lets all figures of the program look like t, but for those with a Theme of
// their own, and returns t. In a notebook, where what is declared with var is
// done anew in each cell, one line changes the look of all cells that run after
// it:
//
//	var theme = anim.Use(anim.Dark)
//
// A zero Theme has the default look again. It must be called before the loops of
// the figures it is for.
func Use(t Theme) Theme {
	used = t
	return t
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

// C returns colour i of the cycle of the theme in use, which starts again after
// its last. The default's are ten: blue, orange, green, red, purple, brown, pink,
// gray, olive, cyan.
func C(i int) color.Color {
	c := used.Cycle
	if len(c) == 0 {
		c = cycle
	}
	return c[(i%len(c)+len(c))%len(c)]
}

// Ink returns the colour that the theme in use writes with: nearly black, or
// light on a dark ground.
func Ink() color.Color { return used.filled().Ink }

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
	size := func(s *vg.Length, d vg.Length) {
		if *s == 0 {
			*s = d
		}
	}
	for _, d := range []Theme{used, {
		Background: RGB(0xffffff), Face: RGB(0xffffff), Ink: RGB(0x222222), GridColor: RGB(0xe4e4e4),
		Cycle: cycle, Size: 10, TitleSize: 12, FigureSize: 14,
	}} {
		or(&t.Background, d.Background)
		or(&t.Face, d.Face)
		or(&t.Ink, d.Ink)
		or(&t.GridColor, d.GridColor)
		if len(t.Cycle) == 0 {
			t.Cycle = d.Cycle
		}
		size(&t.Size, d.Size)
		size(&t.TitleSize, d.TitleSize)
		size(&t.FigureSize, d.FigureSize)
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
