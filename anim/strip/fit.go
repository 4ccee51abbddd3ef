package strip

import (
	"math"
	"math/bits"
	"slices"
)

// What a product is looked for in: it takes time, and is worth some bytes.
const (
	fewStates  = 16
	mostShort  = 512
	mostSize   = 1 << 15
	fewValues  = 1 << 11
	mostValues = 1 << 20
)

// fit gives the series a product if one is likely to do better than own, the
// parts it has without.
func (s *series[T]) fit(c *chooser, own [][]byte) bool {
	all := s.vectors[2:]
	n := len(all[0])
	if total := n * len(all); len(all) < fewStates || total < fewValues || total > mostValues {
		return false
	}
	lo, hi := int32(math.MaxInt32), int32(math.MinInt32)
	for _, v := range all {
		if len(v) != n {
			return false
		}
		lo, hi = min(lo, int32(slices.Min(v))), max(hi, int32(slices.Max(v)))
	}
	if lo < -mostSize || hi > mostSize {
		return false
	}
	shapes := []product{{width: 1, rows: n}}
	if s.width > 1 && n%s.width == 0 {
		shapes = append(shapes, product{width: s.width, rows: n / s.width}, product{width: s.width, rows: n / s.width, columns: true})
	}
	best := c.cost(own...) / precision * 9 / 10
	var chosen *fitting
	var shape product
	for _, p := range shapes {
		p.lo, p.hi = lo, hi
		f := p.size(len(all))
		if f.short < 2 || f.short > mostShort || rankCost(f.long+f.short) > best {
			continue
		}
		arrange(f, &p, all)
		if cost := f.span(best); cost < best {
			best, chosen, shape = cost, f, p
		}
	}
	if chosen == nil {
		return false
	}
	size := bits.Len32(uint32(max(hi, -lo)))
	places := min(13, 27-size) // of times; the sums have 31 bits
	chosen.solve(places)
	// As few places as pay.
	fewest := math.MaxInt
	for fine := min(5, 30-size-places); fine > -places; fine-- {
		p, last := shape, *s
		p.right, p.left = chosen.whole(fine)
		if !p.leftIsLong() {
			p.left, p.right = p.right, p.left
		}
		s.product, s.places = &p, places+fine
		c.trial = c.trial[:0]
		for i := range all {
			c.trial = s.appendResiduals(c.trial, predictor{lowRank, s.places}, 2+i)
		}
		cost := c.cost(c.trial)
		if cost += c.cost(p.appendParts(nil, c, s.width)...); cost >= fewest {
			*s = last
			break
		}
		fewest = cost
	}
	return true
}

// leftIsLong reports whether left is the factor of more values.
func (p *product) leftIsLong() bool { return p.columns || p.width == 1 }

// size returns a fitting for a product of so many states, without values.
func (p *product) size(states int) *fitting {
	f := &fitting{lo: p.lo, hi: p.hi}
	switch {
	case p.columns:
		f.long, f.short = states*p.rows, p.width
	case p.width > 1:
		f.long, f.short = states*p.width, p.rows
	default:
		f.long, f.short = p.rows, states
	}
	return f
}

// arrange gives a fitting the values of the vectors.
func arrange[T number](f *fitting, p *product, vectors [][]T) {
	f.values = make([]int32, f.long*f.short)
	for s, v := range vectors {
		for i, x := range v {
			l, r := i/p.width, s*p.width+i%p.width
			if p.columns {
				l, r = s*p.rows+i/p.width, i%p.width
			}
			if !p.leftIsLong() {
				l, r = r, l
			}
			f.values[l*f.short+r] = int32(x)
		}
	}
}
