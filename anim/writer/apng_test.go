package writer_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// An animation is an APNG file taken apart; its pictures are decoded by the
// standard library, each as a PNG file of its own.
type animation struct {
	still    image.Image // what a viewer without animation shows
	pictures []*image.NRGBA
	seconds  []float64
	plays    uint32
	frames   int // as announced
}

func makeAPNG(t testing.TB, f *strip.Film, o *writer.APNGOptions) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := writer.APNG(context.Background(), &out, f, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func chunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func decodeAPNG(t *testing.T, b []byte) (a animation) {
	t.Helper()
	still, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	a.still = still
	screen := image.NewNRGBA(still.Bounds())
	var header, shared, control, data []byte
	var sequence uint32
	count := func(d []byte) []byte {
		if n := binary.BigEndian.Uint32(d); n != sequence {
			t.Fatalf("sequence number is %d, want %d", n, sequence)
		}
		sequence++
		return d[4:]
	}
	frame := func() {
		if control == nil {
			return
		}
		h := bytes.Clone(header)
		copy(h, control[:8])
		file := []byte("\x89PNG\r\n\x1a\n")
		for _, c := range [][]byte{chunk("IHDR", h), shared, chunk("IDAT", data), chunk("IEND", nil)} {
			file = append(file, c...)
		}
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatalf("picture %d: %v", len(a.pictures), err)
		}
		at := image.Pt(int(binary.BigEndian.Uint32(control[8:])), int(binary.BigEndian.Uint32(control[12:])))
		r := img.Bounds().Add(at)
		if !r.In(screen.Rect) || r.Empty() {
			t.Fatalf("picture %d is at %v of %v", len(a.pictures), r, screen.Rect)
		}
		if control[20] != 0 || control[21] != 0 {
			t.Fatalf("disposal %d and blending %d, want 0", control[20], control[21])
		}
		draw.Draw(screen, r, img, image.Point{}, draw.Src)
		now := image.NewNRGBA(screen.Rect)
		copy(now.Pix, screen.Pix)
		a.pictures = append(a.pictures, now)
		a.seconds = append(a.seconds, float64(binary.BigEndian.Uint16(control[16:]))/float64(binary.BigEndian.Uint16(control[18:])))
		control, data = nil, nil
	}
	for b = b[8:]; len(b) > 0; {
		n := binary.BigEndian.Uint32(b)
		kind, d := string(b[4:8]), b[8:8+n]
		if !bytes.Equal(chunk(kind, d), b[:12+n]) {
			t.Fatalf("the checksum of a chunk %s is wrong", kind)
		}
		switch kind {
		case "IHDR":
			header = d
		case "PLTE", "tRNS":
			shared = append(shared, b[:12+n]...)
		case "acTL":
			a.frames, a.plays = int(binary.BigEndian.Uint32(d)), binary.BigEndian.Uint32(d[4:])
		case "fcTL":
			frame()
			control, data = count(d), nil // a still picture in front is not a frame
		case "IDAT":
			data = append(data, d...)
		case "fdAT":
			data = append(data, count(d)...)
		case "IEND":
			frame()
		}
		b = b[12+n:]
	}
	return a
}

func TestAPNG(t *testing.T) {
	seeThrough := few(4)
	seeThrough.Background = color.NRGBA{}
	poster := few(6)
	poster.Poster = 4
	poster.FPS = 30000.0 / 1001
	rest := testfilm.Tutorial(5)
	rest.Repeat, rest.RepeatDelay = strip.Reflect, 1250*time.Millisecond
	once := few(1)
	once.Repeat = strip.Once
	paused := few(9)
	for k := range paused.Frames {
		paused.Layers[1].Frame[k] = k / 4
	}
	colorful := testfilm.Tutorial(5)
	colorful.Background.A = 0
	for name, f := range map[string]*strip.Film{"see-through": seeThrough, "poster": poster, "rest": rest, "once": once,
		"paused": paused, "colorful": colorful, "256": patches(256), "3": patches(3)} {
		a := decodeAPNG(t, makeAPNG(t, f, nil))
		if a.frames != len(a.pictures) {
			t.Errorf("%s: %d frames announced, and %d there", name, a.frames, len(a.pictures))
		}
		if want := map[strip.Repeat]uint32{strip.Once: 1}[f.Repeat]; a.plays != want {
			t.Errorf("%s: plays %d times, want %d", name, a.plays, want)
		}
		if !equal(t, a.still, f, f.Poster) {
			t.Errorf("%s: the still picture is not frame %d", name, f.Poster)
		}
		// Frame by frame, at the middle of its time.
		at, i := 0.0, 0
		for k := range f.Frames {
			for at+a.seconds[i] < (float64(k)+0.5)/f.FPS {
				at += a.seconds[i]
				i++
			}
			if !equal(t, a.pictures[i], f, k) {
				t.Errorf("%s: frame %d differs", name, k)
			}
		}
		sum := 0.0
		for _, s := range a.seconds {
			sum += s
		}
		n := float64(f.Frames)
		if f.Repeat == strip.Reflect {
			n = 2*n - 2
		}
		if want := n/f.FPS + f.RepeatDelay.Seconds(); math.Abs(sum-want) > 1e-9 {
			t.Errorf("%s: lasts %v s, want %v", name, sum, want)
		}
	}
}

// equal reports whether img is frame k of the film, to one step in what is
// see-through, which PNG stores differently.
func equal(t *testing.T, img image.Image, f *strip.Film, k int) bool {
	t.Helper()
	want, err := raster.Still(f, k, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(want.Pix); i += 4 {
		x, y := i/4%want.Rect.Dx(), i/4/want.Rect.Dx()
		a, b := want.RGBAAt(x, y), color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
		off := func(v, w uint8) bool { return v != w && (a.A == 255 || v+1 != w && w+1 != v) }
		if a.A != b.A || off(a.R, b.R) || off(a.G, b.G) || off(a.B, b.B) {
			return false
		}
	}
	return true
}

func TestAPNGProgressAndErrors(t *testing.T) {
	var calls []int
	f := few(7)
	f.Repeat = strip.Reflect
	a := makeAPNG(t, f, &writer.APNGOptions{Scale: 0.5, Progress: func(done, total int) { calls = append(calls, done) }})
	if !bytes.Equal(a, makeAPNG(t, f, &writer.APNGOptions{Scale: 0.5})) {
		t.Error("the same film gave different bytes")
	}
	checkCalls(t, calls, 7)
	for _, room := range []int{0, 1000, 5000, len(a) - 1} {
		if err := writer.APNG(context.Background(), &fullDisk{room}, f, &writer.APNGOptions{Scale: 0.5}); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: error is %v, want %v", room, err, errFull)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	err := writer.APNG(ctx, &bytes.Buffer{}, f, &writer.APNGOptions{Progress: func(done, total int) {
		if done == 5 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
}

func BenchmarkAPNG(b *testing.B) {
	f := testfilm.Tutorial(100)
	size := 0
	for b.Loop() {
		size = len(makeAPNG(b, f, nil))
	}
	b.ReportMetric(float64(size), "bytes")
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(f.Frames), "ms/frame")
}
