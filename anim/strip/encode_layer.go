package strip

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// A span is a run of a layer's states, those that are new in a block.
type span struct {
	outline []byte  // frame list, skeletons and counts
	states  []State // the new states, after the two before them
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
			s.states = append(s.states, nil)
		} else {
			s.states = append(s.states, l.States[k])
		}
	}
	b := putUint(nil, end-first)
	b = putFrames(b, l.Frame[from:to], before(l.Frame, from))
	var counts []byte
	for _, state := range s.states[2:] {
		key := putUint(nil, len(state))
		for _, op := range state {
			e.scratch = appendStyle(e.scratch[:0], op)
			key = putUint(key, e.styles.add(e.scratch))
			counts = e.counts(counts, op)
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

// appendNumbers returns the numbers of each span. They are worked out on all
// processors and come back in order.
func appendNumbers(spans []span) [][]byte {
	parts := make([][kinds][]byte, len(spans))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), kinds*len(spans)) {
		wait.Go(func() {
			c := choosers.Get().(*chooser)
			defer choosers.Put(c)
			for {
				n := int(next.Add(1)) - 1
				if n >= kinds*len(spans) {
					return
				}
				parts[n/kinds][n%kinds] = spans[n/kinds].numbers(n%kinds, c)
			}
		})
	}
	wait.Wait()
	out := make([][]byte, len(spans))
	for i, p := range parts {
		for _, b := range p {
			out[i] = append(out[i], b...)
		}
	}
	return out
}

// numbers writes one kind of a span's vectors.
func (s span) numbers(kind int, c *chooser) []byte {
	switch kind {
	case 0:
		return appendVectors(nil, c, gather(s.states, xs), 0)
	case 1:
		return appendVectors(nil, c, gather(s.states, ys), 0)
	case 2:
		return appendVectors(nil, c, gather(s.states, sizes), 0)
	case 3:
		return appendVectors(nil, c, gather(s.states, indices), 0)
	}
	width := 0
	for _, state := range s.states {
		for _, op := range state {
			if m, ok := op.(*Image); ok {
				width = m.W
			}
		}
	}
	return appendVectors(nil, c, gather(s.states, pixels), width)
}

// gather returns each state's vector. That of a single operation is not
// copied.
func gather[T int32 | uint8](states []State, part func(Op) []T) [][]T {
	out := make([][]T, len(states))
	for i, state := range states {
		if len(state) == 1 {
			out[i] = part(state[0])
			continue
		}
		for _, op := range state {
			out[i] = append(out[i], part(op)...)
		}
	}
	return out
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
