package anim

import (
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// TestHeatmapFilm checks that automatic colour limits are those of the whole
// film in every frame, also in a first frame of one value or of none.
func TestHeatmapFilm(t *testing.T) {
	h := &Heatmap{Z: [][]float64{{0, 0, math.NaN()}}}
	fig := New(&Axes{Artists: []Artist{h}})
	for k := range fig.Steps(5) {
		h.Z[0][0], h.Z[0][1] = float64(k), float64(-k)
		if k == 3 {
			h.Z[0][0], h.Z[0][1] = math.NaN(), math.NaN()
		}
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range film.Layers {
		for f, k := range l.Frame {
			if k < 0 {
				continue
			}
			img, ok := l.States[k][0].(*strip.Image)
			if !ok {
				continue
			}
			want := []uint8{heatIndex(float64(f), -4, 4), heatIndex(float64(-f), -4, 4), nanIndex}
			if f == 3 {
				want[0], want[1] = nanIndex, nanIndex
			}
			if img.Min != -4 || img.Max != 4 {
				t.Errorf("frame %d has the limits %v and %v, want -4 and 4", f, img.Min, img.Max)
			}
			for i, w := range want {
				if d := int(img.Pix[i]) - int(w); d < -1 || d > 1 || (w == nanIndex) != (img.Pix[i] == nanIndex) {
					t.Errorf("frame %d: cell %d has place %d, want about %d", f, i, img.Pix[i], w)
				}
			}
		}
	}
}
