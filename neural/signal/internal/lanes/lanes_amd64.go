package lanes

import "golang.org/x/sys/cpu"

// avx says whether this processor has what lanes_amd64.s needs.
var avx = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func gatherAVX(to *[Count]float64, from *float64, at *[Count]int, fours int)

//go:noescape
func scatterAVX(to *float64, at *[Count]int, from *[Count]float64, fours int)

// runAVX takes the coefficients four times each, and goes by step rows.
//
//go:noescape
func runAVX(x *[Count]float64, rows, step int, coefficients *[2][5][4]float64, state *State)

func gather(to [][Count]float64, from []float64, at *[Count]int) bool {
	if avx {
		gatherAVX(&to[0], &from[0], at, len(to)/4)
	}
	return avx
}

func scatter(to []float64, at *[Count]int, from [][Count]float64) bool {
	if avx {
		scatterAVX(&to[0], at, &from[0], len(from)/4)
	}
	return avx
}

func (p *Pair) run(x [][Count]float64, state *State, backwards bool) bool {
	if !avx {
		return false
	}
	var coefficients [2][5][4]float64
	for s, section := range p {
		for i, c := range section {
			coefficients[s][i] = [4]float64{c, c, c, c}
		}
	}
	if backwards {
		runAVX(&x[len(x)-1], len(x), -1, &coefficients, state)
	} else {
		runAVX(&x[0], len(x), 1, &coefficients, state)
	}
	return true
}
