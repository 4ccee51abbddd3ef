package strip

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
)

func picture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	m := image.NewGray(image.Rect(0, 0, 3, 2))
	copy(m.Pix, []uint8{1, 2, 3, 4, 5, 6})
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPNGCarriesAStrip(t *testing.T) {
	plain := picture(t)
	want, err := png.Decode(bytes.NewReader(plain))
	if err != nil {
		t.Fatal(err)
	}
	carrier := plain
	for _, strip := range []string{"a film", "", "another, which replaces the first"} {
		var b bytes.Buffer
		if err := EmbedPNG(&b, carrier, []byte(strip)); err != nil {
			t.Fatal(err)
		}
		carrier = b.Bytes()
		got, err := ExtractPNG(carrier)
		if err != nil || string(got) != strip {
			t.Errorf("got %q, %v, want %q", got, err, strip)
		}
		// The standard decoder checks every chunk's checksum.
		m, err := png.Decode(bytes.NewReader(carrier))
		if err != nil || !bytes.Equal(m.(*image.Gray).Pix, want.(*image.Gray).Pix) {
			t.Errorf("the picture with %q is damaged: %v", strip, err)
		}
		if len(carrier) != len(plain)+12+len(strip) {
			t.Errorf("the picture with %q has %d bytes, want %d", strip, len(carrier), len(plain)+12+len(strip))
		}
	}
}

func TestPNGFaults(t *testing.T) {
	plain := picture(t)
	for _, c := range []struct {
		name string
		png  []byte
		want string
	}{
		{"none", plain, "strip: the picture carries no film"},
		{"text", []byte("GIF89a"), "strip: this is not a PNG picture"},
		{"half", plain[:40], "strip: the PNG picture is cut off"},
		{"signature", plain[:8], "strip: the PNG picture is cut off"},
		{"endless", append(bytes.Clone(plain[:8]), "\xff\xff\xff\xffIDAT1234"...), "strip: the PNG picture is cut off"},
	} {
		if _, err := ExtractPNG(c.png); err == nil || err.Error() != c.want {
			t.Errorf("ExtractPNG of %s: error %v, want %s", c.name, err, c.want)
		}
		if c.name != "none" {
			if err := EmbedPNG(&bytes.Buffer{}, c.png, nil); err == nil || !strings.Contains(err.Error(), "PNG picture") {
				t.Errorf("EmbedPNG into %s: error %v", c.name, err)
			}
		}
	}
}

func FuzzExtractPNG(f *testing.F) {
	var b bytes.Buffer
	if err := EmbedPNG(&b, picture(f), []byte("film")); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(picture(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		strip, err := ExtractPNG(b)
		if err != nil {
			return
		}
		if !bytes.Contains(b, strip) {
			t.Fatal("the strip is not in the picture")
		}
		var out bytes.Buffer
		if err := EmbedPNG(&out, b, []byte("other")); err != nil {
			return // cut off after the film
		}
		if got, err := ExtractPNG(out.Bytes()); err != nil || string(got) != "other" {
			t.Fatalf("got %q, %v", got, err)
		}
	})
}
