package strip

import (
	"bytes"
	"image"
	"image/color"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster/webp"
	xwebp "golang.org/x/image/webp"
)

func webpPicture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := webp.Encode(&b, 3, 2, []color.NRGBA{{1, 2, 3, 255}, {4, 5, 6, 255}}, []uint8{0, 1, 0, 1, 1, 0}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWebPCarriesAStrip(t *testing.T) {
	plain := webpPicture(t)
	carrier := plain
	for _, strip := range []string{"a film", "", "another, which replaces the first one"} {
		var b bytes.Buffer
		if err := EmbedWebP(&b, carrier, []byte(strip)); err != nil {
			t.Fatal(err)
		}
		carrier = b.Bytes()
		if got, err := Extract(carrier); err != nil || string(got) != strip {
			t.Errorf("got %q, %v, want %q", got, err, strip)
		}
		if got, want := len(carrier), len(plain)+18+8+len(strip)+len(strip)%2; got != want {
			t.Errorf("the picture with %q has %d bytes, want %d", strip, got, want)
		}
		m, err := xwebp.Decode(bytes.NewReader(carrier))
		if err != nil {
			t.Fatal(err)
		}
		if m.Bounds() != image.Rect(0, 0, 3, 2) || color.NRGBAModel.Convert(m.At(1, 0)) != (color.NRGBA{4, 5, 6, 255}) {
			t.Errorf("the picture with %q is damaged", strip)
		}
	}
	if _, err := Extract(picture(t)); err == nil || err.Error() != "strip: the picture carries no film" {
		t.Errorf("Extract of a PNG: error %v", err)
	}
}

func TestWebPFaults(t *testing.T) {
	plain := webpPicture(t)
	for _, c := range []struct {
		name string
		webp []byte
		want string
	}{
		{"none", plain, "strip: the picture carries no film"},
		{"a sound", []byte("RIFF....WAVE"), "strip: this is not a WebP picture"},
		{"half", plain[:20], "strip: the WebP picture is cut off"},
		{"a length", plain[:18], "strip: the WebP picture is cut off"},
		{"long chunk", append(bytes.Clone(plain), "zoEt\xff\xff\xff\xff"...), "strip: the WebP picture is cut off"},
	} {
		if _, err := Extract(c.webp); err == nil || err.Error() != c.want {
			t.Errorf("Extract of %s: error %v, want %s", c.name, err, c.want)
		}
		if err := EmbedWebP(&bytes.Buffer{}, c.webp, nil); c.name != "none" && (err == nil || err.Error() != c.want) {
			t.Errorf("EmbedWebP into %s: error %v, want %s", c.name, err, c.want)
		}
	}
	if err := EmbedWebP(&bytes.Buffer{}, []byte("RIFF....WEBPVP8 \x00\x00\x00\x00"), nil); err == nil {
		t.Error("EmbedWebP takes a picture with losses, whose size it does not know")
	}
}

func FuzzExtractWebP(f *testing.F) {
	plain := webpPicture(f)
	var b bytes.Buffer
	if err := EmbedWebP(&b, plain, []byte("a film")); err != nil {
		f.Fatal(err)
	}
	f.Add(plain)
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		if !bytes.HasPrefix(b, []byte("RIFF")) {
			return
		}
		if strip, err := Extract(b); err == nil && len(strip) > len(b) {
			t.Errorf("a strip of %d bytes in a picture of %d", len(strip), len(b))
		}
		var out bytes.Buffer
		if err := EmbedWebP(&out, b, []byte("other")); err != nil {
			return
		}
		if got, err := Extract(out.Bytes()); err != nil || string(got) != "other" {
			t.Errorf("embedded, the film is %q, %v", got, err)
		}
	})
}
