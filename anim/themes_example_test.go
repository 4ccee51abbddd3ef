package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

// themed is a film of four cells in a theme.
func themed(theme anim.Theme, title string) *anim.Figure {
	ax := &anim.Axes{
		Title: title, Grid: true,
		X: anim.Axis{Label: "time (s)"}, Y: anim.Axis{Label: "potential (mV)", Min: -3, Max: 3},
		Legend: anim.Legend{Place: anim.OutsideRight},
	}
	lines := make([]*anim.Line, 4)
	for i := range lines {
		lines[i] = &anim.Line{X: anim.Linspace(0, 6, 100), Label: "cell " + string(rune('A'+i))}
		ax.Artists = append(ax.Artists, lines[i])
	}
	fig := &anim.Figure{Theme: theme, Width: 5 * anim.Inch, Height: 3 * anim.Inch, Axes: []*anim.Axes{ax}}
	for k := range fig.Steps(10) {
		for i, line := range lines {
			line.Y = nil
			for _, t := range line.X {
				line.Y = append(line.Y, (1+0.4*float64(i))*math.Sin(t+0.2*float64(k)+float64(i)))
			}
		}
	}
	return fig
}

func ExampleTheme_dark() {
	check(themed(anim.Dark, "Dark").Save("testdata/theme_dark.png"))
}

func ExampleTheme_classic() {
	check(themed(anim.Classic, "Classic").Save("testdata/theme_classic.png"))
}

func ExampleTheme_publication() {
	check(themed(anim.Publication, "Publication").Save("testdata/theme_publication.png"))
}

func ExampleTheme_colorBlind() {
	check(themed(anim.ColorBlind, "Colour-blind safe").Save("testdata/theme_colorblind.png"))
}
