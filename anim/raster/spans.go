package raster

import (
	"image"
	"math/bits"
)

// A span is a stretch of a row, columns x0 to x1, that a shape covers by c.
type span struct {
	x0, x1 int
	c      uint8
}

// finish calls row for each row of the clip that the shape covers some of, and
// ends the shape. The columns are the clip's.
func (a *accumulator) finish(row func(y int, spans []span)) {
	for y := a.y0; y < a.y1; y++ {
		sum := a.sum[y*a.wide:][:a.wide]
		touched := a.touched[y*a.words:][:a.words]
		// The coverage changes where an edge touched it, and nowhere else.
		spans, width := a.spans[:0], a.wide-1
		var s int32
		now := span{}
		for i, word := range touched {
			touched[i] = 0
			for ; word != 0; word &= word - 1 {
				x := 64*i + bits.TrailingZeros64(word)
				if now.c != 0 {
					now.x1 = x
					spans = append(spans, now)
				}
				s += sum[x]
				sum[x] = 0
				now = span{x0: x, c: level[(uint32(min(max(s, -s), covered))*255+covered/2)/covered]}
			}
		}
		if now.c != 0 && now.x0 < width {
			now.x1 = width
			spans = append(spans, now)
		}
		if len(spans) > 0 {
			row(y, spans)
		}
		a.spans = spans
	}
}

// ahead is how many rows further down the picture is fetched.
const ahead = 8

// paint blends k into img wherever the shape covers it, and ends the shape.
func (a *accumulator) paint(img *image.RGBA, k ink) {
	at := img.PixOffset(a.clip.Min.X, a.clip.Min.Y)
	a.finish(func(y int, spans []span) {
		row := img.Pix[at+y*img.Stride:][:4*a.clip.Dx()]
		// While an encoder runs beside, the picture is far away, each row of it in
		// a page of its own. A row further down has about the same columns.
		if y+ahead < a.y1 {
			i := at + (y+ahead)*img.Stride + 4*spans[0].x0
			prefetch(&img.Pix[i], 4*(spans[len(spans)-1].x1-spans[0].x0))
		}
		for _, s := range spans {
			if d := row[4*s.x0 : 4*s.x1]; len(d) == 4 {
				k.pixel(d, uint32(s.c))
			} else {
				k.span(d, s.c)
			}
		}
	})
}
