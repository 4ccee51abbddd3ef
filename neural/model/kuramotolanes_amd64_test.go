package model

import (
	"math"
	"slices"
	"testing"
)

// Nodes that are given their numbers four at a time come to what those do that are
// given them one by one, in every bit, for any number of nodes and steps.
func TestLanes(t *testing.T) {
	if !byLanes {
		t.Skip("this processor does it one by one")
	}
	defer func() { byLanes = true }()
	for n := 1; n <= 18; n++ {
		net := All(n)
		for i := range n {
			net.Lengths = append(net.Lengths, make([]float64, n))
			for j := range n {
				net.Lengths[i][j] = float64(10 + (37*i+17*j)%240)
			}
		}
		for _, steps := range []float64{1, 3, 4, 50, 403} {
			m := NewKuramoto(net, uint32(n))
			m.Duration, m.K, m.Sigma = steps*0.1, 1.5, 0.2
			for i := range n {
				row := make([]float64, int(steps))
				for k := range row {
					row[k] = 0.1 * math.Sin(float64(k+i))
				}
				m.Input = append(m.Input, row)
			}
			byLanes = true
			got := m.Run()
			byLanes = false
			for i, want := range m.Run() {
				if !slices.Equal(got[i], want) {
					t.Fatalf("of %d nodes after %v steps, node %d differs", n, steps, i)
				}
			}
		}
	}
}
