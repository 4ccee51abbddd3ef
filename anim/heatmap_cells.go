package anim

import (
	"fmt"
	"image"
	"image/color"

	xdraw "golang.org/x/image/draw"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// cells are the colours of a grid, as strip.Image has them.
type cells struct {
	w, h    int
	palette []color.NRGBA // nil: pix are colours
	pix     []uint8
	lo, hi  float64
	smooth  bool
}

// draw draws cells on any canvas: as they are on a film's, as a picture of
// many pixels a cell on others.
func (g *cells) draw(artist string, c *draw.Canvas, rect vg.Rectangle) {
	if rec, ok := c.Canvas.(*record.Canvas); ok {
		if max(g.w, g.h) > strip.MaxSide {
			panic(fmt.Sprintf("anim: %s has %d columns and %d rows, want at most %d; average or leave out some", artist, g.w, g.h, strip.MaxSide))
		}
		rec.Cells(rect, g.w, g.h, g.pix, g.palette, g.lo, g.hi, g.smooth)
		return
	}
	c.DrawImage(rect, g.enlarge(rect.Size()))
}

// enlarge makes a picture of the cells with about 300 pixels to the inch, a
// whole number of them a cell: the picture blends at the edges of its pixels,
// which are then too small to be seen.
func (g *cells) enlarge(size vg.Point) image.Image {
	const side = 4096 // the most pixels in a row or column, unless there are as many cells
	times := func(l vg.Length, n int) int {
		return max(min(int(l/vg.Inch*300), side)/n, 1)
	}
	src := g.image()
	dst := image.NewNRGBA(image.Rect(0, 0, g.w*times(size.X, g.w), g.h*times(size.Y, g.h)))
	var scaler xdraw.Scaler = xdraw.NearestNeighbor
	if g.smooth {
		scaler = xdraw.BiLinear
	}
	scaler.Scale(dst, dst.Bounds(), src, src.Bounds(), xdraw.Src, nil)
	return dst
}

func (g *cells) image() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, g.w, g.h))
	n := g.w * g.h
	for i := range n {
		var c color.NRGBA
		if g.palette != nil {
			c = g.palette[g.pix[i]]
		} else {
			c = color.NRGBA{g.pix[i], g.pix[n+i], g.pix[2*n+i], g.pix[3*n+i]}
		}
		img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], img.Pix[4*i+3] = c.R, c.G, c.B, c.A
	}
	return img
}
