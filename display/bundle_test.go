package display

import (
	"encoding/json"
	"errors"
	"image"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// anyBundle shows whatever it is given.
type anyBundle map[string]any

func (b anyBundle) MIMEBundle() (map[string]any, error) { return b, nil }

type failing struct{}

func (failing) MIMEBundle() (map[string]any, error) { return nil, errors.New("no frames") }

func TestBundle(t *testing.T) {
	type named string
	for _, c := range []struct {
		name string
		v    any
		want map[string]any
	}{
		{"text", "a", map[string]any{"text/plain": "a"}},
		{"error", errors.New("bad"), map[string]any{"text/plain": "bad"}},
		{"number", 1.5, map[string]any{"text/plain": "1.5"}},
		{"nil", nil, map[string]any{"text/plain": "<nil>"}},
		{"HTML", HTML("<b>"), map[string]any{"text/html": "<b>"}},
		{"Markdown", Markdown("*a*"), map[string]any{"text/markdown": "*a*"}},
		{"bytes as text", anyBundle{"text/html": []byte("<b>")}, map[string]any{"text/html": "<b>"}},
		{"broken UTF-8", anyBundle{"text/html": "a\xffb"}, map[string]any{"text/html": "a\uFFFDb"}},
		{"data", anyBundle{"image/png": []byte{1}}, map[string]any{"image/png": []byte{1}}},
		{"nil left out", anyBundle{"text/html": nil, "text/plain": "a"}, map[string]any{"text/plain": "a"}},
		{"JSON", anyBundle{"application/json": map[string][]int{"a": {1, 2}}},
			map[string]any{"application/json": map[string]any{"a": []any{int64(1), int64(2)}}}},
		{"JSON of a named type", anyBundle{"application/x+json": struct{ A named }{"b"}},
			map[string]any{"application/x+json": map[string]any{"A": "b"}}},
		{"JSON text", anyBundle{"application/x+json": json.RawMessage(`{"a":9007199254740993}`)},
			map[string]any{"application/x+json": map[string]any{"a": int64(9007199254740993)}}},
		{"JSON null inside", anyBundle{"application/json": []any{nil, 0.5, true}},
			map[string]any{"application/json": []any{nil, 0.5, true}}},
	} {
		b, err := bundleOf(c.v)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if !reflect.DeepEqual(b.data, c.want) {
			t.Errorf("%s: got %#v, want %#v", c.name, b.data, c.want)
		}
	}
}

func TestBundleErrors(t *testing.T) {
	for want, v := range map[string]any{
		"no frames": failing{},
		"display: MIME bundle's text/html has a value of type int, want string or []byte":                                              anyBundle{"text/html": 3},
		"display: MIME bundle's image/png has a value of type []int, want string or []byte":                                            anyBundle{"image/png": []int{1}},
		`display: MIME bundle has the key "html", want a MIME type such as text/html`:                                                  anyBundle{"html": "a"},
		"display: MIME bundle's application/json cannot be written as JSON: json: unsupported value: NaN":                              anyBundle{"application/json": math.NaN()},
		"display: Image has no Picture, Data or File":                                                                                  Image{},
		"display: Image is no PNG, JPEG, GIF, WebP or SVG":                                                                             Image{Data: []byte("BM")},
		"display: open no/such.png: no such file or directory":                                                                         Image{File: "no/such.png"},
		"display: Video is no MP4, WebM or Ogg":                                                                                        Video{Data: []byte("RIFF")},
		"display: Video has no Data or File":                                                                                           Video{},
		"display: MIME bundle's application/json cannot be written as JSON: strconv.ParseFloat: parsing \"1e400\": value out of range": anyBundle{"application/json": json.RawMessage("1e400")},
		"display: IFrame has no URL":                                                                                                   IFrame{},
		"display: cannot encode the image: png: invalid format: invalid image size: 0x0":                                               image.NewGray(image.Rectangle{}),
		"display: MIME bundle's application/a+json cannot be written as JSON: json: unsupported type: func()":                          anyBundle{"application/a+json": func() {}},
	} {
		if _, err := bundleOf(v); err == nil || err.Error() != want {
			t.Errorf("%#v: got error %v, want %v", v, err, want)
		}
	}
}

func TestImage(t *testing.T) {
	b, err := bundleOf(Image{Picture: image.NewGray(image.Rect(0, 0, 2, 2)), Width: 300, Alt: "dark"})
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := b.data["image/png"].([]byte); imageType(data) != "image/png" {
		t.Errorf("got %v, want a PNG", b.data)
	}
	if want := map[string]any{"width": int64(300), "alt": "dark"}; !reflect.DeepEqual(b.metadata["image/png"], want) {
		t.Errorf("got metadata %v, want %v", b.metadata, want)
	}

	file := filepath.Join(t.TempDir(), "a.svg")
	if err := os.WriteFile(file, []byte(`<?xml version="1.0"?><svg/>`), 0o666); err != nil {
		t.Fatal(err)
	}
	for want, m := range map[string]Image{
		`<img src="data:image/gif;base64,R0lGODlh" alt="">`:                                        {Data: []byte("GIF89a")},
		`<img src="data:image/webp;base64,UklGRgAAAABXRUJQVlA=" width="9" alt="">`:                 {Data: []byte("RIFF\x00\x00\x00\x00WEBPVP"), Width: 9},
		`<img src="data:image/svg+xml;base64,PD94bWwgdmVyc2lvbj0iMS4wIj8+PHN2Zy8+" alt="a&#34;b">`: {File: file, Alt: `a"b`},
	} {
		if b, err := bundleOf(m); err != nil || b.data["text/html"] != want {
			t.Errorf("got %v, %v, want %s", b, err, want)
		}
	}
	b, err = bundleOf(Image{Data: []byte("\xff\xd8\xff\xe0")})
	if err != nil || b.data["image/jpeg"] == nil || b.metadata != nil {
		t.Errorf("got %v, %v, want a JPEG", b, err)
	}
}

func TestVideoAndFrame(t *testing.T) {
	for want, v := range map[string]any{
		`<video controls src="data:video/mp4;base64,AAAAHGZ0eXBpc29tAA=="></video>`:                                                    Video{Data: []byte("\x00\x00\x00\x1cftypisom\x00")},
		`<video controls width="640" loop autoplay muted playsinline src="data:video/webm;base64,GkXfow=="></video>`:                   Video{Data: []byte("\x1a\x45\xdf\xa3"), Width: 640, Loop: true, Autoplay: true},
		`<video controls src="data:video/ogg;base64,T2dnUw=="></video>`:                                                                Video{Data: []byte("OggS")},
		`<iframe src="https://go.dev/?a=1&amp;b" width="800" height="450" style="border:0" allowfullscreen></iframe>`:                  IFrame{URL: "https://go.dev/?a=1&b"},
		`<iframe src="https://www.youtube-nocookie.com/embed/abc" width="800" height="450" style="border:0" allowfullscreen></iframe>`: YouTube("abc"),
	} {
		if b, err := bundleOf(v); err != nil || b.data["text/html"] != want {
			t.Errorf("%#v: got %v, %v, want %s", v, b, err, want)
		}
	}
}

// TestPace counts what would be let through, on a clock of its own.
func TestPace(t *testing.T) {
	var p pace
	now := time.Now()
	sent := 0
	for end := now.Add(3 * time.Second); now.Before(end); sent++ {
		now = now.Add(p.delay(now))
	}
	if sent < burst+890 || sent > burst+910 {
		t.Errorf("%d outputs in 3 seconds, want about %d", sent, burst+900)
	}
	now = now.Add(time.Hour)
	if d := p.delay(now); d > 0 {
		t.Errorf("an output after a pause waits %v", d)
	}
}

func TestPage(t *testing.T) {
	if got, want := page("a<b", "<p>x"), "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>a&lt;b</title>\n<p>x\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, whole := range []string{"<!doctype html><p>", " <HTML>"} {
		if got := page("a", whole); got != whole {
			t.Errorf("got %q, want it unchanged", got)
		}
	}
	if !strings.HasPrefix(page("", ""), "<!DOCTYPE") {
		t.Error("an empty page has no doctype")
	}
}
