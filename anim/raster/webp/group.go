package webp

import "slices"

// A grouping parts a picture into squares and gives each one of several groups
// of codes.
type grouping struct {
	width  int
	side   int // of a square: 1<<side pixels
	of     []uint8
	groups []histogram
}

func (g *grouping) columns() int { return (g.width-1)>>g.side + 1 }

// at is the group of a place.
func (g *grouping) at(place int) uint8 {
	if len(g.groups) == 1 {
		return 0
	}
	return g.of[place/g.width>>g.side*g.columns()+place%g.width>>g.side]
}

// A square is what a square's tokens need: how often each symbol comes. Those
// of distances count on from those of green.
type square []struct {
	symbol uint16
	count  int32
}

// mostGroups is the most groups that are tried.
const mostGroups = 32

// group parts a picture of so many pixels by its tokens.
func group(tokens []token, pixels, width int) grouping {
	g := grouping{width: width, side: 5}
	rows := (pixels/width-1)>>g.side + 1
	squares := squaresOf(&g, tokens, rows*g.columns())
	g.of = make([]uint8, len(squares))
	g.groups = make([]histogram, 1)
	g.recount(tokens)
	best, least := g, g.cost()
	for len(g.groups)*2 <= mostGroups {
		n := len(g.groups)
		g.split(squares)
		if len(g.groups) <= n {
			break // they are all alike
		}
		if cost := g.cost(); cost < least {
			best, least = g, cost
			best.of, best.groups = slices.Clone(g.of), slices.Clone(g.groups)
		}
	}
	return best
}

func squaresOf(g *grouping, tokens []token, n int) []square {
	counts := make([]map[uint16]int32, n)
	add := func(at int32, s int) {
		place := int(at)/g.width>>g.side*g.columns() + int(at)%g.width>>g.side
		if counts[place] == nil {
			counts[place] = map[uint16]int32{}
		}
		counts[place][uint16(s)]++
	}
	for _, t := range tokens {
		if t.length == 0 {
			add(t.at, int(t.value))
			continue
		}
		s, _, _ := prefix(t.length)
		add(t.at, literals+s)
		s, _, _ = prefix(t.code)
		add(t.at, literals+lengths+s)
	}
	squares := make([]square, n)
	for i, c := range counts {
		for s := range uint16(literals + lengths + distances) {
			if n := c[s]; n > 0 {
				squares[i] = append(squares[i], struct {
					symbol uint16
					count  int32
				}{s, n})
			}
		}
	}
	return squares
}

func (s square) cost(c *costs) int32 {
	sum := int32(0)
	for _, n := range s {
		if n.symbol < literals+lengths {
			sum += n.count * c.green[n.symbol]
		} else {
			sum += n.count * c.distance[n.symbol-literals-lengths]
		}
	}
	return sum
}

// recount counts the tokens of each group anew, and leaves out groups without.
func (g *grouping) recount(tokens []token) {
	clear(g.groups)
	for _, t := range tokens {
		g.groups[g.at(int(t.at))].add(t)
	}
	g.tidy()
}

// tidy leaves out groups that have nothing.
func (g *grouping) tidy() {
	var place [256]uint8
	var kept []histogram
	for i, h := range g.groups {
		if h != (histogram{}) {
			place[i] = uint8(len(kept))
			kept = append(kept, h)
		}
	}
	for i, k := range g.of {
		g.of[i] = place[k]
	}
	g.groups = kept
}

// split parts each group in two, those squares that take more bits for a token
// than its middle one and those that take fewer, and then lets each square go
// to the group whose codes suit it best.
func (g *grouping) split(squares []square) {
	n := len(g.groups)
	all := g.costs()
	for k := range n {
		var in []int
		for i, of := range g.of {
			if int(of) == k && len(squares[i]) > 0 {
				in = append(in, i)
			}
		}
		density := func(i int) int32 {
			tokens := int32(0)
			for _, s := range squares[i] {
				tokens += s.count
			}
			return squares[i].cost(all[k]) / tokens
		}
		slices.SortStableFunc(in, func(a, b int) int { return int(density(a) - density(b)) })
		for _, i := range in[len(in)/2:] {
			g.of[i] = uint8(n + k)
		}
	}
	g.groups = make([]histogram, 2*n)
	for range 6 {
		g.gather(squares)
		all = g.costs()
		for i, s := range squares {
			least := s.cost(all[g.of[i]])
			for k := range all {
				if cost := s.cost(all[k]); cost < least {
					g.of[i], least = uint8(k), cost
				}
			}
		}
	}
	g.gather(squares)
	g.tidy()
}

// gather counts the symbols of each group's squares.
func (g *grouping) gather(squares []square) {
	clear(g.groups)
	for i, s := range squares {
		h := &g.groups[g.of[i]]
		for _, n := range s {
			if n.symbol < literals+lengths {
				h.green[n.symbol] += n.count
			} else {
				h.distance[n.symbol-literals-lengths] += n.count
			}
		}
	}
}

func (g *grouping) costs() []*costs {
	all := make([]*costs, len(g.groups))
	for i := range all {
		all[i] = g.groups[i].costs()
	}
	return all
}

// cost is about how many bits the tokens and the codes take, and which square
// has which.
func (g *grouping) cost() int {
	sum := 0
	for i := range g.groups {
		h := &g.groups[i]
		c := h.costs()
		for s, n := range h.green {
			if n > 0 {
				sum += int(n)*int(c.green[s]) + 5*precision
			}
		}
		for s, n := range h.distance {
			if n > 0 {
				sum += int(n)*int(c.distance[s]) + 4*precision
			}
		}
		sum += 30 * precision
	}
	// Neighbours are often of one group.
	for i, k := range g.of {
		if i > 0 && g.of[i-1] != k {
			sum += int(log2(uint32(len(g.groups)))) + 2*precision
		}
	}
	return sum
}
