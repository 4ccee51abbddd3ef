package anim_test

import (
	"fmt"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

// Frames that are prepared beforehand, each a list of artists, are played by
// putting one list after another into the axes.
func ExampleFigure_Steps_prepared() {
	var frames [][]anim.Artist
	for n := 3; n <= 8; n++ { // a polygon of n corners, with its name
		p := &anim.Polygon{}
		for i := range n {
			a := 2 * math.Pi * float64(i) / float64(n)
			p.X, p.Y = append(p.X, math.Cos(a)), append(p.Y, math.Sin(a))
		}
		frames = append(frames, []anim.Artist{p, &anim.Text{String: fmt.Sprintf("%d corners", n), Align: anim.AlignCenter, VAlign: anim.AlignMiddle, Color: color.White}})
	}

	ax := &anim.Axes{X: anim.Axis{Min: -1.2, Max: 1.2}, Y: anim.Axis{Min: -1.2, Max: 1.2}, Equal: true}
	fig := anim.New(ax)
	fig.Width, fig.Height = 4*anim.Inch, 4*anim.Inch
	for k := range fig.Steps(len(frames)) {
		ax.Artists = frames[k]
	}

	check(fig.Save("testdata/prepared.png"))
}
