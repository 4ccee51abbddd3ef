package neural

// Choice returns an index from [0, n): Generator.choice(n, p=p). Index i has
// probability p[i]; nil makes all equally likely. It panics if n is not
// positive, or if p is not n probabilities that add up to 1.
func (g *Generator) Choice(n int, p []float64) int {
	return g.ChoiceSlice(n, p, 1)[0]
}

// ChoiceSlice returns size indices from [0, n), the same one possibly many
// times: Generator.choice(n, size, p=p). See [Generator.Choice] for p.
func (g *Generator) ChoiceSlice(n int, p []float64, size int) []int {
	checkChoice("Generator.ChoiceSlice", n, p, size)
	if p == nil {
		return draw("Generator.Choice", size, func() int { return g.Integers(0, n) })
	}
	sums := cumulative(p)
	return draw("Generator.Choice", size, func() int { return pick(sums, g.Random()) })
}

// ChoiceDistinct returns size different indices from [0, n), in random order:
// Generator.choice(n, size, replace=False, p=p). See [Generator.Choice] for p.
// It also panics if there are fewer than size indices of probability above 0.
func (g *Generator) ChoiceDistinct(n int, p []float64, size int) []int {
	checkChoiceDistinct("Generator.ChoiceDistinct", n, p, size)
	if p != nil {
		return pickDistinct(p, size, g.Random)
	}
	if n > 10000 && size > n/50 { // where numpy changes its method
		s := count(n)
		g.shuffleLemire(s, max(n-size, 1))
		return append([]int(nil), s[n-size:]...)
	}
	// R. W. Floyd's method (J. Bentley, Communications of the ACM 30 (1987)
	// 754–757), which needs no memory for the indices not chosen.
	s := make([]int, 0, size)
	chosen := make(map[int]bool, size)
	for last := n - size; last < n; last++ {
		v := int(g.lemire(uint64(last)))
		if chosen[v] {
			v = last
		}
		chosen[v] = true
		s = append(s, v)
	}
	g.shuffleLemire(s, 1)
	return s
}

// shuffleLemire puts s[first:] into random order, drawing from the whole of s.
func (g *Generator) shuffleLemire(s []int, first int) {
	for i := len(s) - 1; i >= first; i-- {
		j := g.lemire(uint64(i))
		s[i], s[j] = s[j], s[i]
	}
}
