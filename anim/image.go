package anim

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"gonum.org/v1/plot"
	vgdraw "gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// An Image shows a picture, as matplotlib's imshow does with red, green and
// blue. Its pixels stand at their data coordinates like the cells of a
// Heatmap, and axes without limits take its edges for theirs.
//
// A film keeps a picture of up to 256 colours as a palette, and others as all
// their pixels: photographs that change make a film large, so give them no
// more pixels than are shown.
type Image struct {
	// Picture is what is shown; at most 16384 pixels high and wide in a film.
	// It is copied when a frame is recorded, and may be drawn into after that.
	// Nil: nothing is drawn.
	Picture image.Image
	// Extent is where the edges are. Zero: the pixels' middles are at whole
	// numbers.
	Extent Extent
	// Origin is the edge that the picture's top is at. Zero: Upper.
	Origin Origin
	// Smooth blends the colours of neighbouring pixels. Otherwise each is one
	// flat rectangle.
	Smooth bool
	// Alpha multiplies the picture's opacity, from 0 to 1. Zero: 1.
	Alpha float64
}

// Plot draws the picture; it implements plot.Plotter, on any canvas.
func (m *Image) Plot(c vgdraw.Canvas, p *plot.Plot) {
	rows, cols := m.dims()
	if rows*cols == 0 {
		return
	}
	w, ok := m.extent().place(m.Origin, rows, cols, &c, p)
	if !ok {
		return
	}
	src, ok := m.Picture.(*image.NRGBA)
	if !ok {
		b := m.Picture.Bounds()
		src = image.NewNRGBA(b)
		draw.Draw(src, b, m.Picture, b.Min, draw.Src)
	}
	g := cells{w: w.col.len(), h: w.row.len(), smooth: m.Smooth}
	n := g.w * g.h
	flat := make([]color.NRGBA, 0, n)
	w.each(func(row, col int) {
		at := row*src.Stride + 4*col
		s := src.Pix[at : at+4 : at+4]
		flat = append(flat, color.NRGBA{s[0], s[1], s[2], s[3]})
	})
	if m.Alpha != 0 {
		for i := range flat {
			flat[i] = opacity(flat[i], m.Alpha)
		}
	}
	if g.palette, g.pix = indexColors(flat); g.palette == nil {
		g.pix = colorPlanes(flat)
	}
	g.draw("Image.Picture", &c, w.rect)
}

// indexColors returns nil if there are more than 256 colours.
func indexColors(flat []color.NRGBA) (palette []color.NRGBA, pix []uint8) {
	pix = make([]uint8, len(flat))
	place := map[color.NRGBA]uint8{}
	for i, c := range flat {
		if i > 0 && c == flat[i-1] {
			pix[i] = pix[i-1]
			continue
		}
		k, ok := place[c]
		if !ok {
			if len(palette) == 256 {
				return nil, nil
			}
			k = uint8(len(palette))
			place[c] = k
			palette = append(palette, c)
		}
		pix[i] = k
	}
	return palette, pix
}

// colorPlanes are all red values, then green, blue and opacity.
func colorPlanes(flat []color.NRGBA) []uint8 {
	n := len(flat)
	pix := make([]uint8, 4*n)
	for i, c := range flat {
		pix[i], pix[n+i], pix[2*n+i], pix[3*n+i] = c.R, c.G, c.B, c.A
	}
	return pix
}

// DataRange implements plot.DataRanger: the edges of the picture.
func (m *Image) DataRange() (xmin, xmax, ymin, ymax float64) {
	if rows, cols := m.dims(); rows*cols == 0 {
		nan := math.NaN()
		return nan, nan, nan, nan
	}
	return m.extent().dataRange()
}

// frameLimits implements framer.
func (m *Image) frameLimits() (l strip.Limits, ok bool) {
	if rows, cols := m.dims(); rows*cols == 0 {
		return l, false
	}
	return m.extent().limits(), true
}

func (m *Image) extent() Extent {
	rows, cols := m.dims()
	return m.Extent.or("Image", m.Origin, rows, cols)
}

// dims is the size of the picture.
func (m *Image) dims() (rows, cols int) {
	if m.Picture == nil {
		return 0, 0
	}
	b := m.Picture.Bounds()
	return b.Dy(), b.Dx()
}
