package raster

import (
	"image"
	"math"
)

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
	clip    image.Rectangle
	sum     []int32  // of the clip, and one column more; zero between shapes
	wide    int      // its columns
	touched []uint64 // a bit for each of sum that an edge changed
	words   int      // of touched in a row
	y0, y1  int      // touched rows of the clip: [y0, y1)
	spans   []span   // of a row
}

const (
	sub     = 256             // steps of a pixel
	covered = sub * 2 * sub   // the sum that stands for a whole pixel
	far     = (1 << 22) * sub // coordinates beyond 4 million pixels are moved there
)

// limit starts a shape of which only what lies inside r is wanted.
func (a *accumulator) limit(r image.Rectangle) {
	a.clip, a.wide, a.words = r, r.Dx()+1, r.Dx()/64+1
	a.y0, a.y1 = r.Dy(), 0
	if n := a.wide * r.Dy(); n > len(a.sum) {
		a.sum = make([]int32, n)
	}
	if n := a.words * r.Dy(); n > len(a.touched) {
		a.touched = make([]uint64, n)
	}
}

// steps converts pixels to steps.
func steps(v float64) int64 {
	n := math.Floor(v*sub + 0.5)
	if n > far {
		return far
	}
	if n < -far {
		return -far
	}
	return int64(n)
}

// fill adds the inside of an outline, whose coordinates are counted from origin.
func (a *accumulator) fill(o *outline, origin image.Point) {
	for i := range o.all() {
		a.polygon(o.contours[i].pts, origin)
	}
}

// polygon adds a closed polygon, whose coordinates are counted from origin;
// several make one shape.
func (a *accumulator) polygon(pts []point, origin image.Point) {
	if len(pts) < 3 {
		return
	}
	dx, dy := int64(origin.X-a.clip.Min.X)*sub, int64(origin.Y-a.clip.Min.Y)*sub
	last := pts[len(pts)-1]
	x0, y0 := steps(last.x)+dx, steps(last.y)+dy
	for _, p := range pts {
		x1, y1 := steps(p.x)+dx, steps(p.y)+dy
		if y0 < y1 {
			a.edge(x0, y0, x1, y1, 1)
		} else if y1 < y0 {
			a.edge(x1, y1, x0, y0, -1)
		}
		x0, y0 = x1, y1
	}
}

// edge adds an edge that goes down from (x0, y0) to (x1, y1).
func (a *accumulator) edge(x0, y0, x1, y1, sign int64) {
	top, bottom := max(y0>>8, 0), min((y1-1)>>8, int64(a.clip.Dy())-1)
	if top > bottom {
		return
	}
	a.y0, a.y1 = min(a.y0, int(top)), max(a.y1, int(bottom)+1)
	at := func(y int64) int64 { return x0 + floorDiv((y-y0)*(x1-x0), y1-y0) }
	ya, xa := y0, x0
	if y0 < top*sub {
		ya, xa = top*sub, at(top*sub)
	}
	for y := top; y <= bottom; y++ {
		yb, xb := y1, x1
		if y1 > (y+1)*sub {
			yb = (y + 1) * sub
			xb = at(yb)
		}
		a.row(int(y), xa, xb, yb-ya, sign)
		ya, xa = yb, xb
	}
}

// row adds the part of an edge that lies in row y: it goes from xa to xb while
// it descends by h steps.
func (a *accumulator) row(y int, xa, xb, h, sign int64) {
	right := int64(a.wide - 1)
	if xa > xb {
		xa, xb = xb, xa
	}
	ca, cb := xa>>8, xb>>8
	if ca >= right {
		return
	}
	sum := a.sum[y*a.wide:][:a.wide]
	if cb < 0 {
		sum[0] += int32(sign * h * 2 * sub)
		a.touch(y, 0, 0)
		return
	}
	if ca == cb {
		part := xa + xb - 2*ca*sub
		sum[ca] += int32(sign * h * (2*sub - part))
		sum[ca+1] += int32(sign * h * part)
		a.touch(y, ca, ca+1)
		return
	}
	// The edge crosses several pixels: share its height among them. Pixels left
	// of the clip count as if they lay just outside it.
	first, final := max(ca, 0), min(cb, right-1)
	var done int64
	from := xa - first*sub
	if from < 0 {
		done = -from * h / (xb - xa)
		sum[first] += int32(sign * done * 2 * sub)
		from = 0
	}
	// Up to the right side of a pixel it has descended by the whole part of a
	// quotient, which grows by the same from pixel to pixel.
	w := xb - xa
	end, rest := ((first+1)*sub-xa)*h/w, ((first+1)*sub-xa)*h%w
	step, more := sub*h/w, sub*h%w
	for c := first; c <= final; c++ {
		part := from + sub
		if c == cb {
			end, part = h, from+xb-c*sub
		}
		sum[c] += int32(sign * (end - done) * (2*sub - part))
		sum[c+1] += int32(sign * (end - done) * part)
		done, from = end, 0
		end, rest = end+step, rest+more
		if rest >= w {
			end, rest = end+1, rest-w
		}
	}
	a.touch(y, first, final+1)
}

// touch notes that columns lo to hi of row y change.
func (a *accumulator) touch(y int, lo, hi int64) {
	touched := a.touched[y*a.words:][:a.words]
	if lo/64 == hi/64 {
		touched[lo/64] |= (2<<(hi-lo) - 1) << (lo % 64)
		return
	}
	touched[lo/64] |= math.MaxUint64 << (lo % 64)
	for i := lo/64 + 1; i < hi/64; i++ {
		touched[i] = math.MaxUint64
	}
	touched[hi/64] |= 2<<(hi%64) - 1
}

func floorDiv(p, q int64) int64 {
	d := p / q
	if p%q < 0 {
		d--
	}
	return d
}
