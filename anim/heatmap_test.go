package anim_test

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/raster"
)

// paints draws an artist in axes through a film, and on a raster canvas of
// gonum/plot. Each returned function is the colour at a part of the width and
// height from the top left.
func paints(t *testing.T, x, y anim.Axis, a anim.Artist) map[string]func(u, v float64) color.Color {
	t.Helper()
	film, err := anim.New(&anim.Axes{X: x, Y: y, Artists: []anim.Artist{a}}).Film()
	if err != nil {
		t.Fatal(err)
	}
	img, err := raster.Still(film, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	r := film.Axes[0].Rect
	at := func(lo, hi int32, part float64) int { return int((float64(lo) + part*float64(hi-lo)) / 8) }

	p, c := plot.New(), vgimg.New(25, 25)
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = x.Min, x.Max, y.Min, y.Max
	a.Plot(draw.New(c), p)
	b := c.Image().Bounds()
	return map[string]func(u, v float64) color.Color{
		"film": func(u, v float64) color.Color { return img.At(at(r.X0, r.X1, u), at(r.Y0, r.Y1, v)) },
		"vgimg": func(u, v float64) color.Color {
			return c.Image().At(int(u*float64(b.Dx())), int(v*float64(b.Dy())))
		},
	}
}

// near reports whether colours are the same but for rounding.
func near(a, b color.Color) bool {
	r0, g0, b0, _ := a.RGBA()
	r1, g1, b1, _ := b.RGBA()
	return max(gap(r0, r1), gap(g0, g1), gap(b0, b1)) <= 2
}

// TestHeatmapTurns checks that a cell is at its data coordinates however axes
// and extent run.
func TestHeatmapTurns(t *testing.T) {
	const rows, cols = 3, 4
	for _, extent := range []anim.Extent{{}, {Left: 10, Right: 30, Bottom: 5, Top: 8}, {Left: 30, Right: 10, Bottom: 8, Top: 5}} {
		for _, origin := range []anim.Origin{anim.Upper, anim.Lower} {
			for turn := range 4 {
				h := &anim.Heatmap{Z: grid(rows, cols), Extent: extent, Origin: origin, VMax: rows * cols}
				pic := image.NewNRGBA(image.Rect(5, 7, 5+cols, 7+rows))
				for j := range rows {
					for i := range cols {
						h.Z[j][i] = float64(j*cols + i)
						pic.SetNRGBA(5+i, 7+j, colormap.Viridis.At(h.Z[j][i]/rows/cols))
					}
				}
				x0, x1, y0, y1 := h.DataRange()
				if turn&1 > 0 {
					x0, x1 = x1, x0
				}
				if turn&2 > 0 {
					y0, y1 = y1, y0
				}
				x, y := anim.Axis{Min: x0, Max: x1}, anim.Axis{Min: y0, Max: y1}
				for _, a := range []anim.Artist{h, &anim.Image{Picture: pic, Extent: extent, Origin: origin}} {
					for canvas, at := range paints(t, x, y, a) {
						for j := range rows {
							for i := range cols {
								// Where the middle of the cell is by the documentation.
								cx, cy := float64(i), float64(j)
								if extent != (anim.Extent{}) {
									cx = extent.Left + (cx+0.5)/cols*(extent.Right-extent.Left)
									first, last := extent.Top, extent.Bottom
									if origin == anim.Lower {
										first, last = last, first
									}
									cy = first + (cy+0.5)/rows*(last-first)
								}
								got := at((cx-x0)/(x1-x0), 1-(cy-y0)/(y1-y0))
								if want := pic.At(5+i, 7+j); !near(got, want) {
									t.Errorf("%T on %s, extent %v, origin %d, turn %d: row %d, column %d is %v, want %v", a, canvas, extent, origin, turn, j, i, got, want)
								}
							}
						}
					}
				}
			}
		}
	}
}

// TestHeatmapFar looks at two cells of ten thousand.
func TestHeatmapFar(t *testing.T) {
	h := &anim.Heatmap{Z: [][]float64{make([]float64, 10000)}, VMax: 10000}
	for i := range h.Z[0] {
		h.Z[0][i] = float64(i)
	}
	for _, x := range []anim.Axis{{Min: 6999.5, Max: 7001.5}, {Min: 7001.5, Max: 6999.5}} {
		for canvas, at := range paints(t, x, anim.Axis{Min: -0.5, Max: 0.5}, h) {
			if canvas == "vgimg" {
				continue // it draws pictures of millions of pixels slowly
			}
			if got, want := at(0.3, 0.5), colormap.Viridis.At(0.7); !near(got, want) {
				t.Errorf("%v: %v, want %v", x, got, want)
			}
		}
	}
}

func TestImageColors(t *testing.T) {
	pic := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for i := range 1600 {
		pic.SetRGBA(i%40, i/40, color.RGBA{uint8(6 * (i % 40)), uint8(6 * (i / 40)), 99, 255})
	}
	a := &anim.Image{Picture: pic, Alpha: 0.5}
	at := paints(t, anim.Axis{Min: -0.5, Max: 39.5}, anim.Axis{Min: 39.5, Max: -0.5}, a)["film"]
	for _, i := range []int{2, 17, 37} {
		got := at((float64(i)+0.5)/40, 0.5)
		want := color.NRGBA{uint8((6*i + 255) / 2), (120 + 255) / 2, (99 + 255) / 2, 255}
		if !near(got, want) {
			t.Errorf("column %d is %v, want %v, half of the picture's on white", i, got, want)
		}
	}
}

func TestHeatmapPanics(t *testing.T) {
	z := grid(2, 3)
	for want, a := range map[string]anim.Artist{
		"anim: Heatmap.Z[1] has length 2, want 3, the length of Z[0]":                                   &anim.Heatmap{Z: [][]float64{{1, 2, 3}, {1, 2}}},
		"anim: Heatmap.Extent has Left 1 and Right 1, want two different finite numbers":                &anim.Heatmap{Z: z, Extent: anim.Extent{Left: 1, Right: 1, Top: 1}},
		"anim: Heatmap.Extent has Bottom 0 and Top NaN, want":                                           &anim.Heatmap{Z: z, Extent: anim.Extent{Right: 1, Top: math.NaN()}},
		"anim: Heatmap has VMin 0 and VMax +Inf, want finite numbers":                                   &anim.Heatmap{Z: z, VMax: math.Inf(1)},
		"anim: Heatmap.Z has 16385 columns and 1 rows, want at most 16384; average or leave out some":   &anim.Heatmap{Z: grid(1, 16385)},
		"anim: Image.Picture has 1 columns and 20000 rows, want at most 16384; average or leave out so": &anim.Image{Picture: image.NewGray(image.Rect(0, 0, 1, 20000))},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.HasPrefix(got, want) {
					t.Errorf("panic %q, want %q", got, want)
				}
			}()
			anim.New(&anim.Axes{Artists: []anim.Artist{a}}).Film()
		}()
	}
	if _, err := anim.New(&anim.Axes{Artists: []anim.Artist{&anim.Heatmap{}, &anim.Image{}, &anim.Heatmap{Z: grid(3, 0)}}}).Film(); err != nil {
		t.Errorf("without data: %v", err)
	}
}

func gap(a, b uint32) int {
	d := int(a>>8) - int(b>>8)
	return max(d, -d)
}
