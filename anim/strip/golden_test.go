package strip

import (
	"flag"
	"image/color"
	"os"
	"reflect"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden strip anew: only for a new version of the format")

// everything is a film with every operation, and a value in every field.
func everything() *Film {
	red, half := color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 128, 255, 128}
	path := &Path{
		Fill: half, Stroke: red, Width: 100, Dash: []int32{40, 16}, DashOffset: -4, Cap: Square,
		Verbs: []Verbs{{MoveTo, 1}, {LineTo, 2}, {QuadTo, 1}, {CubicTo, 1}, {Close, 1}},
		X:     []int32{0, 800, 800, 400, 0, 100, 200, 300}, Y: []int32{0, 0, 800, 900, 700, 600, 500, -400},
	}
	crisp := &Path{
		Stroke: red, Width: 64, Cap: Round, Crisp: true,
		Verbs: []Verbs{{MoveTo, 1}, {LineTo, 1}, {MoveTo, 1}, {LineTo, 1}},
		X:     []int32{80, 80, 0, 1600}, Y: []int32{0, 1600, 160, 160},
	}
	same := &Marks{Shape: Cross, X: []int32{1, 2, 3}, Y: []int32{-1, -2, -3}, Size: []int32{48}, Colors: []color.NRGBA{red}, EdgeWidth: 64}
	each := &Marks{
		Shape: Star, X: []int32{100, 300, 900}, Y: []int32{700, 600, 0}, Size: []int32{8, 0, 4000},
		Colors: []color.NRGBA{red, half, {}}, Index: []uint8{2, 0, 1}, Edge: half, EdgeWidth: 32,
	}
	text := &Text{
		String: "τ = 0.1 ms − “é”", X: 160, Y: 320, Align: Right, Size: 14 * Fine, Width: 990,
		Font: Bold | Mono, Color: half, Angle: -90 * Fine,
	}
	indexed := &Image{
		Rect: Rect{0, 0, 640, 480}, W: 3, H: 2, Palette: []color.NRGBA{{}, red, half},
		Pix: []uint8{0, 1, 2, 2, 1, 0}, Min: -65, Max: 1e-300, Smooth: true,
	}
	colored := &Image{Rect: Rect{-8, -8, 8, 8}, W: 1, H: 2, Pix: []uint8{255, 0, 128, 64, 32, 16, 255, 8}}
	return &Film{
		Width: 200, Height: 100, Frames: 6, FPS: 29.97, Repeat: Reflect, RepeatDelay: 1500*time.Millisecond + 1,
		Title: "All of it", Params: []Param{{"gain", []string{"0", "", "五"}, false}, {"kind", []string{"sine"}, true}}, Poster: 5,
		Background: color.NRGBA{250, 251, 252, 253},
		Axes: []Axes{
			{
				Title: "Left", Rect: Rect{80, 80, 700, 720}, X: "time (s)", Y: "rate", YLog: true,
				Limits: []Limits{{0, 1, 0.001, 1000}, {-1, 0, 1e-9, 2.5}}, Frame: []int{0, 0, 1, 1, 0, 1},
			},
			{Rect: Rect{900, 80, 1500, 720}, XLog: true, Limits: []Limits{{1, 10, 5, -5}}, Frame: make([]int, 6)},
		},
		Layers: []Layer{
			{Label: "shapes", Axes: 0, Clip: Rect{80, 80, 700, 720}, States: []State{{path, crisp}, {crisp}, nil}, Frame: []int{-1, 0, 1, 2, 0, -1}},
			{Axes: 1, States: []State{{same, each}, {each}}, Frame: []int{0, 1, 0, 1, 0, 1}},
			{Label: "pictures", Axes: -1, States: []State{{indexed, text, colored}}, Frame: make([]int, 6)},
		},
		Controls: []Control{
			{Layer: 1, Rect: Rect{80, 80, 700, 160}, Label: "Speed", Size: 640, Ink: red, Accent: half, Face: red, Min: 0.1, Max: 5, Step: 0.1},
			{Kind: PlayButton, Layer: 2, Rect: Rect{800, 80, 900, 160}, Label: "Play", Pause: "Pause", Size: 700, Ink: half},
		},
	}
}

// The golden strip is a promise: films that are out there stay readable.
// Encode may find better predictors, so its bytes are not compared.
func TestGoldenStripStaysReadable(t *testing.T) {
	const name = "testdata/everything.strip"
	want := everything()
	if *update {
		if err := os.WriteFile(name, encode(t, want, 4), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the golden strip reads\n%s\nwant\n%s", dump(got), dump(want))
	}
	if now := len(encode(t, want, 4)); now > len(golden)*11/10 {
		t.Errorf("the film takes %d bytes now, and took %d", now, len(golden))
	}
	differ(t, [][]byte{golden}, func(int) string { return name })
}
