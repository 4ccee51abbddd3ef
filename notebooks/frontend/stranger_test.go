package frontend_test

import (
	"bytes"
	"encoding/base64"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/neural/sound"
)

// waves is a figure with a wave, and what draws it at an angle.
func waves() (*anim.Figure, func(angle float64)) {
	x := anim.Linspace(0, 2*math.Pi, 100)
	line := &anim.Line{X: x, Y: make([]float64, len(x)), Width: 2, Label: "wave"}
	fig := anim.New(&anim.Axes{
		Title: "A wave", X: anim.Axis{Label: "x"}, Y: anim.Axis{Label: "y", Min: -1.5, Max: 1.5},
		Artists: []anim.Artist{line},
	})
	return fig, func(angle float64) {
		for i := range x {
			line.Y[i] = math.Sin(x[i] + angle)
		}
	}
}

// wave is a film of a wave that moves.
func wave(t *testing.T, frames int) *strip.Film {
	t.Helper()
	fig, draw := waves()
	for k := range fig.Steps(frames) {
		draw(0.3 * float64(k))
	}
	return filmOf(t, fig)
}

// phases is a wave whose angle a slider chooses.
func phases(t *testing.T) *strip.Film {
	t.Helper()
	fig, draw := waves()
	for angle := range fig.Sweep("phase", anim.Linspace(0, 3, 4)) {
		draw(angle)
	}
	return filmOf(t, fig)
}

// paced is a wave with a slider for its speed and a button in the figure.
func paced(t *testing.T) *strip.Film {
	t.Helper()
	fig, draw := waves()
	fig.Axes = append(fig.Axes,
		&anim.Axes{Artists: []anim.Artist{&anim.SpeedSlider{Min: 0.5, Max: 4}}},
		&anim.Axes{Artists: []anim.Artist{&anim.PlayButton{}}})
	fig.Cols, fig.Heights = 1, []float64{8, 1, 1}
	for k := range fig.Steps(40) {
		draw(0.3 * float64(k))
	}
	film := filmOf(t, fig)
	film.Title = "Paced"
	return film
}

// note is a film that sounds.
func note(t *testing.T) *strip.Film {
	t.Helper()
	f := *wave(t, 100)
	samples := make([]float64, 8000*f.Frames/int(f.FPS))
	for i := range samples {
		samples[i] = 0.2 * math.Sin(2*math.Pi*440*float64(i)/8000)
	}
	var wav bytes.Buffer
	if err := sound.New(8000, samples).WriteWAV(&wav, nil); err != nil {
		t.Fatal(err)
	}
	f.Sound = &strip.Sound{Type: "audio/wav", Data: wav.Bytes()}
	return &f
}

func filmOf(t *testing.T, fig *anim.Figure) *strip.Film {
	t.Helper()
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	return film
}

// showing is an output that shows a film.
func showing(t *testing.T, f *strip.Film, o *player.Options) *nbformat.Output {
	t.Helper()
	html, err := player.Output(f, o)
	if err != nil {
		t.Fatal(err)
	}
	return &nbformat.Output{Type: nbformat.DisplayData, Data: nbformat.Object{"text/html": html}}
}

// hostile are outputs whose films are damaged, each in another way, but for the
// last, which is too large; those that happen to be films still are left out.
func hostile(t *testing.T, good *strip.Film) (outputs []*nbformat.Output) {
	t.Helper()
	picture, err := player.Poster(good, nil)
	if err != nil {
		t.Fatal(err)
	}
	film, err := strip.ExtractPNG(picture)
	if err != nil {
		t.Fatal(err)
	}
	bad := [][]byte{{}, film[:len(film)/2], film[:5], []byte("<script>hacked = 1</script>"), append([]byte("Zoet\x63"), film[5:]...), []byte("Zoet\x01\xff\xff\xff\xff\x0f\x01x")}
	random := rand.New(rand.NewPCG(7, 11))
	for range 20 {
		b := bytes.Clone(film)
		for range 1 + random.IntN(4) {
			b[random.IntN(len(b))] ^= byte(1 + random.IntN(255))
		}
		bad = append(bad, b)
	}
	// One that keeps to the rules, and is more than a page can take.
	large := *good
	large.Title = strings.Repeat("<script>hacked = 1</script>", 100_000)
	var endless bytes.Buffer
	if err := strip.Encode(&endless, &large, nil); err != nil {
		t.Fatal(err)
	}
	for _, b := range append(bad, endless.Bytes()) {
		if _, err := strip.Decode(b); err == nil && !bytes.Equal(b, endless.Bytes()) {
			continue
		}
		var carrier bytes.Buffer
		if err := strip.EmbedPNG(&carrier, picture, b); err != nil {
			t.Fatal(err)
		}
		src := base64.StdEncoding.EncodeToString(carrier.Bytes())
		outputs = append(outputs, &nbformat.Output{Type: nbformat.DisplayData, Data: nbformat.Object{
			"text/html": `<img width="200" src="data:image/png;base64,` + src + `" onerror="hacked = 1" onload="hacked = 1"><script>hacked = 1</script>`,
		}})
	}
	if len(outputs) < 20 {
		t.Fatalf("only %d of %d damaged films are wrong", len(outputs), len(bad))
	}
	return outputs
}

// attack is a sound film whose texts would like to be a page's.
func attack(f *strip.Film) *strip.Film {
	const evil = `"><img src=x onerror="hacked = 1"><script>window.hacked = 1</script>{{output}}$&`
	g := *f
	g.Title, g.Params = evil, []strip.Param{{Name: evil, Values: []string{evil}}, {Name: evil, Menu: true, Values: []string{evil}}}
	g.Layers = append([]strip.Layer(nil), f.Layers...)
	g.Layers[0].Label = evil
	return &g
}

// stranger is a notebook that nobody trusts: a film, one that waits, one in a
// plain picture, one with evil texts, damaged ones, one with a slider, one with
// sound, and two in one output, the first with controls in its figure.
func stranger(t *testing.T) (*nbformat.Notebook, *strip.Film) {
	t.Helper()
	film := wave(t, 12)
	still, err := player.Poster(film, nil)
	if err != nil {
		t.Fatal(err)
	}
	two, second := showing(t, paced(t), nil), showing(t, film, nil)
	two.Data["text/html"] = two.Data["text/html"].(string) + second.Data["text/html"].(string)
	return &nbformat.Notebook{
		Metadata: nbformat.Object{"kernelspec": map[string]any{"name": "zoetrope", "display_name": "Go (Zoetrope)", "language": "go"}},
		Cells: []*nbformat.Cell{
			{ID: "film", Source: "// a film", ExecutionCount: 1, Outputs: []*nbformat.Output{showing(t, film, nil)}},
			{ID: "paused", Source: "// one that waits", ExecutionCount: 2, Outputs: []*nbformat.Output{showing(t, film, &player.Options{Paused: true, Controls: player.Simple})}},
			{ID: "still", Source: "// its poster, as a picture", ExecutionCount: 3, Outputs: []*nbformat.Output{{Type: nbformat.DisplayData, Data: nbformat.Object{
				"image/png": base64.StdEncoding.EncodeToString(still),
			}}}},
			{ID: "attack", Source: "// evil texts", ExecutionCount: 4, Outputs: []*nbformat.Output{showing(t, attack(film), nil)}},
			{ID: "hostile", Source: "// damaged films", ExecutionCount: 5, Outputs: hostile(t, film)},
			{ID: "sweep", Source: "// a slider", ExecutionCount: 6, Outputs: []*nbformat.Output{showing(t, phases(t), nil)}},
			{ID: "sound", Source: "// a sound", ExecutionCount: 7, Outputs: []*nbformat.Output{showing(t, note(t), nil)}},
			{ID: "two", Source: "// controls, and another", ExecutionCount: 8, Outputs: []*nbformat.Output{two}},
		},
	}, film
}
