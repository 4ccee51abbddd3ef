// Package layouttest finds faults in the layout of films, for tests: texts that
// overlap, that reach beyond the figure's edge, or that jump.
package layouttest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Check fails the test for every fault of the film.
func Check(t testing.TB, film *strip.Film) {
	t.Helper()
	for _, fault := range Faults(film) {
		t.Error(fault)
	}
}

// Faults returns what is wrong with the layout of a film in any of its frames,
// each fault once with the first frame that has it:
//
//   - Two texts overlap, by more than a pixel or, as the parts of a formula,
//     three. Texts that an axes' frame cuts
//     count where they are seen.
//   - A text reaches beyond the figure's edge, unless an axes' frame cuts it.
//   - A text beside the data, a tick label say, stands elsewhere than in the
//     frame before, though the axes' limits are the same. Where they are not it
//     may move along its axis.
//
// Texts are as large as their letters: "sun" has nothing below the base line.
func Faults(film *strip.Film) (list []string) {
	c := checker{film: film, told: map[string]bool{}, states: map[string]bool{}}
	for f := range film.Frames {
		c.still(f)
		if f > 0 {
			c.moving(f)
		}
	}
	return c.list
}

type checker struct {
	film   *strip.Film
	list   []string
	told   map[string]bool // faults without their frame
	states map[string]bool // pictures that were looked at
}

func (c *checker) fault(frame int, format string, args ...any) {
	if s := fmt.Sprintf(format, args...); !c.told[s] {
		c.told[s] = true
		c.list = append(c.list, fmt.Sprintf("frame %d: %s", frame, s))
	}
}

// state is the drawing of a layer in a frame.
func state(l *strip.Layer, frame int) strip.State {
	if l.Frame[frame] < 0 {
		return nil
	}
	return l.States[l.Frame[frame]]
}

// texts are those of a state.
func texts(s strip.State) (list []*strip.Text) {
	for _, op := range s {
		if t, ok := op.(*strip.Text); ok && t.Color.A > 0 && t.String != "" {
			list = append(list, t)
		}
	}
	return list
}

// still looks at one frame.
func (c *checker) still(frame int) {
	key := ""
	var all []quad
	for i := range c.film.Layers {
		l := &c.film.Layers[i]
		for _, t := range texts(state(l, frame)) {
			q, ok := boxOf(t)
			if !ok {
				continue
			}
			if clip := l.Clip; clip != (strip.Rect{}) {
				if !q.overlaps(rect(clip), slack) {
					continue
				}
			} else if !q.within(rect(strip.Rect{X1: int32(c.film.Width * strip.Unit), Y1: int32(c.film.Height * strip.Unit)})) {
				c.fault(frame, "%q reaches beyond the figure's edge", t.String)
			}
			key += fmt.Sprintln(t.String, q.corner)
			all = append(all, q)
		}
	}
	if c.states[key] {
		return
	}
	c.states[key] = true
	for i, a := range all {
		for j, b := range all[:i] {
			// Neighbours of two sizes are the parts of a formula.
			reach := slack
			if j == i-1 && a.size != b.size {
				reach = kern
			}
			if a.overlaps(b, reach) {
				c.fault(frame, "%q overlaps %q", a.text, b.text)
			}
		}
	}
}

// moving compares a frame with the one before.
func (c *checker) moving(frame int) {
	for i := range c.film.Layers {
		l := &c.film.Layers[i]
		if l.Axes < 0 || l.Clip != (strip.Rect{}) || l.Frame[frame] == l.Frame[frame-1] {
			continue
		}
		was, now := c.beside(l, frame-1), c.beside(l, frame)
		same := c.sameLimits(l.Axes, frame)
		for _, s := range sortedKeys(now) {
			a, b := was[s], now[s]
			if len(a) != len(b) || len(b) > 1 && !same {
				continue
			}
			for k := range b {
				dx, dy := a[k].X != b[k].X, a[k].Y != b[k].Y
				if dx && dy || same && (dx || dy) {
					c.fault(frame, "%q jumps from its place at (%g, %g) to (%g, %g)", s, px(a[k].X), px(a[k].Y), px(b[k].X), px(b[k].Y))
				}
			}
		}
	}
}

// beside are the texts of a layer that touch nothing of their axes' inside, in
// the order of their places.
func (c *checker) beside(l *strip.Layer, frame int) map[string][]*strip.Text {
	list := map[string][]*strip.Text{}
	inside := rect(c.film.Axes[l.Axes].Rect)
	for _, t := range texts(state(l, frame)) {
		if q, ok := boxOf(t); ok && !q.overlaps(inside, slack) {
			list[t.String] = append(list[t.String], t)
		}
	}
	for _, ts := range list {
		slices.SortFunc(ts, func(a, b *strip.Text) int {
			if a.Y != b.Y {
				return int(a.Y - b.Y)
			}
			return int(a.X - b.X)
		})
	}
	return list
}

// sameLimits reports whether the axes, and others of the same rectangle, have
// the limits of the frame before.
func (c *checker) sameLimits(axes, frame int) bool {
	for _, a := range c.film.Axes {
		if a.Rect == c.film.Axes[axes].Rect && a.Frame[frame] != a.Frame[frame-1] {
			return false
		}
	}
	return true
}

func sortedKeys(m map[string][]*strip.Text) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func px(v int32) float64 { return float64(v) / strip.Unit }
