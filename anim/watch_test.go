package anim_test

import (
	"fmt"
	"image"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// drawn is a frame in words.
func drawn(f *strip.Film, k int) string {
	s := ""
	for _, l := range f.Layers {
		if l.Frame[k] >= 0 {
			for _, op := range l.States[l.Frame[k]] {
				s += fmt.Sprintf("%T %+v\n", op, op)
			}
		}
	}
	return s
}

// traced is the whole film of the figure of trace.
func traced(t *testing.T, n int) *strip.Film {
	t.Helper()
	fig, draw := trace()
	for k := range fig.Steps(n) {
		draw(k)
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	return film
}

// The parts of a loop under way show what the loop shows.
func TestPart(t *testing.T) {
	const n = 200
	film := traced(t, n)
	fig, draw := trace()
	next, parts := 0, 0
	take := func(k, most int) {
		data, turns, err := fig.Part(next, k, most)
		if err != nil {
			t.Fatal(err)
		}
		if data == nil {
			if next != k {
				t.Errorf("before turn %d there is no part from %d on", k, next)
			}
			return
		}
		parts++
		part, err := strip.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		want := min(most, k-next)
		if part.Frames != want || len(turns) != want || turns[want-1] != k-1 || turns[0] < next {
			t.Errorf("before turn %d the part from %d on has %d frames, of turns %v", k, next, part.Frames, turns)
		}
		for i, turn := range turns {
			if a, b := drawn(film, turn), drawn(part, i); a != b {
				t.Errorf("frame %d is\n%s, want\n%s", turn, b, a)
			}
		}
		next = k
	}
	for k := range fig.Steps(n) {
		switch {
		case k < 3 || k%37 == 0:
			take(k, 1000)
		case k%50 == 0:
			take(k, 5)
		}
		draw(k)
	}
	take(n, 1000)
	if _, turns, err := fig.Part(10, 20, 4); err != nil || fmt.Sprint(turns) != "[10 13 16 19]" {
		t.Errorf("of turns 10 to 19 there are %v, %v", turns, err)
	}
	if parts < 8 {
		t.Errorf("there were %d parts", parts)
	}
	img, err := fig.Newest()
	if err != nil || img.Bounds() != image.Rect(0, 0, film.Width, film.Height) {
		t.Errorf("the newest picture is %v, %v", img.Bounds(), err)
	}
}

// Of a long loop that is watched, old frames are thinned, and what is left keeps
// its place.
func TestWatch(t *testing.T) {
	const n, most = 1000, 64
	whole := traced(t, n)
	fig, draw := trace()
	fig.Watch(most)
	held := func(k int) []int {
		_, turns, err := fig.Part(0, k, n)
		if err != nil {
			t.Fatal(err)
		}
		if len(turns) > most {
			t.Fatalf("after %d turns %d frames are held, want %d at most", k, len(turns), most)
		}
		return turns
	}
	for k := range fig.Steps(n) {
		if k%100 == 0 {
			held(k)
		}
		draw(k)
	}
	turns := held(n)
	stride := turns[1]
	for i, k := range turns {
		switch {
		case k >= n-most/2:
			if i > 0 && turns[i-1] != k-1 {
				t.Errorf("turn %d of %d is held, but not the one before", k, n)
			}
		case k < n-most && k != i*stride:
			t.Errorf("the frames held are of turns %v", turns)
		}
	}
	if stride != 64 {
		t.Errorf("the old frames held are %d turns apart", stride)
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	if film.Frames != n || film.FPS != whole.FPS || film.Poster != n-1 {
		t.Fatalf("the film has %d frames, %v a second, the poster is %d", film.Frames, film.FPS, film.Poster)
	}
	at := 0
	for k := range n {
		if at+1 < len(turns) && turns[at+1] == k {
			at++
		}
		if a, b := drawn(whole, turns[at]), drawn(film, k); a != b {
			t.Fatalf("frame %d is\n%s, want that of turn %d\n%s", k, b, turns[at], a)
		}
	}
	fig.Watch(0)
	for k := range fig.Steps(2 * most) {
		draw(k)
	}
	if got := heldIn(t, fig); got != 2*most {
		t.Errorf("of a loop that is not watched %d frames are held, want %d", got, 2*most)
	}
}

func heldIn(t *testing.T, fig *anim.Figure) int {
	_, turns, err := fig.Part(0, 1e9, 1e9)
	if err != nil {
		t.Fatal(err)
	}
	return len(turns)
}

// Memory does not grow with the number of turns, and the film stays within what
// a player can read.
func TestWatchMemory(t *testing.T) {
	n := 20_000
	if os.Getenv("ZOETROPE_LONG_TESTS") == "1" {
		n = 1_000_000
	}
	fig, draw := trace()
	fig.Watch(1024)
	heap := func() int {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	var early, late int
	for k := range fig.Steps(n) {
		switch k {
		case 5000:
			early = heap()
		case n - 1:
			late = heap()
		}
		draw(k)
	}
	t.Logf("after 5,000 turns the heap has %.1f MB, after %d %.1f MB", float64(early)/1e6, n, float64(late)/1e6)
	if late > early+2e6 {
		t.Error("the heap grows")
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	if s := float64(film.Frames) / film.FPS; s < float64(n)/50 || s > float64(n)/50*1.001 {
		t.Errorf("the film lasts %v s, want %v", s, float64(n)/50)
	}
	var b strings.Builder
	if err := strip.Encode(&b, film, nil); err != nil {
		t.Fatal(err)
	}
	t.Logf("the film has %d frames, %.3f a second, and %d kB", film.Frames, film.FPS, b.Len()/1000)
}

// Drawings that take much room make fewer frames fit.
func TestWatchLargeDrawings(t *testing.T) {
	z := make([][]float64, 1000)
	for i := range z {
		z[i] = make([]float64, 1000)
	}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{&anim.Heatmap{Z: z, VMax: 1}}})
	fig.Watch(4096)
	for k := range fig.Steps(80) {
		z[k][k] = 1
	}
	if got := heldIn(t, fig); got < 40 || got > 66 {
		t.Errorf("%d frames are held, of 1 MB each", got)
	}
}

// A frame that cannot be drawn leaves the film of those before.
func TestFilmAfterPanic(t *testing.T) {
	fig, draw := trace()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a wrong line is drawn")
			}
		}()
		for k := range fig.Steps(10) {
			draw(k)
			if k == 4 {
				fig.Axes[0].Artists = append(fig.Axes[0].Artists, &anim.Line{X: []float64{1}, Y: []float64{1, 2}})
			}
		}
	}()
	film, err := fig.Film()
	if err != nil || film.Frames != 4 {
		t.Fatalf("the film has %v frames, %v", film, err)
	}
}
