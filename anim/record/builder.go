package record

import (
	"hash/maphash"
	"image/color"
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A Builder gathers the layers of a film. The zero Builder is ready for use.
type Builder struct {
	frames int
	size   int
	layers []layer
	seed   maphash.Seed
}

type layer struct {
	strip.Layer
	tags   []int            // of the states
	hashes []uint64         // of the states
	seen   map[uint64]int32 // hash of a state to the index of the last one that has it
	before []int32          // of each state, that of the one before with its hash, or -1
}

// Layer adds a layer and returns its number. In frames already taken the layer
// is empty.
func (b *Builder) Layer(label string, axes int, clip strip.Rect) int {
	if b.seed == (maphash.Seed{}) {
		b.seed = maphash.MakeSeed()
	}
	l := layer{seen: map[uint64]int32{}}
	l.Label, l.Axes, l.Clip = label, axes, clip
	for range b.frames {
		l.Frame = append(l.Frame, -1)
	}
	b.layers = append(b.layers, l)
	return len(b.layers) - 1
}

// Put gives a layer its drawing in the frame under way, once a frame. A
// drawing that the layer had before with the same tag is stored once; what a
// tag means is up to the caller.
func (b *Builder) Put(number int, s strip.State, tag int) {
	l := &b.layers[number]
	if len(s) == 0 {
		l.Frame = append(l.Frame, -1)
		return
	}
	is := func(i int) bool { return l.tags[i] == tag && equal(l.States[i], s) }
	if n := len(l.Frame); n > 0 && l.Frame[n-1] >= 0 && is(l.Frame[n-1]) {
		l.Frame = append(l.Frame, l.Frame[n-1])
		return
	}
	h := b.hash(s)
	for i := l.last(h); i >= 0; i = l.before[i] {
		if is(int(i)) {
			l.Frame = append(l.Frame, int(i))
			return
		}
	}
	l.Frame = append(l.Frame, len(l.States))
	if n := len(l.States); n > 0 {
		share(s, l.States[n-1])
	}
	l.keep(s, tag, h)
	b.size += size(s)
}

// Same gives a layer the drawing that it had in the frame before.
func (b *Builder) Same(number int) {
	l := &b.layers[number]
	if n := len(l.Frame); n > 0 {
		l.Frame = append(l.Frame, l.Frame[n-1])
		return
	}
	l.Frame = append(l.Frame, -1)
}

// Next ends the frame under way.
func (b *Builder) Next() { b.frames++ }

// Frames is the number of frames ended.
func (b *Builder) Frames() int { return b.frames }

// Get returns a layer, and the tags of its states. Its slices must not be
// written to.
func (b *Builder) Get(number int) (l strip.Layer, tags []int) {
	return b.layers[number].Layer, b.layers[number].tags
}

// Drop forgets all frames. The layers stay, with their numbers.
func (b *Builder) Drop() {
	b.frames, b.size = 0, 0
	for i := range b.layers {
		l := &b.layers[i]
		l.States, l.tags, l.hashes, l.before, l.Frame = nil, nil, nil, nil, nil // others may hold the old ones
		clear(l.seen)
	}
}

// Pick returns a builder that holds some of the frames, which must be in order.
// tag changes the tags of a layer's states. It shares the drawings with b.
func (b *Builder) Pick(frames []int, tag func(layer, tag int) int) Builder {
	c := Builder{frames: len(frames), layers: make([]layer, len(b.layers)), seed: b.seed}
	for i, l := range b.layers {
		d := layer{Layer: l.Layer, seen: map[uint64]int32{}}
		d.States, d.Frame = nil, make([]int, 0, len(frames))
		index := map[int]int{-1: -1}
		for _, f := range frames {
			s := l.Frame[f]
			n, ok := index[s]
			if !ok {
				n = len(d.States)
				index[s] = n
				d.keep(l.States[s], tag(i, l.tags[s]), l.hashes[s])
				c.size += size(l.States[s])
			}
			d.Frame = append(d.Frame, n)
		}
		c.layers[i] = d
	}
	return c
}

// keep adds a state.
func (l *layer) keep(s strip.State, tag int, hash uint64) {
	l.before = append(l.before, l.last(hash))
	l.seen[hash] = int32(len(l.States))
	l.States, l.tags, l.hashes = append(l.States, s), append(l.tags, tag), append(l.hashes, hash)
}

// last is the index of the last state with a hash, or -1.
func (l *layer) last(hash uint64) int32 {
	if i, ok := l.seen[hash]; ok {
		return i
	}
	return -1
}

// Size is about how many bytes of numbers the drawings hold.
func (b *Builder) Size() int { return b.size }

// size is about how many bytes of numbers a drawing has.
func size(s strip.State) int {
	n := 0
	for _, op := range s {
		switch op := op.(type) {
		case *strip.Path:
			n += 8 * len(op.X)
		case *strip.Marks:
			n += 8*len(op.X) + 4*len(op.Size) + len(op.Index)
		case *strip.Image:
			n += len(op.Pix)
		}
		n += 100
	}
	return n
}

// hash leaves out what seldom tells states apart; equal has the last word.
func (b *Builder) hash(s strip.State) uint64 {
	var h maphash.Hash
	h.SetSeed(b.seed)
	ints := func(v ...int32) {
		for _, x := range v {
			h.Write([]byte{byte(x), byte(x >> 8), byte(x >> 16)})
		}
	}
	col := func(c color.NRGBA) { h.Write([]byte{c.R, c.G, c.B, c.A}) }
	for _, op := range s {
		switch op := op.(type) {
		case *strip.Path:
			col(op.Fill)
			col(op.Stroke)
			ints(op.Width, int32(len(op.X)))
			ints(op.X...)
			ints(op.Y...)
		case *strip.Marks:
			ints(int32(op.Shape), int32(len(op.X)))
			ints(op.X...)
			ints(op.Y...)
			ints(op.Size...)
			col(op.Colors[0])
			h.Write(op.Index)
		case *strip.Text:
			h.WriteString(op.String)
			ints(op.X, op.Y)
		case *strip.Image:
			ints(int32(op.W), int32(op.H))
			h.Write(op.Pix)
		}
	}
	return h.Sum64()
}

// equal reports whether two drawings are the same to the last bit.
func equal(a, b strip.State) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !equalOp(a[i], b[i]) {
			return false
		}
	}
	return true
}

func equalOp(a, b strip.Op) bool {
	switch a := a.(type) {
	case *strip.Path:
		b, ok := b.(*strip.Path)
		return ok && a.Fill == b.Fill && a.Stroke == b.Stroke && a.Width == b.Width &&
			a.DashOffset == b.DashOffset && a.Cap == b.Cap && a.Crisp == b.Crisp &&
			slices.Equal(a.Dash, b.Dash) && slices.Equal(a.Verbs, b.Verbs) && slices.Equal(a.X, b.X) && slices.Equal(a.Y, b.Y)
	case *strip.Marks:
		b, ok := b.(*strip.Marks)
		return ok && a.Shape == b.Shape && a.Edge == b.Edge && a.EdgeWidth == b.EdgeWidth &&
			slices.Equal(a.Size, b.Size) && slices.Equal(a.Index, b.Index) && slices.Equal(a.Colors, b.Colors) &&
			slices.Equal(a.X, b.X) && slices.Equal(a.Y, b.Y)
	case *strip.Text:
		b, ok := b.(*strip.Text)
		return ok && *a == *b
	case *strip.Image:
		b, ok := b.(*strip.Image)
		return ok && a.Rect == b.Rect && a.W == b.W && a.H == b.H && a.Smooth == b.Smooth &&
			math.Float64bits(a.Min) == math.Float64bits(b.Min) &&
			math.Float64bits(a.Max) == math.Float64bits(b.Max) &&
			slices.Equal(a.Pix, b.Pix) && slices.Equal(a.Palette, b.Palette)
	}
	return false
}
