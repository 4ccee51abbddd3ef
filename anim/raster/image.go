package raster

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// cellMap holds the cell that each column or row of pixels shows.
type cellMap struct {
	x    []int
	inks []ink
	line []uint8
}

// image paints the cells. Each pixel shows the cell that its centre lies in;
// where there are more cells than pixels, some cells are therefore not seen.
func (p *Painter) image(op *strip.Image, clip image.Rectangle) {
	if op.W < 1 || op.H < 1 || op.Rect.X0 >= op.Rect.X1 || op.Rect.Y0 >= op.Rect.Y1 {
		return
	}
	if op.Smooth {
		p.smooth(op, clip)
		return
	}
	m := &p.cells
	m.x = m.x[:0]
	for x := clip.Min.X; x < clip.Max.X; x++ {
		m.x = append(m.x, nearest(p.cell(x, op.Rect.X0, op.Rect.X1, op.W), op.W))
	}
	at, opaque := m.colors(op)
	row := 4 * clip.Dx()
	if cap(m.line) < row {
		m.line = make([]uint8, row)
	}
	before := -1
	for y := clip.Min.Y; y < clip.Max.Y; y++ {
		d := p.img.Pix[p.img.PixOffset(clip.Min.X, y):][:row]
		j := nearest(p.cell(y, op.Rect.Y0, op.Rect.Y1, op.H), op.H)
		if opaque {
			if j != before {
				before = j
				last, full := -1, uint32(0)
				for i, c := range m.x {
					if c != last {
						last, full = c, at(j*op.W+c).full
					}
					binary.LittleEndian.PutUint32(m.line[4*i:4*i+4:4*i+4], full)
				}
			}
			copy(d, m.line[:row])
			continue
		}
		for i, c := range m.x {
			at(j*op.W+c).pixel(d[4*i:4*i+4:4*i+4], 255)
		}
	}
}

// cell is the place of the centre of pixel i among n cells between two edges.
func (p *Painter) cell(i int, lo, hi int32, n int) float64 {
	return ((float64(i)+0.5)/p.k - float64(lo)) / float64(int64(hi)-int64(lo)) * float64(n)
}

func nearest(c float64, n int) int { return min(max(int(math.Floor(c)), 0), n-1) }

// colors gives the colour of each cell of op, and whether all are opaque.
func (m *cellMap) colors(op *strip.Image) (at func(cell int) ink, opaque bool) {
	opaque = true
	if len(op.Palette) > 0 {
		m.inks = m.inks[:0]
		for _, c := range op.Palette {
			m.inks = append(m.inks, newInk(c))
			opaque = opaque && c.A == 255
		}
		inks, pix := m.inks, op.Pix
		return func(cell int) ink { return inks[pix[cell]] }, opaque
	}
	n := op.W * op.H
	for _, a := range op.Pix[3*n : 4*n] {
		if a != 255 {
			opaque = false
			break
		}
	}
	return func(cell int) ink { return newInk(planar(op, n, cell)) }, opaque
}

// smooth blends the four cells around each pixel, whose colours are taken to
// stand at the cells' centres.
func (p *Painter) smooth(op *strip.Image, clip image.Rectangle) {
	at, _ := p.cells.colors(op)
	weigh := func(c float64, n int) (a, b int, t float64) {
		c = min(max(c-0.5, 0), float64(n-1))
		a = min(int(c), n-1)
		return a, min(a+1, n-1), c - float64(a)
	}
	for y := clip.Min.Y; y < clip.Max.Y; y++ {
		y0, y1, v := weigh(p.cell(y, op.Rect.Y0, op.Rect.Y1, op.H), op.H)
		d := p.img.Pix[p.img.PixOffset(clip.Min.X, y):]
		for x := clip.Min.X; x < clip.Max.X; x++ {
			x0, x1, u := weigh(p.cell(x, op.Rect.X0, op.Rect.X1, op.W), op.W)
			a, b := at(y0*op.W+x0), at(y0*op.W+x1)
			c, e := at(y1*op.W+x0), at(y1*op.W+x1)
			var k ink
			for i := 0; i < 32; i += 8 {
				top := float64(a.full>>i&255)*(1-u) + float64(b.full>>i&255)*u
				bottom := float64(c.full>>i&255)*(1-u) + float64(e.full>>i&255)*u
				k.full |= uint32(top*(1-v)+bottom*v+0.5) << i
			}
			k.a, k.wide = k.full>>24, widen(k.full)
			i := 4 * (x - clip.Min.X)
			k.pixel(d[i:i+4:i+4], 255)
		}
	}
}

// planar is the colour of a cell of an image that has n cells and no palette.
func planar(op *strip.Image, n, cell int) color.NRGBA {
	return color.NRGBA{R: op.Pix[cell], G: op.Pix[n+cell], B: op.Pix[2*n+cell], A: op.Pix[3*n+cell]}
}
