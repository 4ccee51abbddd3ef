package raster_test

import (
	"bytes"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

func benchmarkPaint(b *testing.B, f *strip.Film) {
	p, err := raster.New(f, 1)
	if err != nil {
		b.Fatal(err)
	}
	p.Paint(0)
	p.Paint(1)
	k := 1
	for b.Loop() {
		k = (k + 1) % f.Frames
		p.Paint(k)
	}
}

func BenchmarkPaintTutorial(b *testing.B) { benchmarkPaint(b, testfilm.Tutorial(100)) }
func BenchmarkPaintHeatmaps(b *testing.B) { benchmarkPaint(b, testfilm.Heatmaps(40)) }

func BenchmarkEncodePNG(b *testing.B) {
	img, err := raster.Still(testfilm.Tutorial(100), 60, 1)
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := raster.EncodePNG(&out, img); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len()), "bytes")
}
