package anim

import (
	"fmt"
	"os"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A chunk of a long film ends after so many frames, or with drawings of so
// many bytes: then it leaves memory for the writers.
const (
	chunkFrames = 256
	chunkBytes  = 16 << 20
)

// full reports whether what is held is a chunk.
func (r *recording) full() bool {
	return r.builder.Frames() >= chunkFrames || r.builder.Size()+r.shotBytes >= chunkBytes
}

// chunk returns the film of the frames held, which are then forgotten. The
// first chunk settles the layout and all automatic limits: those after it must
// show the same values in the same places and colours.
func (r *recording) chunk() (*strip.Film, error) {
	film, err := r.finish()
	if err != nil {
		return nil, err
	}
	r.first += film.Frames
	r.pinned = true
	r.builder.Drop()
	r.film, r.shotBytes = nil, 0
	r.title = history[string]{}
	for i, p := range r.panels {
		if p == nil {
			continue
		}
		p.data = r.place[i]
		p.look, p.title = history[look]{}, history[string]{}
		for _, s := range p.slots {
			s.shots = history[shot]{}
		}
		p.limits.x.fix(p.ax.X.Log)
		p.limits.y.fix(p.ax.Y.Log)
		p.limits.right.fix(p.ax.Right.Log)
	}
	for l := range r.known {
		r.beyond = l.fix() || r.beyond
	}
	return film, nil
}

// warn says on standard error which automatic limits of the first chunk were
// too narrow for the film.
func (r *recording) warn() {
	var where []string
	for i, p := range r.panels {
		if p == nil {
			continue
		}
		name := fmt.Sprintf("Axes[%d]", i)
		if p.ax.Title != "" {
			name = fmt.Sprintf("the axes %q", p.ax.Title)
		}
		for _, a := range []struct {
			axis string
			ends
		}{{"X", p.limits.x}, {"Y", p.limits.y}, {"Right", p.limits.right}} {
			if a.beyond {
				where = append(where, fmt.Sprintf("%s of %s (they are %.4g to %.4g)", a.axis, name, a.from, a.to))
			}
		}
	}
	if len(where) > 0 {
		fmt.Fprintf(os.Stderr, "anim: some data lie beyond the automatic limits, which the first frames of a long film decide, and are not seen: give Min and Max for %s\n", strings.Join(where, ", "))
	}
	for l := range r.known {
		r.beyond = l.fix() || r.beyond
	}
	if r.beyond {
		fmt.Fprintln(os.Stderr, "anim: some values lie beyond the automatic colour limits, which the first frames of a long film decide, and have the colour of the nearest limit: give VMin and VMax")
	}
}
