package writer_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/draw"
	"image/gif"
	"math"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

func makeGIF(t testing.TB, f *strip.Film, o *writer.GIFOptions) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := writer.GIF(context.Background(), &out, f, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func decodeGIF(t *testing.T, b []byte) *gif.GIF {
	t.Helper()
	g, err := gif.DecodeAll(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// show plays a GIF: for each hundredth of a second of one round, the picture
// that is seen then.
func show(g *gif.GIF) (pictures []*image.RGBA) {
	screen := image.NewRGBA(image.Rect(0, 0, g.Config.Width, g.Config.Height))
	for i, m := range g.Image {
		draw.Draw(screen, m.Rect, m, m.Rect.Min, draw.Over)
		now := image.NewRGBA(screen.Rect)
		copy(now.Pix, screen.Pix)
		for range g.Delay[i] {
			pictures = append(pictures, now)
		}
	}
	return pictures
}

// few is a film with no more than 256 colours.
func few(frames int) *strip.Film {
	f := testfilm.Tutorial(frames)
	f.Layers = append(f.Layers[:1], f.Layers[2]) // the wave and its axes
	return f
}

func TestGIFShowsEachFrameAtItsTime(t *testing.T) {
	for _, test := range []struct {
		name   string
		fps    float64
		frames int
		repeat strip.Repeat
		delay  time.Duration
	}{
		{"20 fps", 20, 12, strip.Loop, 0},
		{"30 fps: thirds of a hundredth", 30, 31, strip.Once, 0},
		{"24 fps and a rest", 24, 13, strip.Loop, 1500 * time.Millisecond},
		{"60 fps: too fast for GIF", 60, 40, strip.Loop, 0},
		{"144 fps", 144, 40, strip.Reflect, 0},
		{"back and forth", 10, 5, strip.Reflect, 300 * time.Millisecond},
		{"slow", 0.7, 3, strip.Loop, 0},
		{"one frame", 10, 1, strip.Loop, 0},
		{"two frames back and forth", 10, 2, strip.Reflect, 0},
	} {
		f := few(test.frames)
		f.FPS, f.Repeat, f.RepeatDelay = test.fps, test.repeat, test.delay
		g := decodeGIF(t, makeGIF(t, f, nil))
		n := test.frames
		if test.repeat == strip.Reflect && n > 1 {
			n = 2*n - 2
		}
		seen := show(g)
		if want := 100 * (float64(n)/test.fps + test.delay.Seconds()); math.Abs(float64(len(seen))-want) > 1 {
			t.Errorf("%s: lasts %d hundredths of a second, want %v", test.name, len(seen), want)
		}
		for _, d := range g.Delay {
			if d < 2 {
				t.Errorf("%s: a delay of %d hundredths, which browsers do not keep to", test.name, d)
			}
		}
		if wantLoop := map[bool]int{true: -1, false: 0}[test.repeat == strip.Once || n == 1]; g.LoopCount != wantLoop {
			t.Errorf("%s: loop count is %d, want %d", test.name, g.LoopCount, wantLoop)
		}
		for k := range test.frames {
			if test.delay > 0 && k == test.frames-1 {
				break
			}
			// In the middle of its time a frame is seen, except that of a fast
			// film it may be a neighbour.
			at := int((float64(k) + 0.5) / test.fps * 100)
			near := 0
			if test.fps > 50 {
				near = int(math.Ceil(test.fps / 50))
			}
			if !shows(t, seen[min(at, len(seen)-1)], f, max(k-near, 0), min(k+near, f.Frames-1)) {
				t.Errorf("%s: frame %d is not seen at its time", test.name, k)
			}
		}
		if last := seen[len(seen)-1]; test.repeat != strip.Reflect && !shows(t, last, f, f.Frames-1, f.Frames-1) {
			t.Errorf("%s: the last picture is not the last frame", test.name)
		}
	}
}

// shows reports whether img is one of the film's frames from a to b.
func shows(t *testing.T, img *image.RGBA, f *strip.Film, a, b int) bool {
	t.Helper()
	for k := a; k <= b; k++ {
		want, err := raster.Still(f, k, 1)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(want.Pix, img.Pix) {
			return true
		}
	}
	return false
}

func TestGIFOfManyColors(t *testing.T) {
	f := testfilm.Tutorial(30)
	g := decodeGIF(t, makeGIF(t, f, nil))
	for k, img := range show(g)[2:] {
		if k%5 != 0 {
			continue
		}
		want, err := raster.Still(f, k/5, 1)
		if err != nil {
			t.Fatal(err)
		}
		worst := 0
		for i := range want.Pix {
			worst = max(worst, int(want.Pix[i])-int(img.Pix[i]), int(img.Pix[i])-int(want.Pix[i]))
		}
		if worst > 24 {
			t.Errorf("frame %d: a colour is off by %d, want at most 24", k/5, worst)
		}
	}
}

// A film of exactly 256 colours leaves no index for unchanged pixels.
func TestGIFOf256Colors(t *testing.T) {
	for _, n := range []int{2, 3, 255, 256} {
		f := patches(n)
		g := decodeGIF(t, makeGIF(t, f, nil))
		seen := show(g)
		for k := range f.Frames {
			if !shows(t, seen[10*k], f, k, k) {
				t.Errorf("%d colours: frame %d differs", n, k)
			}
		}
	}
	g := decodeGIF(t, makeGIF(t, patches(100), &writer.GIFOptions{Colors: 8, Scale: 0.5}))
	used := map[uint8]bool{}
	for _, c := range g.Image[0].Pix {
		used[c] = true
	}
	if len(used) > 8 || g.Config.Width != 32 {
		t.Errorf("%d colours at width %d, want at most 8 at 32", len(used), g.Config.Width)
	}
}

// patches is a film of exactly n colours: random cells that change.
func patches(n int) *strip.Film {
	f := &strip.Film{Width: 64, Height: 64, Frames: 3, FPS: 10}
	f.Background.A = 255
	l := strip.Layer{Axes: -1}
	for k := range f.Frames {
		m := &strip.Image{Rect: strip.Rect{X1: 512, Y1: 512}, W: 64, H: 64}
		for i := range n {
			m.Palette = append(m.Palette, colorAt(i))
		}
		for i := range 64 * 64 {
			m.Pix = append(m.Pix, uint8((i*(k*i+7)+i/n)%n))
		}
		for i := range n {
			m.Pix[i] = uint8(i)
		}
		l.States = append(l.States, strip.State{m})
		l.Frame = append(l.Frame, k)
	}
	f.Layers = []strip.Layer{l}
	return f
}

func TestGIFHoldsStillFrames(t *testing.T) {
	f := few(10)
	for k := range f.Frames { // the wave moves in frame 5 only
		f.Layers[1].Frame[k] = k / 5
	}
	g := decodeGIF(t, makeGIF(t, f, nil))
	if len(g.Image) != 2 || g.Delay[0] != 25 || g.Delay[1] != 25 {
		t.Errorf("%d pictures with delays %v, want 2 with 25 each", len(g.Image), g.Delay)
	}
	if b := g.Image[1].Rect; b.Dx() > 540 || b.Dy() > 320 {
		t.Errorf("the second picture is %v, want no more than the axes", b)
	}
}

func TestGIFOfADay(t *testing.T) {
	f := few(2)
	f.RepeatDelay = 24 * time.Hour
	g := decodeGIF(t, makeGIF(t, f, nil))
	sum := 0
	for _, d := range g.Delay {
		sum += d
	}
	if want := 10 + 24*60*60*100; sum != want {
		t.Errorf("lasts %d hundredths of a second, want %d", sum, want)
	}
}

func TestGIFIsDeterministicAndReportsProgress(t *testing.T) {
	f := testfilm.Tutorial(9)
	var calls []int
	a := makeGIF(t, f, &writer.GIFOptions{Progress: func(done, total int) {
		if total != 9 {
			t.Errorf("total is %d, want 9", total)
		}
		calls = append(calls, done)
	}})
	if !bytes.Equal(a, makeGIF(t, f, nil)) {
		t.Error("the same film gave different bytes")
	}
	checkCalls(t, calls, 9)
}

func checkCalls(t *testing.T, calls []int, total int) {
	t.Helper()
	for i, c := range calls {
		if c != i+1 {
			t.Fatalf("progress went %v, want 1 to %d", calls, total)
		}
	}
	if len(calls) != total {
		t.Fatalf("progress went %v, want 1 to %d", calls, total)
	}
}

type fullDisk struct{ room int }

var errFull = errors.New("no space left")

func (d *fullDisk) Write(b []byte) (int, error) {
	if d.room -= len(b); d.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestGIFErrors(t *testing.T) {
	f := few(20)
	ctx := context.Background()
	for _, room := range []int{0, 100, 5000, 20000} {
		if err := writer.GIF(ctx, &fullDisk{room}, f, nil); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: error is %v, want %v", room, err, errFull)
		}
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if err := writer.GIF(ended, &bytes.Buffer{}, f, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	for at := 1; at <= 20; at += 6 {
		ctx, cancel := context.WithCancel(ctx)
		err := writer.GIF(ctx, &bytes.Buffer{}, f, &writer.GIFOptions{Progress: func(done, total int) {
			if done == at {
				cancel()
			}
		}})
		if at < 20 && !errors.Is(err, context.Canceled) {
			t.Errorf("canceled at %d: error is %v, want context.Canceled", at, err)
		}
		cancel()
	}
	if err := writer.GIF(ctx, &bytes.Buffer{}, &strip.Film{Width: 10, Height: 10, FPS: 1}, nil); err == nil {
		t.Error("no error for a film without frames")
	}
	if err := writer.GIF(ctx, &bytes.Buffer{}, f, &writer.GIFOptions{Scale: -1}); err == nil {
		t.Error("no error for a negative scale")
	}
}

func BenchmarkGIF(b *testing.B) {
	for _, c := range []struct {
		name string
		film *strip.Film
	}{
		{"Tutorial", testfilm.Tutorial(100)},
		{"Heatmaps", testfilm.Heatmaps(20)},
	} {
		b.Run(c.name, func(b *testing.B) {
			var size int
			for b.Loop() {
				size = len(makeGIF(b, c.film, nil))
			}
			b.ReportMetric(float64(size), "bytes")
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(c.film.Frames), "ms/frame")
		})
	}
}
