package rnn

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
)

// TestLikeJAX compares outputs, losses and gradients with those of automatic
// differentiation; testdata/rnn_reference.py says how they were made.
func TestLikeJAX(t *testing.T) {
	data, err := os.ReadFile("testdata/rnn.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Kind, Scheme, Loss string
		Value              float64
		Grad, Out, Tau     []float64
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) != 25 {
		t.Fatalf("%d cases, want 25", len(cases))
	}
	for _, c := range cases {
		t.Run(c.Kind+" "+c.Scheme+" "+c.Loss, func(t *testing.T) {
			config := Config{Inputs: 2, Outputs: 3, Modules: []Module{{3, 1.5}, {2, 4}, {4, 9}}, Sigma: 0.8}
			for config.Kind.String() != c.Kind {
				config.Kind++
			}
			for config.Connectivity.String() != c.Scheme {
				config.Connectivity++
			}
			n := New(config, 1)
			if len(n.all.value) != len(c.Grad) {
				t.Fatalf("%d weights, want %d", len(n.all.value), len(c.Grad))
			}
			for k := range n.all.value {
				n.all.value[k] = 0.4 * math.Sin(1.7*float64(k)+0.3)
				if n.all.fixed[k] {
					n.all.value[k] = 0
				}
			}
			var s Sequence
			for step := range 12 {
				at := float64(step)
				s.X = append(s.X, []float64{math.Sin(0.7 * at), math.Sin(0.7*at + 1)})
				row := []float64{math.Cos(0.4 * at), math.Cos(0.4*at - 1), math.Cos(0.4*at - 2)}
				if c.Loss == "cross" {
					row = make([]float64, 3)
					row[step/3%3] = 1
				}
				if step < 2 {
					row = nil
				}
				s.Target = append(s.Target, row)
			}
			l := SquaredError
			if c.Loss == "cross" {
				l = CrossEntropy
			}

			n.rng = neural.NewRandomState(99)
			trace := n.Run(s.X)
			near(t, "output", trace.Out[11], c.Out)
			near(t, "timescale", trace.Tau[11], c.Tau)

			n.rng = neural.NewRandomState(99)
			grad := *n
			memory := make([]float64, len(n.all.value))
			grad.shape(memory)
			value := n.learn(s, l, &grad)
			near(t, "loss", []float64{value}, []float64{c.Value})
			for k := range memory {
				if n.all.fixed[k] {
					memory[k] = 0
				}
			}
			near(t, "gradient", memory, c.Grad)
		})
	}
}

func near(t *testing.T, what string, got, want []float64) {
	t.Helper()
	for i, w := range want {
		if !(math.Abs(got[i]-w) <= 1e-12*max(1, math.Abs(w))) {
			t.Fatalf("%s %d is %v, jax has %v", what, i, got[i], w)
		}
	}
}
