package writer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// A page of vectors is as large as its options say, and the pictures inside are
// stored as finely.
func TestPageSizes(t *testing.T) {
	ctx, f := context.Background(), everything() // 480×360
	for want, o := range map[string]writer.SVGOptions{
		`width="480" height="360" viewBox="0 0 480 360"`:     {},
		`width="960" height="720" viewBox="0 0 480 360"`:     {Scale: 2},
		`width="460.8" height="345.6" viewBox="0 0 480 360"`: {DPI: 96},
	} {
		var b bytes.Buffer
		if err := writer.SVG(ctx, &b, f, &o); err != nil || !strings.Contains(b.String(), want) {
			t.Errorf("SVG with %+v: %v, and its head is %.300q, want one with %s", o, err, b.String(), want)
		}
	}
	for want, o := range map[string]writer.PDFOptions{
		"/MediaBox [0 0 345.60 259.20]": {}, // 4.8 by 3.6 inches
		"/MediaBox [0 0 172.80 129.60]": {Scale: 0.5},
	} {
		var b bytes.Buffer
		if err := writer.PDF(ctx, &b, f, &o); err != nil || !strings.Contains(b.String(), want) {
			t.Errorf("PDF with %+v: %v, want %s", o, err, want)
		}
	}
	size := func(dpi float64) int {
		var b bytes.Buffer
		if err := writer.PDF(ctx, &b, f, &writer.PDFOptions{DPI: dpi}); err != nil {
			t.Fatal(err)
		}
		return b.Len()
	}
	if usual, fine := size(0), size(600); usual != size(200) || fine < usual*5/4 {
		t.Errorf("a PDF has %d bytes, and %d of 600 samples to an inch", usual, fine)
	}
}

func TestPageSizeMisuse(t *testing.T) {
	for want, write := range map[string]func() error{
		"writer: SVGOptions.Scale is -1, want above 0 and at most 100, or 0 for 1": func() error {
			return writer.SVG(t.Context(), &bytes.Buffer{}, everything(), &writer.SVGOptions{Scale: -1})
		},
		"writer: SVGOptions has Scale 2 and DPI 96, want one of them": func() error {
			return writer.SVG(t.Context(), &bytes.Buffer{}, everything(), &writer.SVGOptions{Scale: 2, DPI: 96})
		},
		"writer: PDFOptions.Scale is 101, want above 0 and at most 100, or 0 for 1": func() error {
			return writer.PDF(t.Context(), &bytes.Buffer{}, everything(), &writer.PDFOptions{Scale: 101})
		},
		"writer: PDFOptions.DPI is -5, want above 0 and at most 10000, or 0 for 200": func() error {
			return writer.PDF(t.Context(), &bytes.Buffer{}, everything(), &writer.PDFOptions{DPI: -5})
		},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); got != want {
					t.Errorf("the panic is %q, want %q", got, want)
				}
			}()
			_ = write()
		}()
	}
}

// crowd is a picture of very many points.
func crowd(n int) *strip.Film {
	m := &strip.Marks{Size: []int32{8}, Colors: []color.NRGBA{{0, 0, 0, 255}}}
	for i := range n {
		m.X, m.Y = append(m.X, int32(i%800)), append(m.Y, int32(i/800))
	}
	return &strip.Film{
		Width: 100, Height: 100, Frames: 1, FPS: 1,
		Layers: []strip.Layer{{Axes: -1, States: []strip.State{{m}}, Frame: []int{0}}},
	}
}

// A still of very much says how far it is, and can be given up.
func TestStillProgress(t *testing.T) {
	const n = 50000
	for kind, write := range map[string]func(ctx context.Context, f *strip.Film, tell func(done, total int)) error{
		"svg": func(ctx context.Context, f *strip.Film, tell func(done, total int)) error {
			return writer.SVG(ctx, &bytes.Buffer{}, f, &writer.SVGOptions{Progress: tell})
		},
		"pdf": func(ctx context.Context, f *strip.Film, tell func(done, total int)) error {
			return writer.PDF(ctx, &bytes.Buffer{}, f, &writer.PDFOptions{Progress: tell})
		},
	} {
		var told []int
		err := write(context.Background(), crowd(n), func(done, total int) {
			if total != n || len(told) > 0 && done < told[len(told)-1] {
				t.Errorf("%s: %d of %d after %v", kind, done, total, told)
			}
			told = append(told, done)
		})
		if err != nil || len(told) < 5 || told[len(told)-1] != n {
			t.Errorf("%s: told of %v of %d: %v", kind, told, n, err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		calls := 0
		err = write(ctx, crowd(n), func(int, int) { calls++; cancel() })
		if !errors.Is(err, context.Canceled) || calls != 1 {
			t.Errorf("%s: given up after %d calls: %v", kind, calls, err)
		}
	}
}
