package anim

import "image/color"

// Themes to choose from: Figure.Theme = anim.Dark. The zero Theme is a light
// one with thin gray grid lines. To switch a whole notebook, see Use.
var (
	// Dark is light ink on a dark ground.
	Dark = Theme{
		Background: RGB(0x14171c), Face: RGB(0x14171c), Ink: RGB(0xd8dce2), GridColor: RGB(0x2f353e),
		Cycle: []color.Color{
			RGB(0x6cb6ff), RGB(0xffb454), RGB(0x7ee787), RGB(0xff7b72), RGB(0xd2a8ff),
			RGB(0xc99b7c), RGB(0xf5a3d7), RGB(0xa8b1bb), RGB(0xe3d26f), RGB(0x56d4dd),
		},
	}
	// Classic has the black ink and the grid of matplotlib's default style.
	Classic = Theme{Ink: RGB(0x000000), GridColor: RGB(0xb0b0b0)}
	// Publication has black ink and smaller letters, for a figure of a column's
	// width (3.5 inches).
	Publication = Theme{
		Ink: RGB(0x000000), GridColor: RGB(0xe8e8e8), Size: 8, TitleSize: 9, FigureSize: 10,
		Cycle: okabeIto,
	}
	// ColorBlind has a cycle of eight colours that people with the common
	// colour vision deficiencies tell apart, by Okabe and Ito (Color Universal
	// Design, 2008). For values, use colormap.Cividis or colormap.Viridis.
	ColorBlind = Theme{Cycle: okabeIto}
)

var okabeIto = []color.Color{
	RGB(0x0072b2), RGB(0xe69f00), RGB(0x009e73), RGB(0xd55e00),
	RGB(0xcc79a7), RGB(0x56b4e9), RGB(0xf0e442), RGB(0x000000),
}
