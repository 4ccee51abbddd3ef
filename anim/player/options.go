package player

import (
	"fmt"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// Options say how a film is shown; nil is the zero Options.
type Options struct {
	// Paused: the film waits at its poster frame until somebody plays it. The
	// zero value plays as soon as the film is seen, except where the reader's
	// system asks for reduced motion.
	Paused bool
	// Controls is how much there is below the picture: Full (the zero value),
	// Simple or Bare. The keyboard works with all of them.
	Controls Controls
	// PosterScale is the size of the still picture, in its pixels to a pixel
	// of the film: 2 looks sharp on a dense screen where scripts do not run,
	// and takes about three times the bytes. Above 0 and at most 8; 0 means 1.
	PosterScale float64
	// MovingPoster is the most bytes that the poster may take to move by
	// itself, as an animated PNG, wherever pictures are shown: in a notebook
	// that is not trusted, on a page without scripts. The film inside comes on
	// top. What does not fit gets fewer frames a second, at least 2, then fewer
	// pixels; if that is not enough, with Paused, and in a sweep, the poster is
	// still. It has 256 colours at most. 0: the poster is still. It cannot
	// follow a reader's wish for reduced motion.
	MovingPoster int
	// Meta is what a page says about itself: an empty Title is the film's, and the
	// Comment is the page's description. A player in a notebook says nothing.
	Meta writer.Meta
	// Progress, if it is not nil, is called as the film is encoded, with how many
	// frames' worth of it is done, from 1 to total. The calls come from several
	// goroutines, one at a time.
	Progress func(done, total int)
}

// Endings are those that the path of a page may have, in lower case.
func (Options) Endings() []string { return []string{".html", ".htm"} }

// Controls is a set of controls.
type Controls uint8

const (
	Full   Controls = iota // all of them
	Simple                 // the bar, play and full screen
	Bare                   // none; a click on the picture plays and pauses
)

// check returns the options with their defaults filled in. It panics on those
// that make no sense.
func (o *Options) check() Options {
	if o == nil {
		return Options{PosterScale: 1}
	}
	c := *o
	if c.Controls > Bare {
		panic(fmt.Sprintf("player: Options.Controls is %d, want Full, Simple or Bare", c.Controls))
	}
	if c.PosterScale == 0 {
		c.PosterScale = 1
	}
	if !(c.PosterScale > 0 && c.PosterScale <= 8) {
		panic(fmt.Sprintf("player: Options.PosterScale is %v, want above 0 and at most 8, or 0 for 1", o.PosterScale))
	}
	if c.MovingPoster < 0 {
		panic(fmt.Sprintf("player: Options.MovingPoster is %d, want a number of bytes, or 0 for a still poster", o.MovingPoster))
	}
	return c
}

// flags are the words by which the poster tells the script.
func (o Options) flags() string {
	s := [...]string{Full: "", Simple: "simple", Bare: "bare"}[o.Controls]
	if !o.Paused {
		return s
	}
	if s == "" {
		return "paused"
	}
	return "paused " + s
}

// classes say the same once more, if there is something to say: a notebook
// that is not trusted takes the poster's mark away and leaves its classes.
func (o Options) classes() string {
	if o.flags() == "" {
		return ""
	}
	return ` class="zoetrope-` + strings.ReplaceAll(o.flags(), " ", " zoetrope-") + `"`
}
