package writer

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A pause is how long a frame stays, in seconds, as a fraction.
type pause struct{ num, den uint16 }

// A group is a run of equal frames in the order they are shown.
type group struct{ first, n int }

// maxGroup keeps the delay of a group, in frames, within the format.
const maxGroup = 10000

// still finds the groups of frames in which no layer changes.
func still(f *strip.Film, list []int) []group {
	groups := []group{{0, 1}}
	for i := 1; i < len(list); i++ {
		last := &groups[len(groups)-1]
		if last.n < maxGroup && same(f, list[i-1], list[i]) {
			last.n++
		} else {
			groups = append(groups, group{i, 1})
		}
	}
	return groups
}

func same(f *strip.Film, a, b int) bool {
	for i := range f.Layers {
		if frame := f.Layers[i].Frame; frame[a] != frame[b] {
			return false
		}
	}
	return true
}

// seconds is how long the group stays.
func (g group) seconds(f *strip.Film, list []int) float64 {
	seconds := float64(g.n) / f.FPS
	for _, k := range list[g.first : g.first+g.n] {
		if k == f.Frames-1 {
			seconds += f.RepeatDelay.Seconds()
		}
	}
	return seconds
}

// pause is a time as a fraction. What a fraction cannot say, the next one makes
// up for, so that rounding errors do not add up.
func (a *apngEncoder) pause(seconds float64) pause {
	want := seconds + a.owed
	p := fraction(want, a.fps)
	if a.owed = want - float64(p.num)/float64(p.den); math.Abs(a.owed) > 0.001 {
		a.owed = 0 // longer than the format can say, or shorter
	}
	return p
}

// fraction is a time in a film of the given rate as exactly as it can be.
func fraction(seconds, fps float64) pause {
	for _, den := range []float64{1, 10, 100, 1000, math.Round(fps), math.Round(fps * 1000), math.Round(fps * 1001), 30000, 24000} {
		num := seconds * den
		if den >= 1 && den <= 65535 && num >= 1 && num <= 65535.5 && math.Abs(num-math.Round(num)) < 1e-6 {
			return pause{uint16(math.Round(num)), uint16(den)}
		}
	}
	// The finest fraction that fits.
	den := math.Floor(min(65535, 65535/seconds))
	if den < 1 {
		return pause{65535, 1}
	}
	return pause{uint16(max(1, math.Round(seconds*den))), uint16(den)}
}
