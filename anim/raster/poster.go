package raster

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"io"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
	"github.com/zoetrope-go/zoetrope/anim/raster/webp"
)

const (
	// areaColors is the most colours of areas.
	areaColors = 192
	// edgeError is the mean error of a channel that edges may have, of 255. They
	// are one pixel wide and shades of what they part, so that errors several
	// times as large cannot be seen.
	edgeError = 12
)

// EncodePoster writes an opaque picture as a PNG file, up to a third smaller
// than EncodePNG's, that looks the same. Areas, which are three pixels wide or
// high, have up to 192 colours. The edges of lines and letters, each pixel a
// shade of its own, share as few others as look the same.
func EncodePoster(w io.Writer, img *image.RGBA) error {
	if img.Rect.Empty() {
		return EncodePNG(w, img) // which says why not
	}
	palette, pix := poster(img)
	return writeIndexed(w, img.Rect.Dx(), img.Rect.Dy(), palette, pix)
}

// EncodeWebP writes what EncodePoster writes, with the same pixels, as a WebP
// file, which is smaller by 40 per cent, and which all browsers show, but not all
// other programs.
func EncodeWebP(w io.Writer, img *image.RGBA) error {
	if img.Rect.Empty() {
		return fmt.Errorf("raster: EncodeWebP: the picture is %d×%d pixels, want at least 1×1", img.Rect.Dx(), img.Rect.Dy())
	}
	palette, pix := poster(img)
	return webp.Encode(w, img.Rect.Dx(), img.Rect.Dy(), palette, pix)
}

// poster is a picture as indices into a palette that EncodePoster speaks of.
func poster(img *image.RGBA) ([]color.NRGBA, []uint8) {
	where, areas, edges := parts(img)
	if len(areas) == 0 || len(edges) == 0 || !img.Opaque() {
		return indexed(img)
	}
	var h quant.Histogram
	h.Add(areas)
	inside := quant.NewPalette(&h, areaColors)
	index := make([]uint8, len(areas)/4)
	inside.Index(index, areas)
	shades := shadesOf(edges, mostFrequent(index, inside.Colors))
	colors := slices.Clone(inside.Colors)
	place := make([]uint8, len(shades)) // of each shade in colors
	for i, c := range shades {
		k := slices.Index(colors, c)
		if k < 0 {
			k, colors = len(colors), append(colors, c)
		}
		place[i] = uint8(k)
	}
	var e quant.Histogram
	e.Add(edges)
	outline := make([]uint8, len(edges)/4)
	quant.PaletteOf(&e, shades).Index(outline, edges)

	pix := make([]uint8, len(where))
	for i, edge := range where {
		if edge {
			pix[i], outline = place[outline[0]], outline[1:]
		} else {
			pix[i], index = index[0], index[1:]
		}
	}
	return colors, pix
}

// mostFrequent are the eight colours that areas have most, which the pixels
// of edges may have too.
func mostFrequent(index []uint8, colors []color.NRGBA) []color.NRGBA {
	counts := make([]int, len(colors))
	order := make([]int, len(colors))
	for i := range order {
		order[i] = i
	}
	for _, k := range index {
		counts[k]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return counts[b] - counts[a] })
	var most []color.NRGBA
	for _, k := range order[:min(8, len(order))] {
		most = append(most, colors[k])
	}
	return most
}

// shadesOf are the given colours and as few others as edges look the same in.
func shadesOf(edges []uint8, colors []color.NRGBA) []color.NRGBA {
	for _, n := range []int{8, 12, 16, 24, 32, 48, 64 - len(colors)} {
		var h quant.Histogram
		h.Add(edges)
		all := slices.Clone(colors)
		for _, c := range quant.NewPalette(&h, n).Colors {
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
		if meanError(all, edges) <= edgeError || n > 48 {
			return all
		}
	}
	panic("unreachable")
}

// parts sorts the pixels into those of areas, which are in a run of three of
// one colour along a row or a column, and those of edges. where says which
// pixels are of edges.
func parts(img *image.RGBA) (where []bool, areas, edges []uint8) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	where = make([]bool, 0, w*h)
	at := func(x, y int) uint32 { return binary.LittleEndian.Uint32(img.Pix[y*img.Stride+4*x:]) }
	var c uint32
	same := func(x, y int) bool { return x >= 0 && x < w && y >= 0 && y < h && at(x, y) == c }
	run := func(x, y, dx, dy int) bool {
		before, after := same(x-dx, y-dy), same(x+dx, y+dy)
		return before && after || before && same(x-2*dx, y-2*dy) || after && same(x+2*dx, y+2*dy)
	}
	for y := range h {
		for x := range w {
			c = at(x, y)
			edge := !run(x, y, 1, 0) && !run(x, y, 0, 1)
			where = append(where, edge)
			if edge {
				edges = binary.LittleEndian.AppendUint32(edges, c)
			} else {
				areas = binary.LittleEndian.AppendUint32(areas, c)
			}
		}
	}
	return where, areas, edges
}

// meanError is the mean difference of the pixels' channels from the nearest of
// the colours.
func meanError(colors []color.NRGBA, pixels []uint8) float64 {
	var h quant.Histogram
	h.Add(pixels)
	index := make([]uint8, len(pixels)/4)
	quant.PaletteOf(&h, colors).Index(index, pixels)
	sum := 0
	for i, k := range index {
		c := colors[k]
		for j, v := range [3]uint8{c.R, c.G, c.B} {
			d := int(pixels[4*i+j]) - int(v)
			sum += max(d, -d)
		}
	}
	return float64(sum) / float64(3*len(index))
}
