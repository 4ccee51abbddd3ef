package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io"

	"github.com/zoetrope-go/zoetrope/anim/raster/pngenc"
	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
)

// EncodePNG writes img as a small PNG file with a palette: up to 256 colours
// are kept exactly, of more the 256 that stand for them best. The same picture
// gives the same bytes. For more colours than that, exactly, use the standard
// library's image/png.
func EncodePNG(w io.Writer, img image.Image) error {
	rgba, ok := img.(*image.RGBA)
	if !ok {
		rgba = image.NewRGBA(img.Bounds())
		draw.Draw(rgba, rgba.Rect, img, img.Bounds().Min, draw.Src)
	}
	b := rgba.Rect
	if b.Empty() {
		return fmt.Errorf("raster: EncodePNG: the picture is %d×%d pixels, want at least 1×1", b.Dx(), b.Dy())
	}
	palette, pix := indexed(rgba)
	return writeIndexed(w, b.Dx(), b.Dy(), palette, pix)
}

// indexed is a picture as indices into a palette.
func indexed(img *image.RGBA) ([]color.NRGBA, []uint8) {
	b := img.Rect
	row := func(y int) []uint8 { return img.Pix[img.PixOffset(b.Min.X, y):][:4*b.Dx()] }
	var h quant.Histogram
	for y := b.Min.Y; y < b.Max.Y; y++ {
		h.Add(row(y))
	}
	p := quant.NewPalette(&h, 256)
	pix := make([]uint8, b.Dx()*b.Dy())
	for y := range b.Dy() {
		p.Index(pix[y*b.Dx():(y+1)*b.Dx()], row(b.Min.Y+y))
	}
	return p.Colors, pix
}

// writeIndexed writes a PNG file of pixels that are indices into a palette.
func writeIndexed(w io.Writer, width, height int, palette []color.NRGBA, pix []uint8) error {
	var out bytes.Buffer
	var c pngenc.Compressor
	depth := pngenc.Depth(len(palette))
	e := pngenc.NewEncoder(&out)
	e.Header(width, height, pngenc.Palette, depth)
	e.Palette(palette)
	e.Chunk("IDAT", c.Indices(pix, width, depth))
	if err := e.End(); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}
