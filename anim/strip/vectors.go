package strip

import (
	"compress/flate"
	"encoding/binary"
	"math"
	"sync"
)

// A layer's numbers are stored by kind (all X, then all Y, …). Of each kind a
// state has one vector, which joins the numbers of its operations in order.

// group is how many states in a row share a predictor.
const group = 8

// A predictor is a mode with its argument.
type predictor struct {
	mode mode
	k    int
}

// appendResiduals writes what predictor m leaves of vector a.
func appendResiduals[T int32 | uint8](b []byte, m predictor, a, p, q []T) []byte {
	switch a := any(a).(type) {
	case []int32:
		p, q := any(p).([]int32), any(q).([]int32)
		for i, v := range a {
			d := v - predict(m.mode, m.k, a, p, q, i)
			if u := uint32(d)<<1 ^ uint32(d>>31); u < 128 {
				b = append(b, byte(u))
			} else {
				b = binary.AppendUvarint(b, uint64(u))
			}
		}
	case []uint8:
		p, q := any(p).([]uint8), any(q).([]uint8)
		for i, v := range a {
			b = append(b, v-predict(m.mode, m.k, a, p, q, i))
		}
	}
	return b
}

// readVector reads a vector of n values.
func readVector[T int32 | uint8](r *reader, m predictor, n int, p, q []T) []T {
	if n == 0 || r.err != nil {
		return nil
	}
	if n > len(r.b) {
		r.fault("%w", errShort)
		return nil
	}
	v := make([]T, n)
	switch a := any(v).(type) {
	case []int32:
		p, q := any(p).([]int32), any(q).([]int32)
		for i := range a {
			a[i] = r.int32() + predict(m.mode, m.k, a, p, q, i)
		}
	case []uint8:
		p, q := any(p).([]uint8), any(q).([]uint8)
		for i, d := range r.bytes(n) {
			a[i] = d + predict(m.mode, m.k, a, p, q, i)
		}
	}
	return v
}

func (r *reader) predictor() predictor {
	m := predictor{mode: mode(r.byte())}
	if m.mode >= modes {
		r.fault("unknown predictor %d", m.mode)
	}
	if m.mode.argument() {
		if m.k = int(r.int32()); m.k < 1 && (m.mode == stride || m.mode == gradient) {
			r.fault("a predictor looks %d places back, want 1 or more", m.k)
		}
	}
	return m
}

// readVectors reads the vectors of n[0], n[1], … values; before holds the two
// vectors before the first, the nearer one first, and is brought up to date.
func readVectors[T int32 | uint8](r *reader, n []int, before *[2][]T) [][]T {
	total := 0
	for _, n := range n {
		total += n
	}
	if total > len(r.b) {
		r.fault("%w", errShort)
	}
	out := make([][]T, len(n))
	if r.err != nil {
		return out
	}
	var m predictor
	for s := range out {
		if s%group == 0 && total > 0 {
			m = r.predictor()
		}
		out[s] = readVector(r, m, n[s], before[0], before[1])
		before[0], before[1] = out[s], before[0]
	}
	return out
}

// A chooser finds the predictor of a group by deflating what each leaves: an
// estimate of bits would not see that scrolled data repeats.
type chooser struct {
	deflate    *flate.Writer
	size       int
	trial, min []byte
}

// choosers are kept, because each takes a megabyte.
var choosers = sync.Pool{New: func() any {
	c := &chooser{}
	c.deflate, _ = flate.NewWriter(c, flate.BestSpeed) // the level is valid
	return c
}}

// Write counts the bytes that deflate puts out.
func (c *chooser) Write(b []byte) (int, error) {
	c.size += len(b)
	return len(b), nil
}

func (c *chooser) cost(b []byte) int {
	if zeros(b) {
		return 0
	}
	c.size = 0
	c.deflate.Reset(c)
	c.deflate.Write(b) // a count cannot fail
	c.deflate.Close()
	return c.size
}

func zeros(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}

// appendVectors writes vectors[2:], each group with its best predictor; the
// first two are the ones before them, the farther one first. width is the
// length of an image's row if the vectors are images, or 0.
func appendVectors[T int32 | uint8](b []byte, c *chooser, vectors [][]T, width int) []byte {
	total := 0
	for _, v := range vectors[2:] {
		total += len(v)
	}
	if total == 0 {
		return b
	}
	for s := 2; s < len(vectors); s += group {
		end := min(s+group, len(vectors))
		best := math.MaxInt
		var chosen predictor
		for _, m := range candidates(vectors[s-2:end], width) {
			c.trial = c.trial[:0]
			for i := s; i < end; i++ {
				c.trial = appendResiduals(c.trial, m, vectors[i], vectors[i-1], vectors[i-2])
			}
			if cost := c.cost(c.trial); cost < best {
				best, chosen = cost, m
				c.trial, c.min = c.min, c.trial
				if best == 0 {
					break
				}
			}
		}
		b = append(b, byte(chosen.mode))
		if chosen.mode.argument() {
			b = putInt(b, int32(chosen.k))
		}
		b = append(b, c.min...)
	}
	return b
}
