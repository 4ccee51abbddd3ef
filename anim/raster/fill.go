package raster

import "math"

// An accumulator turns polygons into the exact area that they cover of each
// pixel. Every edge adds the change of coverage it causes to the pixels it
// crosses; a running sum along the row is then the coverage.
//
// All arithmetic is in whole numbers, and what an edge adds to a pixel depends
// on the edge and the pixel alone. So a pixel comes out the same to the last
// bit whatever part of the picture is being repainted.
//
// It holds no more of the picture than the largest shape so far was limited to.
type accumulator struct {
	mask   *mask
	sum    []int32 // of the mask's clip, and one column more; zero between shapes
	wide   int     // its columns
	lo, hi []int
	y0, y1 int
}

const (
	sub     = 256             // steps of a pixel
	covered = sub * 2 * sub   // the sum that stands for a whole pixel
	far     = (1 << 22) * sub // coordinates beyond 4 million pixels are moved there
)

func newAccumulator(m *mask) *accumulator {
	a := &accumulator{mask: m, lo: make([]int, m.h), hi: make([]int, m.h)}
	for y := range a.lo {
		a.lo[y] = m.w + 1
	}
	a.y0 = m.h
	return a
}

// begin makes room for a shape that is limited as the mask says.
func (a *accumulator) begin() {
	size := a.mask.clip.Size()
	a.wide = size.X + 1
	if n := a.wide * size.Y; n > len(a.sum) {
		a.sum = make([]int32, n)
	}
}

// at is the part of row y within the mask's clip.
func (a *accumulator) at(y int) []int32 {
	return a.sum[(y-a.mask.clip.Min.Y)*a.wide:][:a.wide]
}

// steps converts pixels to steps.
func steps(v float64) int64 {
	return int64(math.Floor(min(max(v*sub, -far), far) + 0.5))
}

// polygon adds a closed polygon; several make one shape.
func (a *accumulator) polygon(pts []point) {
	if len(pts) < 3 {
		return
	}
	last := pts[len(pts)-1]
	x0, y0 := steps(last.x), steps(last.y)
	for _, p := range pts {
		x1, y1 := steps(p.x), steps(p.y)
		if y0 < y1 {
			a.edge(x0, y0, x1, y1, 1)
		} else if y1 < y0 {
			a.edge(x1, y1, x0, y0, -1)
		}
		x0, y0 = x1, y1
	}
}

// edge adds an edge that goes down from (x0, y0) to (x1, y1).
func (a *accumulator) edge(x0, y0, x1, y1 int64, sign int32) {
	clip := a.mask.clip
	top := max(y0>>8, int64(clip.Min.Y))
	bottom := min((y1-1)>>8, int64(clip.Max.Y)-1)
	for y := top; y <= bottom; y++ {
		ya, yb := max(y0, y*sub), min(y1, (y+1)*sub)
		xa, xb := x0, x1
		if ya != y0 {
			xa = x0 + floorDiv((ya-y0)*(x1-x0), y1-y0)
		}
		if yb != y1 {
			xb = x0 + floorDiv((yb-y0)*(x1-x0), y1-y0)
		}
		a.row(int(y), xa, xb, int32(yb-ya), sign)
	}
	if top <= bottom {
		a.y0 = min(a.y0, int(top))
		a.y1 = max(a.y1, int(bottom)+1)
	}
}

// row adds the part of an edge that lies in row y: it goes from xa to xb while
// it descends by h steps.
func (a *accumulator) row(y int, xa, xb int64, h, sign int32) {
	left, right := int64(a.mask.clip.Min.X), int64(a.mask.clip.Max.X)
	if xa > xb {
		xa, xb = xb, xa
	}
	ca, cb := xa>>8, xb>>8
	if ca >= right {
		return
	}
	sum := a.at(y)
	if cb < left {
		sum[0] += sign * h * 2 * sub
		a.touch(y, int(left), int(left)+1)
		return
	}
	if ca == cb {
		part := int32(xa-ca*sub) + int32(xb-ca*sub)
		sum[ca-left] += sign * h * (2*sub - part)
		sum[ca-left+1] += sign * h * part
		a.touch(y, int(ca), int(ca)+2)
		return
	}
	// The edge crosses several pixels: share its height among them. Pixels left
	// of the clip count as if they lay just outside it.
	first, final := max(ca, left), min(cb, right-1)
	var done int32
	if first > ca {
		done = int32(floorDiv((first*sub-xa)*int64(h), xb-xa))
		sum[first-left] += sign * done * 2 * sub
	}
	for c := first; c <= final; c++ {
		from, to := max(xa, c*sub), min(xb, (c+1)*sub)
		end := h
		if c < cb {
			end = int32(floorDiv((to-xa)*int64(h), xb-xa))
		}
		d := end - done
		done = end
		part := int32(from-c*sub) + int32(to-c*sub)
		sum[c-left] += sign * d * (2*sub - part)
		sum[c-left+1] += sign * d * part
	}
	a.touch(y, int(first), int(final)+2)
}

func (a *accumulator) touch(y, lo, hi int) {
	a.lo[y] = min(a.lo[y], lo)
	a.hi[y] = max(a.hi[y], hi)
}

func floorDiv(p, q int64) int64 {
	d := p / q
	if p%q < 0 {
		d--
	}
	return d
}

// finish moves the shape into the mask.
func (a *accumulator) finish() {
	m := a.mask
	for y := a.y0; y < a.y1; y++ {
		lo, hi := a.lo[y], a.hi[y]
		a.lo[y], a.hi[y] = m.w+1, 0
		if lo >= hi {
			continue
		}
		sum := a.at(y)[lo-m.clip.Min.X : hi-m.clip.Min.X]
		row := m.pix[y*m.w+lo : y*m.w+m.clip.Max.X]
		var s int32
		var c uint8
		for x := range row {
			if x >= len(sum) {
				if c == 0 {
					row = row[:x]
					break
				}
			} else if sum[x] != 0 {
				s += sum[x]
				c = level[(min(max(s, -s), covered)*255+covered/2)/covered]
			}
			row[x] = c
		}
		clear(sum)
		m.touch(y, lo, lo+len(row))
	}
	a.y0, a.y1 = m.h, 0
}
