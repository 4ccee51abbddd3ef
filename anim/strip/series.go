package strip

import (
	"encoding/binary"
	"math"
)

// A series is all vectors of one kind of a layer that are new in a block,
// after the two before them.
type series[T number] struct {
	vectors [][]T
	// width is the length of an image's row if the vectors are images, or 0.
	width int
	// others are the series of the layers before this one.
	others []series[T]
	// product is what lowRank predicts from, shifted right by places, or nil.
	product *product
	places  int
}

// appendParts appends to parts what readVectors reads: two parts or more, or
// none if the vectors are empty.
func (s series[T]) appendParts(parts [][]byte, c *chooser) [][]byte {
	total := 0
	for _, v := range s.vectors[2:] {
		total += len(v)
	}
	if total == 0 {
		return parts
	}
	own := s.parts(c, total)
	if s.fit(c, own) {
		if other := s.parts(c, total); c.cost(other...) < c.cost(own...) {
			own = other
		}
	}
	return append(parts, own...)
}

// parts is the series with what product it has.
func (s series[T]) parts(c *chooser, total int) [][]byte {
	var head, data []byte
	multiplied := false
	for from := 2; from < len(s.vectors); from += group {
		if c.tally.err() != nil {
			return nil // and so does the film
		}
		end := min(from+group, len(s.vectors))
		m := s.choose(c, from, end)
		head = append(head, byte(m.mode))
		if m.mode.argument() {
			head = putInt(head, int32(m.k))
		}
		multiplied = multiplied || m.mode == lowRank
		data = append(data, c.min...)
		if s.product == nil { // not once more
			n := 0
			for _, v := range s.vectors[from:end] {
				n += len(v)
			}
			c.tally.coded(n)
		}
	}
	parts := [][]byte{head}
	if multiplied {
		parts = s.product.appendParts(parts, c, s.width)
	}
	if s.bytes() {
		return append(parts, data)
	}
	if planes := split(data, total); len(data) > worthwhile && c.cost(planes...) < c.cost(data) {
		parts[0] = append([]byte{byte(len(planes))}, head...)
		return append(parts, planes...)
	}
	parts[0] = append([]byte{0}, head...)
	return append(parts, data)
}

// split takes variable length integers apart into planes: all lowest bytes,
// and so on.
func split(data []byte, total int) [][]byte {
	values := make([]uint32, 0, total)
	var all uint32
	for len(data) > 0 {
		v, n := binary.Uvarint(data)
		values = append(values, uint32(v))
		all |= uint32(v)
		data = data[n:]
	}
	var planes [][]byte
	for shift := 0; shift == 0 || all>>shift != 0; shift += 8 {
		plane := make([]byte, len(values))
		for i, v := range values {
			plane[i] = byte(v >> shift)
		}
		planes = append(planes, plane)
	}
	return planes
}

func (s series[T]) bytes() bool {
	_, ok := any(s).(series[uint8])
	return ok
}

// enough is how many values of a group are tried, so that large images do not
// take long.
const enough = 8192

// choose returns the best predictor of the vectors in [from, end); what it
// leaves is in c.min.
func (s series[T]) choose(c *chooser, from, end int) predictor {
	first := end // the last are tried, which have others before them
	for n := 0; first > from && n < enough; {
		first--
		n += len(s.vectors[first])
	}
	best := math.MaxInt
	var chosen predictor
	for _, m := range s.candidates(from, end) {
		c.trial = c.trial[:0]
		for i := first; i < end; i++ {
			c.trial = s.appendResiduals(c.trial, m, i)
		}
		if cost := c.cost(c.trial); cost < best {
			best, chosen = cost, m
			c.trial, c.min = c.min, c.trial
			if best == 0 {
				break
			}
		}
	}
	if first > from {
		c.min = c.min[:0]
		for i := from; i < end; i++ {
			c.min = s.appendResiduals(c.min, chosen, i)
		}
	}
	return chosen
}

// appendResiduals writes what predictor m leaves of vector i.
func (s series[T]) appendResiduals(b []byte, m predictor, i int) []byte {
	a, p, q := s.vectors[i], s.vectors[i-1], s.vectors[i-2]
	switch m.mode {
	case twin:
		p = s.others[len(s.others)-m.k].at(i)
	case lowRank:
		p = vector[T](s.product, i-2, len(a), m.k)
	}
	switch a := any(a).(type) {
	case []int32:
		p, q := any(p).([]int32), any(q).([]int32)
		for i, v := range a {
			d := v - predict(m.mode, m.k, a, p, q, i)
			b = putInt(b, d)
		}
	case []uint8:
		p, q := any(p).([]uint8), any(q).([]uint8)
		for i, v := range a {
			b = append(b, v-predict(m.mode, m.k, a, p, q, i))
		}
	}
	return b
}

// at returns vector i, or nil if there are not so many.
func (s series[T]) at(i int) []T {
	if i < len(s.vectors) {
		return s.vectors[i]
	}
	return nil
}
