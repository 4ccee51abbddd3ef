package labextension_test

import (
	"bytes"
	"context"
	"io"
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// large is a film of 1200 by 1000 pixels as a figure of four plots makes it.
func large(t testing.TB, frames int) *strip.Film {
	t.Helper()
	x := anim.Linspace(0, 10, 500)
	line := &anim.Line{X: x, Y: make([]float64, len(x)), Label: "wave"}
	other := &anim.Line{X: x, Y: make([]float64, len(x)), Label: "other"}
	z := make([][]float64, 80)
	for i := range z {
		z[i] = make([]float64, 100)
	}
	heat := &anim.Heatmap{Z: z, VMin: -2, VMax: 2}
	dots := &anim.Scatter{X: make([]float64, 200), Y: make([]float64, 200)}
	trace := &anim.Line{}
	fig := anim.New(
		&anim.Axes{Title: "Waves", X: anim.Axis{Label: "time (ms)"}, Y: anim.Axis{Min: -2, Max: 2}, Artists: []anim.Artist{line, other}},
		&anim.Axes{Title: "Field", Artists: []anim.Artist{heat}},
		&anim.Axes{Title: "Dots", X: anim.Axis{Min: -2, Max: 2}, Y: anim.Axis{Min: -2, Max: 2}, Artists: []anim.Artist{dots}},
		&anim.Axes{Title: "Trace", X: anim.Axis{Min: 0, Max: 10}, Y: anim.Axis{Min: -2, Max: 2}, Artists: []anim.Artist{trace}},
	)
	fig.Cols = 2
	fig.Width, fig.Height = 12*anim.Inch, 10*anim.Inch
	for k := range fig.Steps(frames) {
		a := float64(k) / 10
		for i := range x {
			line.Y[i], other.Y[i] = math.Sin(x[i]+a), math.Cos(2*x[i]-a)
		}
		for i := range z {
			for j := range z[i] {
				z[i][j] = math.Sin(float64(i)/9+a) + math.Cos(float64(j)/7-a)
			}
		}
		for i := range dots.X {
			b := float64(i)*2.4 + a/3
			dots.X[i], dots.Y[i] = math.Sqrt(float64(i))/8*math.Cos(b), math.Sqrt(float64(i))/8*math.Sin(b)
		}
		trace.X, trace.Y = append(trace.X, 10*float64(k)/float64(frames)), append(trace.Y, math.Sin(a*3))
	}
	f, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The browser's files beside Go's: their bytes, and how long each takes.
func BenchmarkFiles(b *testing.B) {
	film := large(b, 150)
	tab := show(b, film)
	ctx := context.Background()
	for ending, write := range map[string]func(io.Writer) error{
		"gif":  func(w io.Writer) error { return writer.GIF(ctx, w, film, nil) },
		"apng": func(w io.Writer) error { return writer.APNG(ctx, w, film, nil) },
	} {
		b.Run(ending+"/browser", func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(float64(len(save(b, tab, ending))), "bytes")
			}
		})
		b.Run(ending+"/Go", func(b *testing.B) {
			for b.Loop() {
				var file bytes.Buffer
				if err := write(&file); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(file.Len()), "bytes")
			}
		})
	}
}
