package strip

import (
	"slices"
	"sync"
)

// A span is a run of a layer's states, those that are new in a block.
type span struct {
	outline []byte  // frame list, skeletons and counts
	states  []State // the new states, after the two before them
	width   int     // of the last of its images in cells, or 0
}

// span writes all but the numbers of the states of layer i that are new in
// the frames from to to.
func (e *encoder) span(i, from, to int) span {
	l := &e.film.Layers[i]
	first := e.states[i]
	end := e.news(l.Frame, from, to, first, len(l.States))
	e.states[i] = end
	s := span{states: make([]State, 0, 2+end-first)}
	for k := first - 2; k < end; k++ {
		if k < 0 {
			s.states = append(s.states, e.pastStates[i].end[2+k])
		} else {
			s.states = append(s.states, l.States[k])
		}
	}
	b := putUint(nil, end-first)
	b = e.pastStates[i].putEntries(b, l.Frame, from, to)
	var counts []byte
	for _, state := range s.states[2:] {
		key := putUint(nil, len(state))
		for _, op := range state {
			e.scratch = appendStyle(e.scratch[:0], op)
			key = putUint(key, e.styles.add(e.scratch))
			counts = e.counts(counts, op)
			if m, ok := op.(*Image); ok {
				s.width = m.W
			}
		}
		b = putUint(b, e.skeletons.add(key))
	}
	s.outline = append(b, counts...)
	return s
}

// counts writes how many numbers an operation has, and which of the tables'
// entries.
func (e *encoder) counts(b []byte, op Op) []byte {
	switch op := op.(type) {
	case *Path:
		for _, v := range op.Verbs {
			b = putUint(b, v.N)
		}
	case *Marks:
		b = putUint(b, len(op.X))
	case *Text:
		e.scratch = putString(e.scratch[:0], op.String)
		b = putUint(b, e.strings.add(e.scratch))
	case *Image:
		e.scratch = putFloats(e.scratch[:0], [][]float64{{op.Min, op.Max}})
		b = putUint(b, e.ranges.add(e.scratch))
	}
	return b
}

// numbersOf returns for each span the parts that hold its numbers. They are
// worked out on all processors and come back in order.
func numbersOf(spans []span, t *tally) [][][]byte {
	x, y, size := gather(spans, xs), gather(spans, ys), gather(spans, sizes)
	index, pix := gather(spans, indices), gather(spans, pixels)
	for i := range spans {
		pix[i].width = spans[i].width
	}
	parts := make([][kinds][][]byte, len(spans))
	parallel(kinds*len(spans), func(n int) {
		c := choosers.Get().(*chooser)
		defer choosers.Put(c)
		c.tally = t
		i, kind := n/kinds, n%kinds
		part := &parts[i][kind]
		switch kind {
		case 0:
			*part = x[i].appendParts(nil, c)
		case 1:
			*part = y[i].appendParts(nil, c)
		case 2:
			*part = size[i].appendParts(nil, c)
		case 3:
			*part = index[i].appendParts(nil, c)
		case 4:
			*part = pix[i].appendParts(nil, c)
		}
	})
	out := make([][][]byte, len(spans))
	for i := range parts {
		out[i] = slices.Concat(parts[i][:]...)
	}
	return out
}

var choosers = sync.Pool{New: func() any { return &chooser{} }}

// gather returns the series of one kind of all layers. The numbers of a single
// operation are not copied.
func gather[T number](spans []span, part func(Op) []T) []series[T] {
	all := make([]series[T], len(spans))
	for i, span := range spans {
		vectors := make([][]T, len(span.states))
		for s, state := range span.states {
			if len(state) == 1 {
				vectors[s] = part(state[0])
				continue
			}
			for _, op := range state {
				vectors[s] = append(vectors[s], part(op)...)
			}
		}
		all[i] = series[T]{vectors: vectors, others: all[:i]}
	}
	return all
}

func xs(op Op) []int32 {
	switch op := op.(type) {
	case *Path:
		return op.X
	case *Marks:
		return op.X
	case *Text:
		return []int32{op.X}
	case *Image:
		return []int32{op.Rect.X0, op.Rect.X1}
	}
	return nil
}

func ys(op Op) []int32 {
	switch op := op.(type) {
	case *Path:
		return op.Y
	case *Marks:
		return op.Y
	case *Text:
		return []int32{op.Y}
	case *Image:
		return []int32{op.Rect.Y0, op.Rect.Y1}
	}
	return nil
}

// sizes are the widths of marks and of texts.
func sizes(op Op) []int32 {
	switch op := op.(type) {
	case *Marks:
		return op.Size
	case *Text:
		return []int32{op.Width}
	}
	return nil
}

func indices(op Op) []uint8 {
	if op, ok := op.(*Marks); ok {
		return op.Index
	}
	return nil
}

func pixels(op Op) []uint8 {
	if op, ok := op.(*Image); ok {
		return op.Pix
	}
	return nil
}
