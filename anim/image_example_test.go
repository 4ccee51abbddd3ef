package anim_test

import (
	"image"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

func ExampleImage() {
	const w, h = 64, 48
	photo := image.NewNRGBA(image.Rect(0, 0, w, h))
	icon := image.NewPaletted(image.Rect(0, 0, 8, 7), color.Palette{color.Transparent, anim.RGB(0xd62728), anim.RGB(0xff9896)})
	for i, c := range "" +
		".##..##." +
		"#oo#####" +
		"#o######" +
		"########" +
		".######." +
		"..####.." +
		"...##..." {
		icon.Pix[i] = uint8(map[rune]int{'#': 1, 'o': 2}[c])
	}
	heart := &anim.Image{Picture: icon}
	fig := anim.New(&anim.Axes{
		Title: "A picture of 64 by 48 pixels, and one of 8 by 7 on it",
		X:     anim.Axis{Min: -0.5, Max: w - 0.5}, Y: anim.Axis{Min: h - 0.5, Max: -0.5},
		Artists: []anim.Artist{&anim.Image{Picture: photo, Smooth: true}, heart},
	})
	for k := range fig.Steps(10) {
		for y := range h {
			for x := range w {
				photo.SetNRGBA(x, y, color.NRGBA{uint8(4 * x), uint8(5 * y), uint8(128 + 12*k), 255})
			}
		}
		beat := 8 + 2*math.Sin(float64(k))
		heart.Extent = anim.Extent{Left: 32 - beat, Right: 32 + beat, Bottom: 24 + beat*7/8, Top: 24 - beat*7/8}
		heart.Alpha = 0.9
	}
	check(fig.Save("testdata/image.png"))
}
