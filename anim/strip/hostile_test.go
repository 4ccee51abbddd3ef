package strip

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

// unpack returns the payloads of a strip's blocks.
func unpack(t testing.TB, strip []byte) [][]byte {
	t.Helper()
	r := &reader{b: strip[5:]}
	var payloads [][]byte
	for {
		size := int(r.uint32())
		if size == 0 {
			break
		}
		payload, err := inflate(r.bytes(int(r.uint32())), size)
		if err != nil {
			t.Fatal(err)
		}
		payloads = append(payloads, payload)
	}
	if r.err != nil {
		t.Fatal(r.err)
	}
	return payloads
}

// pack is the reverse of unpack.
func pack(payloads ...[]byte) []byte {
	strip := []byte("Zoet\x01")
	for _, p := range payloads {
		var b bytes.Buffer
		z, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed)
		z.Write(p)
		z.Close()
		strip = append(putUint(putUint(strip, len(p)), b.Len()), b.Bytes()...)
	}
	return append(strip, 0)
}

// mutate returns b with one to three random faults.
func mutate(g *rand.Rand, b []byte) []byte {
	b = bytes.Clone(b)
	for range 1 + g.IntN(3) {
		if len(b) == 0 {
			break
		}
		i := g.IntN(len(b))
		switch g.IntN(8) {
		case 0:
			b = b[:i]
		case 1, 2:
			b[i] ^= 1 << g.IntN(8)
		case 3:
			b[i] = byte(g.IntN(256))
		case 4: // a small number
			b[i] = byte(g.IntN(12))
		case 5: // a huge number
			b = bytes.Join([][]byte{b[:i], {0xff, 0xff, 0xff, 0xff, byte(g.IntN(20))}, b[i+1:]}, nil)
		case 6:
			b = append(b[:i], b[min(i+1+g.IntN(3), len(b)):]...)
		case 7:
			n := min(i+1+g.IntN(9), len(b))
			b = bytes.Join([][]byte{b[:n], b[i:n], b[n:]}, nil)
		}
	}
	return b
}

// small is a film with few numbers, so that a random fault often hits
// structure.
func small(g *rand.Rand) *Film {
	for {
		f := newGenerator(g.Uint64()).film()
		size := f.Frames
		for _, l := range f.Layers {
			size += 10 * len(l.States)
		}
		if size < 200 {
			return f
		}
	}
}

// Whatever is done to a strip, both decoders accept it or both refuse it, and
// if they accept it they see the same film. ZOETROPE_LONG_TESTS=1 tries more.
func TestPlayerAgreesOnDamagedStrips(t *testing.T) {
	g := rand.New(rand.NewPCG(20, 26))
	var strips [][]byte
	outside, all := 400, 1500
	if os.Getenv("ZOETROPE_LONG_TESTS") != "" {
		outside, all = 4000, 15_000
	}
	for len(strips) < outside {
		strips = append(strips, mutate(g, encode(t, small(g), g.IntN(3))))
	}
	for len(strips) < all {
		payloads := unpack(t, encode(t, small(g), 4*g.IntN(3)))
		for range 20 {
			damaged := bytes.Clone(payloads[0])
			i := g.IntN(len(payloads))
			mutated := append([][]byte(nil), payloads...)
			mutated[i] = mutate(g, payloads[i])
			strips = append(strips, pack(mutated...))
			if !bytes.Equal(damaged, payloads[0]) {
				t.Fatal("mutate changes its argument")
			}
		}
	}
	start := time.Now()
	accepted := differ(t, strips, func(i int) string { return fmt.Sprintf("strip %d (%d bytes)", i, len(strips[i])) })
	t.Logf("%d of %d damaged strips are valid films; %v", accepted, len(strips), time.Since(start))
	if accepted < len(strips)/20 || accepted > len(strips)*3/4 {
		t.Errorf("%d of %d damaged strips are accepted: the damage tests little", accepted, len(strips))
	}
}

// head is the beginning of a payload: a film of 8 by 8 pixels at 1 frame a
// second without axes, up to the number of layers.
func head() []byte {
	b := putFloats([]byte{8, 8}, [][]float64{{1}})
	return append(b, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0)
}

// huge writes the largest number there is.
const huge = "\xff\xff\xff\xff\x0f"

// bombs are small strips that ask for much.
func bombs() map[string][]byte {
	layer := "\x00\x00\x00\x00\x00\x00" // no label, no axes, no clip
	zeros := bytes.Repeat([]byte{0}, 64<<20)
	// A layer of one image of 2 by 2 colours, up to the product it has.
	image := "\x01" + layer + "\x00\x00\x01\x00" + "\x01\x03\x00\x02\x02\x00" + "\x01\x01\x00" + "\x01" + string(zeros[:16]) +
		"\x01\x02\x01\x00\x00" + "\x00\x00\x00\x00" + "\x00\x00\x00\x00" + "\x09\x02"
	with := func(s string) []byte { return append(head(), s...) }
	long := pack(zeros)
	// Says it is shorter than it is.
	r := &reader{b: long[5:]}
	r.uint32()
	short := append(putUint([]byte("Zoet\x01"), 1<<20), r.b...)
	// Says it is longer.
	more := append(putUint([]byte("Zoet\x01"), 65<<20), r.b...)
	lie := pack([]byte{1})
	lie = append(append([]byte("Zoet\x01"), "\xff\xff\xff\x7f"...), lie[6:]...)
	return map[string][]byte{
		"64 MB of zeros":               long,
		"a block longer than its size": short,
		"a block shorter than it says": more,
		"a size beyond deflate":        lie,
		"a size beyond the limit":      []byte("Zoet\x01" + huge + huge + "x\x9c"),
		"very many layers":             pack(with(huge)),
		"very many frames":             pack(with("\x01" + layer + "\x00\x00" + huge)),
		"frames of many layers":        pack(with("\xff\x07" + strings.Repeat(layer, 1023) + "\x00\x00\x80\x80\x80\x02")),
		"very many states":             pack(with("\x01" + layer + "\x00\x00\x01\x00\x00\x00\x00" + "\xff\xff\xff\x7f")),
		"very many texts":              pack(with("\x00\x00\x00\x01" + "\xff\xff\xff\x7f" + string(zeros[:1<<20]))),
		"operations by the million": pack(with("\x01" + layer + "\x00\x00\x01\x00" + // one frame, no texts
			"\x01\x02\x00\x00\x00\x00\x00\x00\x00\x00" + // one style: a text
			"\x01\x80\x80\x01" + string(zeros[:1<<14]) + // one skeleton of it many times
			"\x00\xff\x7f\x00\x01" + string(zeros[:1<<14]))), // very many states
		"closing without end": pack(with("\x01" + layer + "\x00\x00\x01\x00" +
			"\x01\x00\x00" + "\x00\x00\x00\xff\x00\x00\x00\xff\x40\x00\x00\x03\x00\x01\x04" + // move, line, close
			"\x01\x01\x00\x00" + "\x01\x02\x01" + "\x00\x01\x01\xff\xff\xff\xff\x07" + "\x00\x00\x00\x00\x00\x00\x00\x00")),
		"a product of very wide rows":           pack(with(image + "\x08\x01" + huge + "\x00\x00" + "\x01\x00")),
		"a product of very wide rows of states": pack(with(image + "\x01\x00" + huge + "\x00\x00" + "\x00\x00\x00" + "\x00\x00")),
		"a product of a product":                pack(with(image + strings.Repeat("\x01\x00\x01\x00\x00"+"\x00\x09\x02", 1<<20))),
		"a product of many terms":               pack(with(image + huge + "\x00\x01\x00\x00" + string(zeros[:1<<20]))),
		"millions of empty values":              pack(append(head()[:14], "\x01\x00\x00\x80\x80\x80\x02"+string(zeros[:1<<24])...)),
		"millions of controls":                  pack(with("\x01" + layer + "\xff\xff\xff\x7f" + string(zeros[:1<<24]))),
	}
}

func TestBombs(t *testing.T) {
	var names []string
	var strips [][]byte
	for name, s := range bombs() {
		names, strips = append(names, name), append(strips, s)
		start := time.Now()
		f, err := Decode(s)
		if err == nil {
			t.Errorf("%s: accepted with %d frames", name, f.Frames)
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s: takes %v", name, d)
		}
		t.Logf("%s (%d bytes): %v in %v", name, len(s), err, time.Since(start))
	}
	differ(t, strips, func(i int) string { return names[i] })
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	good := encode(t, newGenerator(3).film(), 0)
	flipped := bytes.Clone(good)
	flipped[len(flipped)-3] ^= 1 // in the checksum
	for _, c := range []struct {
		name  string
		strip []byte
		want  string
	}{
		{"nothing", nil, "strip: this is not a Zoetrope film"},
		{"a picture", []byte("\x89PNG\r\n\x1a\n"), "strip: this is not a Zoetrope film"},
		{"no version", good[:4], "strip: the film is cut off"},
		{"newer", append([]byte("Zoet\x07"), good[5:]...), "strip: the film was made by a newer Zoetrope (version 7, this one reads up to 1)"},
		{"half", good[:len(good)/2], "strip: the film is cut off"},
		{"no end", good[:len(good)-1], "strip: the film is cut off"},
		{"flipped", flipped, "strip: the film is corrupt: zlib: invalid checksum"},
		{"longer", append(bytes.Clone(good), 1, 2, 3), "strip: 3 bytes follow the end of the film"},
		{"empty", []byte("Zoet\x01\x00"), "strip: the film has no frames"},
	} {
		f, err := Decode(c.strip)
		if err == nil || err.Error() != c.want || f != nil {
			t.Errorf("%s: error %v, want %s", c.name, err, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	g := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		f.Add(encode(f, small(g), g.IntN(3)), false)
		f.Add(unpack(f, encode(f, small(g), 0))[0], true)
	}
	f.Add(unpack(f, encode(f, waves(1), 0))[0], true)
	f.Fuzz(func(t *testing.T, b []byte, payload bool) {
		if payload { // or the checksum would stop everything at the door
			b = pack(b)
		}
		film, err := Decode(b)
		if err != nil {
			return
		}
		if err := film.Validate(); err != nil {
			t.Fatalf("Decode returns a film that is not valid: %v", err)
		}
		again, err := Decode(encode(t, film, 0))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(again, film) {
			t.Fatal("the film is not what it was")
		}
	})
}

// A writer that fails fails Encode.
func TestEncodeReportsTheWritersError(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	w.Close()
	if err := Encode(w, newGenerator(1).film(), nil); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("error %v, want one that says the file is closed", err)
	}
	if err := Encode(io.Discard, &Film{}, nil); err == nil || !strings.Contains(err.Error(), "Width is 0, want 1 to 16384") {
		t.Errorf("error %v, want one that says the width is 0", err)
	}
}

// The largest film that a few bytes can stand for is still taken in good time.
func TestLongestFilmOfFewBytes(t *testing.T) {
	s := pack(append(head(), "\x01\x00\x00\x00\x00\x00\x00"+"\x00\x00"+"\x80\x80\x80\x02"+"\x00\x00\x00\x00"+"\x00\x00\x80\x80\x80\x02"...))
	f, err := Decode(s)
	if err != nil {
		t.Fatal(err)
	}
	if want := MaxEntries / 2; f.Frames != want || len(f.Layers[0].Frame) != want {
		t.Errorf("%d frames, want %d", f.Frames, want)
	}
	if line := player(t, [][]byte{encode(t, &Film{Width: 1, Height: 1, Frames: MaxEntries, FPS: 1}, 0)})[0]; strings.HasPrefix(line, "error") {
		t.Error(line)
	}
}
