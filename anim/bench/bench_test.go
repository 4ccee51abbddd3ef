package main

import (
	"image"
	"image/color"
	"strings"
	"testing"
)

// Each figure has its twin in Python.
func TestTwins(t *testing.T) {
	for _, s := range subjects {
		if _, err := scripts.ReadFile("python/" + s.name + ".py"); err != nil {
			t.Error(err)
		}
	}
}

func TestPick(t *testing.T) {
	all := []string{"a", "b", "c"}
	for chosen, want := range map[string]string{"": "a b c", "b": "b", "c,a": "c a", "d": "", "a,d": ""} {
		if got := strings.Join(pick(all, chosen), " "); got != want {
			t.Errorf("pick(%q) = %q, want %q", chosen, got, want)
		}
	}
}

// The table says which aims are missed, and by which figure.
func TestReport(t *testing.T) {
	r := report{
		Rows: []row{
			{Figure: "one", Output: "html", Ours: result{Seconds: 0.1, CPU: 0.1, Bytes: 1e4}, Theirs: result{Seconds: 40, CPU: 40, Bytes: 8e6}},
			{Figure: "two", Output: "html", Ours: result{Seconds: 0.1, CPU: 0.1, Bytes: 1e5}, Theirs: result{Seconds: 10, CPU: 10, Bytes: 2e6}},
			{Figure: "one", Output: "mp4", OursSSIM: 0.9, TheirsSSIM: 0.99, Ours: result{Seconds: 1, CPU: 2, Bytes: 1e4}, Theirs: result{Seconds: 10, CPU: 10, Bytes: 2e4}},
		},
		Long: []result{{Memory: 40e6}, {Memory: 60e6}},
	}
	var b strings.Builder
	if err := r.print(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"html  200.0 times faster (by processor time 200.0), aim 150: reached; 126.49 times smaller, aim 200: MISSED; in all 0.11 MB for 10.0 MB, 91 times less, aim 100: MISSED",
		"mp4   10.0 times faster (by processor time 5.0), aim 20: MISSED; 2.00 times smaller, aim 1: reached; SSIM -0.09000, aim no less: MISSED",
		"40 and 60 MB, aim: flat MISSED",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, &b)
		}
	}
	var notes []string
	for _, x := range r.Rows {
		notes = append(notes, x.below())
	}
	if got := strings.Join(notes, "|"); got != "| speed size| speed SSIM" {
		t.Errorf("notes are %q", got)
	}
}

func TestMedian(t *testing.T) {
	got := median([]result{{1, 9, 5, 7}, {3, 8, 4, 9}, {2, 7, 6, 8}})
	if want := (result{2, 8, 5, 8}); got != want {
		t.Errorf("median is %v, want %v", got, want)
	}
}

func TestMosaic(t *testing.T) {
	plain := func(w, h int, c color.Color) image.Image {
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for i := range w * h {
			m.Set(i%w, i/w, c)
		}
		return m
	}
	m := mosaic([]image.Image{plain(20, 10, color.White), plain(18, 12, color.RGBA{R: 255, A: 255}), plain(20, 10, color.RGBA{B: 255, A: 255})})
	if got, want := m.Bounds(), image.Rect(0, 0, 48, 32); got != want {
		t.Fatalf("the sheet is %v, want %v", got, want)
	}
	if m.At(0, 0) != (color.RGBA{255, 255, 255, 255}) || m.At(28, 0) != (color.RGBA{255, 0, 0, 255}) || m.At(0, 20) != (color.RGBA{0, 0, 255, 255}) {
		t.Error("a picture is not in its place")
	}
}
