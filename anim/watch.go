package anim

import (
	"bytes"
	"fmt"
	"image"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Limits of a loop that is watched.
const (
	watchedBytes = 64 << 20 // of drawings, beyond which fewer frames are held
	leastWatched = 64       // frames that are held whatever they take
	spreadFrames = 1 << 20  // frames × (axes + layers) of the film that it leaves
)

// Watch has the loops that begin from now on, but for sweeps and those into
// files, run in memory that does not grow with the number of turns, for a view
// that follows a simulation: see [Figure.Part], and live.Run of package display/live.
// At most so many frames are held. Of a film of more,
//
//   - the newest half is held whole;
//   - of those before, every second one, or every fourth, or every eighth and so
//     on, such that they are a quarter at most when it begins to matter.
//
// Where the drawings take more than 64 MB, as many fewer frames are held. The
// film has the length that it would have with all frames, so that time and place
// are right everywhere: where frames are missing, the one before stays. If that
// makes too many frames for a film, it has only every second one, or every
// fourth and so on, at as much lower a rate.
//
// A watched loop does not tell its progress on standard error. most must be at
// least 64; 0 ends it.
func (f *Figure) Watch(most int) {
	if most != 0 && most < leastWatched {
		panic(fmt.Sprintf("anim: Figure.Watch has most = %d, want at least %d, or 0 for all", most, leastWatched))
	}
	f.watched = most
}

// Part returns frames of the loop under way as a film of their own, in the strip
// format, and the turns that they are from, counted from 0. They are those held
// of the turns from, from+1, … to−1; of more than most, as many that are spread
// evenly, the first and the newest among them. If there is none, film is nil.
// Part is for the loop's body, and what calls that. The film has the layout and
// the automatic limits of what was recorded by then, and no sound. Taking a part
// does not change what the figure records.
func (f *Figure) Part(from, to, most int) (film []byte, turns []int, err error) {
	if from < 0 || most < 1 {
		panic(fmt.Sprintf("anim: Figure.Part has from = %d, most = %d, want at least 0 and 1", from, most))
	}
	r := f.rec
	if r == nil {
		return nil, nil, nil
	}
	frames := r.between(from, to)
	if n := len(frames); n > most {
		few := make([]int, most)
		for i := range few {
			few[most-1-i] = frames[n-1-i*(n-1)/max(1, most-1)]
		}
		frames = few
	}
	if len(frames) == 0 {
		return nil, nil, nil
	}
	part, err := r.part(frames)
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	if err := strip.Encode(&b, part, nil); err != nil {
		return nil, nil, fmt.Errorf("anim: %w", err)
	}
	for _, i := range frames {
		turns = append(turns, r.number(i))
	}
	return b.Bytes(), turns, nil
}

// Newest returns the frame recorded last as a picture, in the figure's size: see
// Part. Before the first frame it is nil.
func (f *Figure) Newest() (image.Image, error) {
	r := f.rec
	if r == nil || r.builder.Frames() == 0 {
		return nil, nil
	}
	film, err := r.part([]int{r.builder.Frames() - 1})
	if err != nil {
		return nil, err
	}
	img, err := raster.Still(film, 0, 1)
	if err != nil {
		return nil, fmt.Errorf("anim: %w", err)
	}
	return img, nil
}

// Pace returns the frames a second of the film, and whether the figure has a
// SpeedSlider to set them.
func (f *Figure) Pace() (fps float64, slider bool) {
	for _, ax := range f.Axes {
		if ax == nil {
			continue
		}
		for _, a := range ax.Artists {
			if _, ok := a.(*SpeedSlider); ok {
				slider = true
			}
		}
	}
	return f.fps(), slider
}

// part is a film of some of the frames held.
func (r *recording) part(frames []int) (*strip.Film, error) {
	c := r.pick(frames)
	c.turns, c.most, c.numbers, c.sweep = len(frames), 0, nil, nil
	c.leaving = true // later parts have the same layers, if they can
	film, err := c.finish()
	if err != nil {
		return nil, fmt.Errorf("anim: %w", err)
	}
	film.Sound = nil
	return film, nil
}

// number is the turn of the i-th frame held.
func (r *recording) number(i int) int {
	if r.numbers == nil {
		return r.turns - r.builder.Frames() + i
	}
	return r.numbers[i]
}

// between are the frames held of the turns from, from+1, … to−1.
func (r *recording) between(from, to int) (frames []int) {
	for i := r.builder.Frames() - 1; i >= 0 && r.number(i) >= from; i-- {
		if r.number(i) < to {
			frames = append(frames, i)
		}
	}
	slices.Reverse(frames)
	return frames
}

// thin forgets frames if there are more than are to be held.
func (r *recording) thin() {
	n := r.builder.Frames()
	if r.numbers != nil {
		r.numbers = append(r.numbers, r.turns-1)
	}
	for n > leastWatched && r.builder.Size()+r.shotBytes > watchedBytes {
		// What a frame takes decides how many there is room for.
		r.most = min(r.most, max(leastWatched, n*3/4))
		if n <= r.most {
			break
		}
		n = r.drop()
	}
	if n > r.most {
		r.drop()
	}
}

// drop forgets every second one of the older half of the frames and returns how
// many are left.
func (r *recording) drop() int {
	if r.numbers == nil {
		r.numbers, r.stride = make([]int, r.builder.Frames()), 1
		for i := range r.numbers {
			r.numbers[i] = i
		}
	}
	old := max(0, len(r.numbers)-r.most/2)
	var keep []int
	for {
		keep = keep[:0]
		for i, k := range r.numbers[:old] {
			if k%r.stride == 0 {
				keep = append(keep, i)
			}
		}
		if len(keep) <= r.most/4 {
			break
		}
		r.stride *= 2
	}
	var numbers []int
	for i := old; i < len(r.numbers); i++ {
		keep = append(keep, i)
	}
	for _, i := range keep {
		numbers = append(numbers, r.numbers[i])
	}
	c := r.pick(keep)
	c.numbers = numbers
	*r = *c
	return len(keep)
}

// spread gives a film of the frames held the length of all turns, and returns
// how many turns a frame of it stands for.
func (r *recording) spread(film *strip.Film) (turns int) {
	turns = 1
	for r.turns/turns > max(1, spreadFrames/(len(film.Axes)+len(film.Layers)+1)) {
		turns *= 2
	}
	n := (r.turns + turns - 1) / turns
	held := make([]int, n) // by each frame of the film
	for i, k := range r.numbers {
		held[k/turns] = i
	}
	for j := 1; j < n; j++ {
		held[j] = max(held[j], held[j-1])
	}
	over := func(frame []int) []int {
		out := make([]int, n)
		for j, i := range held {
			out[j] = frame[i]
		}
		return out
	}
	film.Axes, film.Layers = slices.Clone(film.Axes), slices.Clone(film.Layers)
	for i := range film.Axes {
		film.Axes[i].Frame = over(film.Axes[i].Frame)
	}
	for i := range film.Layers {
		film.Layers[i].Frame = over(film.Layers[i].Frame)
	}
	film.Frames, film.Poster = n, n-1
	return turns
}
