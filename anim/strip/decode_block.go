package strip

import (
	"math"
	"time"
)

// A decoder holds what the blocks so far have told.
type decoder struct {
	film      *Film
	total     int
	strings   []string
	styles    []Op
	skeletons [][]int // of styles
	ranges    [][]float64
	before    []vectors    // of each layer
	fresh     []allVectors // of each layer in this block
	// What counts towards MaxOps and MaxVerbs: in the tables, where each entry
	// stands for at least one use, and in the states.
	tableOps, tableVerbs, ops, verbs int
}

// allVectors are those of each kind, one for each state.
type allVectors struct {
	x, y, size [][]int32
	index, pix [][]uint8
}

// vectors are the last two vectors of each kind, the later first.
type vectors struct {
	x, y, size [2][]int32
	index, pix [2][]uint8
}

func (d *decoder) block(payload []byte) error {
	r := &reader{b: payload}
	f := d.film
	first := f.Frames == 0
	if first {
		d.head(r)
	}
	n := r.upTo(MaxEntries, "the number of frames")
	lists := len(f.Axes) + len(f.Layers)
	if n == 0 {
		r.fault("a block has no frames")
	}
	if f.Frames += n; f.Frames*(lists+1) > MaxEntries {
		r.fault("%d frames of %d axes and layers are too many", f.Frames, lists)
	}
	for i := range f.Axes {
		a := &f.Axes[i]
		for _, v := range r.floats(r.count("limits"), 4) {
			a.Limits = append(a.Limits, Limits{v[0], v[1], v[2], v[3]})
		}
		a.Frame = r.frames(a.Frame, n, 0, len(a.Limits)-1)
	}
	d.tables(r)
	d.fresh = make([]allVectors, len(f.Layers))
	for i := range f.Layers {
		d.layer(r, i, n)
	}
	if len(r.b) > 0 {
		r.fault("a block has %d bytes too many", len(r.b))
	}
	return r.err
}

func (d *decoder) head(r *reader) {
	f := d.film
	f.Width, f.Height = r.upTo(MaxSide, "the width"), r.upTo(MaxSide, "the height")
	if v := r.floats(1, 1); v != nil {
		f.FPS = v[0][0]
	}
	f.Repeat = Repeat(r.byte())
	seconds := r.upTo(MaxDelay, "the delay")
	f.RepeatDelay = time.Duration(seconds)*time.Second + time.Duration(r.upTo(1e9-1, "the delay"))
	f.Title, f.Params = r.string(), r.params()
	f.Poster = r.upTo(math.MaxInt32, "the poster")
	f.Background = r.color()
	if n := r.some(MaxLayers, "axes"); n > 0 {
		f.Axes = make([]Axes, n)
	}
	for i := range f.Axes {
		a := &f.Axes[i]
		a.Title, a.X, a.Y, a.Rect = r.string(), r.string(), r.string(), r.rect()
		flags := r.max(3, "the flags of axes")
		a.XLog, a.YLog = flags&1 != 0, flags&2 != 0
	}
	if n := r.some(MaxLayers-len(f.Axes), "layers"); n > 0 {
		f.Layers = make([]Layer, n)
	}
	for i := range f.Layers {
		l := &f.Layers[i]
		l.Label, l.Axes = r.string(), r.upTo(len(f.Axes), "the axes of a layer")-1
		l.Clip = r.rect()
	}
	f.Controls, f.Sound = r.controls(len(f.Layers)), r.sound()
	d.before = make([]vectors, len(f.Layers))
}

// tables reads the new entries of the tables.
func (d *decoder) tables(r *reader) {
	for range r.some(MaxOps-len(d.strings), "texts") {
		if r.err != nil {
			return
		}
		d.strings = append(d.strings, r.string())
	}
	for range r.some(MaxOps-len(d.styles), "styles") {
		if r.err != nil {
			return
		}
		d.styles = append(d.styles, r.style(&d.tableVerbs))
	}
	for range r.some(MaxOps-len(d.skeletons), "skeletons") {
		n := r.some(MaxOps-d.tableOps, "operations")
		if r.err != nil {
			return
		}
		d.tableOps += n
		skeleton := make([]int, n)
		for i := range skeleton {
			skeleton[i] = r.upTo(len(d.styles)-1, "a style")
		}
		d.skeletons = append(d.skeletons, skeleton)
	}
	for range r.some(MaxOps-len(d.ranges), "value ranges") {
		// Each is written by itself, so that an entry needs no others.
		d.ranges = append(d.ranges, r.floats(1, 2)...)
	}
}
