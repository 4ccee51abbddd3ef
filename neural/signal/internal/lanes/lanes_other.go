//go:build !amd64

package lanes

func gather(to [][Count]float64, from []float64, at *[Count]int) bool { return false }

func scatter(to []float64, at *[Count]int, from [][Count]float64) bool { return false }

func (p *Pair) run(x [][Count]float64, state *State, backwards bool) bool { return false }
