package lanes

import (
	"math"
	"math/rand"
	"testing"
)

// numbers are some that are not nice.
func numbers(n int) []float64 {
	r := rand.New(rand.NewSource(1))
	x := make([]float64, n)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}

func TestGatherAndScatter(t *testing.T) {
	x := numbers(400)
	at := [Count]int{5, 300, 41, 100, 131, 170, 7, 372}
	for _, n := range []int{0, 4, 28} {
		rows := make([][Count]float64, n)
		Gather(rows, x, &at)
		for i, row := range rows {
			for q, v := range row {
				if v != x[at[q]+i] {
					t.Fatalf("sample %d of lane %d is %v, want %v", i, q, v, x[at[q]+i])
				}
			}
		}
		apart := [Count]int{0, 28, 56, 84, 112, 140, 168, 196}
		back := make([]float64, 228)
		Scatter(back, &apart, rows)
		for q, first := range apart {
			for i := range rows {
				if back[first+i] != x[at[q]+i] {
					t.Fatalf("sample %d of lane %d comes back as %v, want %v", i, q, back[first+i], x[at[q]+i])
				}
			}
		}
		if back[224] != 0 {
			t.Errorf("Scatter wrote behind the last lane")
		}
	}
}

func TestOutside(t *testing.T) {
	for _, at := range []int{-1, 97} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a stretch of 4 at %d of 100 is taken", at)
				}
			}()
			Gather(make([][Count]float64, 4), make([]float64, 100), &[Count]int{3: at})
		}()
	}
}

// The assembly comes to what the Go version does, in every bit.
func TestRun(t *testing.T) {
	p := Pair{{0.1, 0.17, 0.08, -1.5, 0.7}, {1, -1.9, 0.99, -1.2, 0.81}}
	for _, backwards := range []bool{false, true} {
		x := numbers(Count * 100)
		got, want := make([][Count]float64, 100), make([][Count]float64, 100)
		for i := range got {
			copy(got[i][:], x[i*Count:])
		}
		copy(want, got)
		var state, wanted State
		for i, v := range numbers(4 * Count) {
			state[i/16][i/8%2][i%8] = v
		}
		wanted = state
		p.Run(got, &state, backwards)
		p.runGo(want, &wanted, backwards)
		for i := range got {
			for q := range got[i] {
				if math.Float64bits(got[i][q]) != math.Float64bits(want[i][q]) {
					t.Fatalf("backwards %v: row %d, lane %d is %v, want %v", backwards, i, q, got[i][q], want[i][q])
				}
			}
		}
		if state != wanted {
			t.Errorf("backwards %v: the state is %v, want %v", backwards, state, wanted)
		}
	}
}
