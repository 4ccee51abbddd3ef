package raster

import (
	"image"
	"math/rand/v2"
	"testing"
)

// plainCover is the coverage of all pixels of clip by polygons: each edge is cut
// at the sides of all pixels, and each pixel right of a part of it changes by the
// part's height, but the pixel that it lies in by the area between.
func plainCover(polygons [][]point, clip image.Rectangle) []uint8 {
	w := clip.Dx()
	sum := make([]int64, w*clip.Dy())
	for _, pts := range polygons {
		for i, p := range pts {
			q := pts[(i+1)%len(pts)]
			x0, y0, x1, y1, sign := steps(p.x), steps(p.y), steps(q.x), steps(q.y), int64(1)
			if y0 > y1 {
				x0, y0, x1, y1, sign = x1, y1, x0, y0, -1
			}
			for y := clip.Min.Y; y < clip.Max.Y; y++ {
				top, bottom := max(y0, int64(y)*sub), min(y1, int64(y+1)*sub)
				if top >= bottom {
					continue
				}
				at := func(y int64) int64 { return x0 + floorDiv((y-y0)*(x1-x0), y1-y0) }
				xa, xb := at(top), at(bottom)
				xa, xb = min(xa, xb), max(xa, xb)
				// How far the edge has descended in the row when it comes to x.
				down := func(x int64) int64 {
					if x <= xa && xa < xb {
						return 0
					}
					if x >= xb {
						return bottom - top
					}
					return (x - xa) * (bottom - top) / (xb - xa)
				}
				for x := clip.Min.X; x < clip.Max.X; x++ {
					left, right := int64(x)*sub, int64(x+1)*sub
					done := int64(0)
					if left > xa {
						done = down(left)
					}
					s := done * 2 * sub
					if right > xa {
						from, to := max(xa, left), min(xb, right)
						s += (down(right) - done) * (2*sub - (from - left) - (to - left))
					}
					sum[(y-clip.Min.Y)*w+x-clip.Min.X] += sign * s
				}
			}
		}
	}
	cover := make([]uint8, len(sum))
	for i, s := range sum {
		cover[i] = level[(min(max(s, -s), covered)*255+covered/2)/covered]
	}
	return cover
}

// All pixels have the coverage that the plain formula gives them, whatever the
// part of the picture is, and what was drawn before.
func TestFillsAgainstPlainFormula(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var a accumulator
	for n := range 400 {
		var o outline
		var polygons [][]point
		for range 1 + r.IntN(2) {
			var pts []point
			if n%2 == 0 {
				circleOutline(&o, r.Float64()*80-10, r.Float64()*30-5, r.Float64()*40)
				pts = o.contours[o.n-1].pts
			} else {
				for i := range 3 + r.IntN(5) {
					p := point{r.Float64()*220 - 60, r.Float64()*60 - 20}
					if r.IntN(3) == 0 { // on a pixel's corner
						p = point{float64(int(p.x)), float64(int(p.y))}
					}
					if pts = append(pts, p); i == 0 {
						o.move(p)
					} else {
						o.line(p)
					}
				}
			}
			polygons = append(polygons, pts)
		}
		clip := image.Rect(r.IntN(40)-20, r.IntN(20)-10, r.IntN(120)+21, r.IntN(20)+11)
		a.limit(clip)
		a.fill(&o, image.Point{})
		got := make([]uint8, clip.Dx()*clip.Dy())
		a.finish(func(y int, spans []span) {
			for _, s := range spans {
				for x := s.x0; x < s.x1; x++ {
					got[y*clip.Dx()+x] = s.c
				}
			}
		})
		for i, want := range plainCover(polygons, clip) {
			if got[i] != want {
				t.Fatalf("shape %d in %v: pixel %d is covered by %d, want %d", n, clip, i, got[i], want)
			}
		}
	}
}
