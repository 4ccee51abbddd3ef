package anim_test

import (
	"image/color"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// TestPlaced has limits that grow: what belongs to the axes' rectangle is
// where it should be in the first frame too.
func TestPlaced(t *testing.T) {
	line := &anim.Line{}
	text := &anim.Text{X: 1, Y: 1.1, In: anim.InAxes, String: "outside", Box: color.White}
	cursor := &anim.VLine{}
	axes := &anim.Axes{Artists: []anim.Artist{line, cursor, text}}
	fig := anim.New(axes)
	fig.Theme.Ink = anim.RGB(0x00ff00)
	for k := range fig.Steps(10) {
		line.X, line.Y = append(line.X, float64(k)), append(line.Y, float64(100*k))
		cursor.X = float64(k)
		if k == 9 {
			axes.Artists = axes.Artists[:2]
		}
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	rect := film.Axes[0].Rect
	lim := film.Axes[0].Limits
	if len(lim) != 1 {
		t.Fatalf("%d limits, want 1", len(lim))
	}
	var lines, boxes int
	for _, l := range film.Layers {
		for _, i := range l.Frame {
			if i < 0 || l.Axes != 0 {
				continue
			}
			for _, op := range l.States[i] {
				switch op := op.(type) {
				case *strip.Path:
					if op.Fill == (color.NRGBA{255, 255, 255, 255}) && l.Clip == (strip.Rect{}) && op.Y[0] < rect.Y0 && op.X[0] > rect.X0 {
						boxes++
					}
					if l.Clip == rect && len(op.X) == 2 && op.X[0] == op.X[1] {
						lines++
						if op.Y[0] != rect.Y1 || op.Y[1] != rect.Y0 {
							t.Errorf("the cursor reaches from %d to %d, want %d to %d", op.Y[0], op.Y[1], rect.Y1, rect.Y0)
						}
					}
				case *strip.Text:
					if op.String == "outside" && (op.X != rect.X1 || op.Color != anim.RGB(0x00ff00)) {
						t.Errorf("the text is at %d in %v, want %d in the theme's ink", op.X, op.Color, rect.X1)
					}
				}
			}
		}
	}
	if lines != 10 || boxes != 9 {
		t.Errorf("%d cursors and %d boxes of the text, want 10 and 9", lines, boxes)
	}
}
