// Package anim makes animations of figures. An animation is a for loop: the
// body changes the fields of artists, and the figure records a frame after
// each turn. What was recorded is a film, which a notebook shows as a player
// and Save writes as a web page, a GIF, a video or a still.
package anim

import (
	"context"
	"fmt"
	"math"
	"time"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A Figure is a picture with one or more axes that can move. Its fields may
// change between frames, but for those that say otherwise. A Figure must not
// be used by two goroutines at once.
type Figure struct {
	// Axes are the plots, row by row from the top left, but for those that
	// have a Cell of their own. A nil entry leaves its place empty.
	Axes []*Axes
	// Rows and Cols lay the axes in a grid. Zero Cols: as many as the rows
	// need; both zero: one row, or what the axes' cells need. Fixed once a loop
	// has begun.
	Rows, Cols int
	// Widths are the widths of the columns' data and Heights the heights of
	// the rows', relative to one another. Nil: all equal. Fixed once a loop has
	// begun.
	Widths, Heights []float64
	// Width and Height are the size of the figure: 12*anim.Inch, say. Zero:
	// 6.4 by 4.8 inches. An inch is 100 pixels. Fixed once a loop has begun.
	Width, Height vg.Length
	// Title stands above all axes, in bold.
	Title string
	// FPS is the playback rate in frames per second, in every output. Zero:
	// 20. matplotlib's interval of 50 ms is FPS 20.
	FPS float64
	// Repeat is what a player does at the end: Loop (the zero value), Once or
	// Reflect.
	Repeat Repeat
	// RepeatDelay is how long the last frame stays before the film repeats.
	RepeatDelay time.Duration
	// Poster is the time in the film of the frame that stands for it: in a
	// notebook and on a page before it plays and where scripts do not run, and
	// in the stills that Save writes. A time after the last frame's is the last
	// frame, and time.Nanosecond the first. Zero: the last frame.
	Poster time.Duration
	// Sound is heard with the film from its first frame on, in the player, MP4
	// and WebM. Its length is its own. At 48,000 samples a second of 16 bits,
	// WAV takes about 100 kB a second in a notebook; MP3 and the like take a
	// tenth. A Sweep has none. Nil: silence.
	Sound *Sound
	// Theme is the look. Fixed once a loop has begun.
	Theme Theme

	// Player is how a notebook shows the figure, and a page that Save writes.
	Player HTML
	// Context, if it is not nil, ends a loop after the turn under way once it is
	// done, and ends saving. What was recorded by then can still be shown; to
	// save it, set another Context.
	Context context.Context

	rec     *recording
	looping bool // one of its loops is running
	watched int  // the most frames that a loop holds; 0 is all
}

// Sound is a file of sound: its MIME type, such as audio/wav, and its bytes.
type Sound = strip.Sound

// Repeat is what a player does at the end of a film.
type Repeat = strip.Repeat

const (
	Loop    = strip.Loop    // start again from the first frame
	Once    = strip.Once    // stop at the last frame
	Reflect = strip.Reflect // play backwards to the first frame, and so on
)

// New returns a figure with the axes side by side in one row.
func New(axes ...*Axes) *Figure { return &Figure{Axes: axes} }

const (
	defaultWidth  = 6.4 * vg.Inch
	defaultHeight = 4.8 * vg.Inch
	defaultFPS    = 20
)

// pixels is the figure's size. It panics on one that cannot be drawn.
func (f *Figure) pixels() (w, h int) {
	size := func(name string, l, def vg.Length) int {
		if l == 0 {
			l = def
		}
		px := math.Round(float64(l/vg.Inch) * strip.DPI)
		if !(px >= 16 && px <= 16384) {
			panic(fmt.Sprintf("anim: Figure.%s is %v inches, want 0.16 to 163.84", name, float64(l/vg.Inch)))
		}
		return int(px)
	}
	return size("Width", f.Width, defaultWidth), size("Height", f.Height, defaultHeight)
}

func (f *Figure) context() context.Context {
	if f.Context == nil {
		return context.Background()
	}
	return f.Context
}

// fps is the playback rate. It panics on one that no clock can play.
func (f *Figure) fps() float64 {
	if f.FPS == 0 {
		return defaultFPS
	}
	if !(f.FPS > 0 && f.FPS <= 1000) {
		panic(fmt.Sprintf("anim: Figure.FPS is %v, want above 0 and at most 1000", f.FPS))
	}
	return f.FPS
}

// poster is the frame that Poster names of a film of n frames, so many a second.
// It panics on a time before the film.
func (f *Figure) poster(n int, fps float64) int {
	if f.Poster < 0 {
		panic(fmt.Sprintf("anim: Figure.Poster is %v, want a time from the film's start on, or 0 for its last frame", f.Poster))
	}
	if f.Poster == 0 {
		return n - 1
	}
	// A frame's own time may come out a nanosecond short.
	return int(min(math.Floor(f.Poster.Seconds()*fps+1e-6), float64(n-1)))
}

// Linspace returns n evenly spaced numbers from lo to hi, both included, as
// numpy's linspace does. n must be at least 1; a single number is lo.
func Linspace(lo, hi float64, n int) []float64 {
	if n < 1 {
		panic(fmt.Sprintf("anim: Linspace has n = %d, want at least 1", n))
	}
	x := make([]float64, n)
	x[0] = lo
	if n == 1 {
		return x
	}
	step := (hi - lo) / float64(n-1)
	for i := range x {
		// The conversion keeps a compiler from fusing the two operations,
		// which would differ from numpy in the last bit.
		x[i] = float64(float64(i)*step) + lo
	}
	x[n-1] = hi
	return x
}
