// Package lanes filters eight stretches of a signal side by side. A recursive
// filter waits for what it put out just before; with eight that do not wait for
// each other a processor with vector registers does eight times the work in that
// time.
//
// There is a version in Go and one in assembly. Both fuse the same products and
// sums, so their results agree in every bit.
package lanes

import "math"

// Count is how many stretches go together.
const Count = 8

// A Pair is two second-order sections, b₀ b₁ b₂ a₁ a₂ of each.
type Pair [2][5]float64

// A State is what two sections keep of each stretch, [section][z₀, z₁][lane].
type State [2][2][Count]float64

// Gather stores len(to) samples of each stretch in to. Those of lane q are at
// from[at[q]] and further on. It panics if len(to) is no multiple of 4.
func Gather(to [][Count]float64, from []float64, at *[Count]int) {
	check(len(to), len(from), at)
	if len(to) > 0 && !gather(to, from, at) {
		for q, first := range at {
			for i, v := range from[first:][:len(to)] {
				to[i][q] = v
			}
		}
	}
}

// Scatter is the reverse of Gather.
func Scatter(to []float64, at *[Count]int, from [][Count]float64) {
	check(len(from), len(to), at)
	if len(from) > 0 && !scatter(to, at, from) {
		for q, first := range at {
			for i := range to[first:][:len(from)] {
				to[first+i] = from[i][q]
			}
		}
	}
}

func check(steps, n int, at *[Count]int) {
	if steps%4 != 0 {
		panic("lanes: the number of samples is no multiple of 4")
	}
	for _, first := range at {
		if first < 0 || first+steps > n {
			panic("lanes: a stretch lies outside the signal")
		}
	}
}

// Run filters x in place, backwards from its end if so asked, in the transposed
// direct form II, and leaves what comes next in state.
func (p *Pair) Run(x [][Count]float64, state *State, backwards bool) {
	if len(x) > 0 && !p.run(x, state, backwards) {
		p.runGo(x, state, backwards)
	}
}

func (p *Pair) runGo(x [][Count]float64, state *State, backwards bool) {
	for i := range x {
		row := &x[i]
		if backwards {
			row = &x[len(x)-1-i]
		}
		for s, c := range p {
			z := &state[s]
			for q, v := range row {
				y := math.FMA(c[0], v, z[0][q])
				z[0][q] = math.FMA(-c[3], y, math.FMA(c[1], v, z[1][q]))
				z[1][q] = math.FMA(-c[4], y, float64(c[2]*v))
				row[q] = y
			}
		}
	}
}
