package raster

import (
	"image"
	"math"
)

// damage is a short list of rectangles.
type damage struct {
	rects []image.Rectangle
}

const (
	// maxDamage is the most rectangles that are kept apart.
	maxDamage = 24
	// mergeSlack is what a rectangle costs by itself, in pixels: two are made
	// one if that adds fewer pixels to paint.
	mergeSlack = 2048
)

func (d *damage) reset() { d.rects = d.rects[:0] }

// add adds a rectangle, and merges it with others where that saves work.
func (d *damage) add(r image.Rectangle) {
	if r.Empty() {
		return
	}
	for {
		best, gain := -1, -mergeSlack-1
		if len(d.rects) >= maxDamage {
			gain = math.MinInt
		}
		for i, q := range d.rects {
			if g := area(q) + area(r) - area(q.Union(r)); g > gain {
				best, gain = i, g
			}
		}
		if best < 0 {
			break
		}
		// The merged one may now be worth merging with another.
		r = r.Union(d.rects[best])
		last := len(d.rects) - 1
		d.rects[best] = d.rects[last]
		d.rects = d.rects[:last]
	}
	d.rects = append(d.rects, r)
}

func area(r image.Rectangle) int { return r.Dx() * r.Dy() }
