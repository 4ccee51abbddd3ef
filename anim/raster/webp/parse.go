package webp

import (
	"math"
	"math/bits"
)

// A token is a pixel or a match, beginning at a place.
type token struct {
	at    int32
	match       // of length 0 if it is a pixel
	value uint8 // of the pixel
}

// prefix takes a length or the code of a distance apart into its symbol and
// the bits that follow it.
func prefix(v int32) (symbol, extra int, rest uint32) {
	u := uint32(v - 1)
	if u < 4 {
		return int(u), 0, 0
	}
	h := bits.Len32(u) - 1
	return 2*h + int(u>>(h-1)&1), h - 1, u & (1<<(h-1) - 1)
}

// precision is the number of steps in a bit of a cost.
const precision = 256

// Costs are what symbols take in bits, in steps of 1/precision; with the bits
// that follow them.
type costs struct {
	green    [literals + lengths]int32
	distance [distances]int32
}

// A histogram counts symbols.
type histogram struct {
	green    [literals + lengths]int32
	distance [distances]int32
}

func (h *histogram) add(t token) {
	if t.length == 0 {
		h.green[t.value]++
		return
	}
	s, _, _ := prefix(t.length)
	h.green[literals+s]++
	s, _, _ = prefix(t.code)
	h.distance[s]++
}

func (h *histogram) costs() *costs {
	c := &costs{}
	price(c.green[:], h.green[:])
	price(c.distance[:], h.distance[:])
	for s := range lengths {
		c.green[literals+s] += int32(max(0, (s-2)>>1) * precision)
	}
	for s := range distances {
		c.distance[s] += int32(max(0, (s-2)>>1) * precision)
	}
	return c
}

// price gives symbols that come so often their costs; one that never came
// costs as much as if it had come a quarter of a time.
func price(cost, count []int32) {
	total := int32(1)
	for _, n := range count {
		total += n
	}
	for s, n := range count {
		cost[s] = log2(uint32(total)) - log2(uint32(max(1, n)))
		if n == 0 {
			cost[s] += 2 * precision
		}
	}
}

// log2 is the logarithm of n > 0 in steps of 1/precision. It needs no floating
// point, and is so the same on any processor.
func log2(n uint32) int32 {
	e := bits.Len32(n) - 1
	if n < uint32(len(logs)) {
		return logs[n]
	}
	return logs[n>>(e-8)] + int32(e-8)*precision
}

var logs = func() (t [512]int32) {
	for n := 1; n < len(t); n++ {
		e := bits.Len32(uint32(n)) - 1
		v, x := int32(e), uint64(n)<<(31-e)
		for range 8 {
			x = x * x >> 31
			v *= 2
			if x >= 1<<32 {
				x >>= 1
				v++
			}
		}
		t[n] = v
	}
	return t
}()

// first are the costs before anything is known: of pixels by how many there
// are of a value, of matches as if their symbols were equally likely.
func first(pix []uint8) *costs {
	var h histogram
	for i, v := range pix {
		if i == 0 || pix[i-1] != v {
			h.green[v]++
		}
	}
	total := int32(0)
	for _, n := range h.green {
		total += n
	}
	for s := range lengths {
		h.green[literals+s] = total/lengths + 1
	}
	for s := range h.distance {
		h.distance[s] = 1
	}
	return h.costs()
}

// parse finds the tokens that take the fewest bits. of returns the costs at a
// place.
func parse(pix []uint8, m matches, of func(at int) *costs) []token {
	type step struct {
		cost int32
		match
	}
	steps := make([]step, len(pix)+1)
	for i := range steps[1:] {
		steps[i+1].cost = math.MaxInt32
	}
	end := 0 // of the very long match that i is inside of
	for i := range pix {
		here := steps[i].cost
		if here == math.MaxInt32 {
			continue
		}
		c := of(i)
		inside, least, list := i < end, int32(1), m.all[m.from[i]:m.from[i+1]]
		// Inside a very long match, a pixel by itself is the last resort; so
		// few places in there are reached at all.
		if n := &steps[i+1]; (!inside || len(list) == 0) && here+c.green[pix[i]] < n.cost {
			*n = step{cost: here + c.green[pix[i]]}
		}
		for _, m := range list {
			s, _, _ := prefix(m.code)
			base := here + c.distance[s]
			// Of lengths with the same symbol the longest does, if it is not
			// short.
			for n := least; n <= m.length; {
				s, extra, rest := prefix(n)
				if inside {
					n = m.length
					s, _, _ = prefix(n)
				} else if n > 32 && n < m.length {
					n = min(m.length, n+int32(1<<extra-1-rest))
				}
				if cost := base + c.green[literals+s]; cost < steps[i+int(n)].cost {
					steps[i+int(n)] = step{cost, match{m.code, n}}
				}
				n++
			}
			least = m.length + 1
			if !inside && m.length >= long {
				end = i + int(m.length)
			}
		}
	}
	var back []token
	for i := len(pix); i > 0; {
		s := steps[i]
		n := max(1, int(s.length))
		i -= n
		back = append(back, token{int32(i), s.match, pix[i]})
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}
