package model

import (
	"math"
	"math/rand"
	"testing"
)

// The versions in assembly come to what the Go versions do, in every bit.
func TestFour(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	rule := newKuramotoRule(Noise{Sigma: 0.3, Tau: 5, Mean: 0.1}, 0.1, false)
	atOnce := 0
	for round := range 2000 {
		var fours [2]four
		for i := range 8 {
			f, i := &fours[i/4], i%4
			f.omega[i], f.ou[0][i], f.theta[0][i] = rng.NormFloat64(), rng.NormFloat64(), 2*math.Pi*rng.Float64()
			if round%10 == 0 { // more than a turn away
				f.omega[i] *= 100
			}
			f.self.sin[i], f.self.cos[i] = sincos(f.theta[0][i])
			for k := range 4 {
				f.pull.sin[k][i], f.pull.cos[k][i] = 5*rng.NormFloat64(), 5*rng.NormFloat64()
				f.noise[k][i], f.input[k][i] = rng.NormFloat64(), rng.NormFloat64()
			}
		}
		got, want, steps := fours, fours, 1+round%4
		want[0].advance(&rule, steps)
		want[1].advance(&rule, steps)
		if advanceAtOnce(&got, &rule, steps) {
			atOnce++
		} else {
			advance(&got, &rule, steps)
		}
		if got != want {
			t.Fatalf("%d steps of %+v\nlead to %+v\nwant    %+v", steps, fours, got, want)
		}
	}
	t.Logf("%d of 2000 at once", atOnce)
}

func TestPull(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	rings := make([]phasor, 100)
	for i := range rings {
		rings[i] = phasor{rng.NormFloat64(), rng.NormFloat64()}
	}
	for n := range 12 {
		weight, at := make([]float64, n), make([]int32, n)
		for k := range at {
			weight[k], at[k] = rng.NormFloat64(), int32(rng.Intn(97))
		}
		var got, want [4]phasor
		pull4(&got, weight, at, rings)
		pull4Go(&want, weight, at, rings)
		if got != want {
			t.Errorf("%d connections pull by %v, want %v", n, got, want)
		}
		for j := range want {
			if one := pull(weight, at, rings[j:]); one != want[j] {
				t.Errorf("%d connections pull by %v in step %d alone, want %v", n, one, j, want[j])
			}
		}
	}
}
