package colormap

import (
	"fmt"
	"image/color"
	"strings"
	"testing"
)

func ExampleLinear() {
	sunset := Linear("sunset", color.NRGBA{48, 16, 96, 255}, color.NRGBA{255, 112, 64, 255}, color.NRGBA{255, 240, 160, 255})
	fmt.Println(sunset, sunset.At(0), sunset.At(0.25), sunset.At(1))
	// Output: sunset {48 16 96 255} {152 64 80 255} {255 240 160 255}
}

func ExampleDiverging() {
	red, green, snow := color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 128, 0, 255}, color.NRGBA{240, 240, 240, 255}
	narrow, wide := Diverging("narrow", red, snow, green, 0), Diverging("wide", red, snow, green, 0.8)
	for _, t := range []float64{0, 0.25, 0.5, 0.75, 1} {
		fmt.Println(t, narrow.At(t), wide.At(t))
	}
	// Output:
	// 0 {255 0 0 255} {255 0 0 255}
	// 0.25 {247 120 120 255} {240 233 233 255}
	// 0.5 {239 240 239 255} {240 240 240 255}
	// 0.75 {119 183 119 255} {232 236 232 255}
	// 1 {0 128 0 255} {0 128 0 255}
}

func TestBuildPanics(t *testing.T) {
	for want, f := range map[string]func(){
		`Linear "x" has 1 colours, want 2 or more`:               func() { Linear("x", color.White) },
		`Diverging "x" has spread 1, want 0 or more and below 1`: func() { Diverging("x", color.White, color.Black, color.White, 1) },
		`colour 1 is nil`: func() { Linear("x", color.White, nil) },
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.HasPrefix(got, "colormap: ") || !strings.Contains(got, want) {
					t.Errorf("panic %q, want %q", got, want)
				}
			}()
			f()
		}()
	}
}
