package rnn

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// waves asks for the next value of a slow and a fast wave.
func waves(steps int) []Sequence {
	var all []Sequence
	for phase := range 3 {
		var s Sequence
		at := func(k int) float64 {
			x := float64(k) + 2*float64(phase)
			return 0.5*math.Sin(x/8) + 0.3*math.Sin(x/1.5)
		}
		for k := range steps {
			s.X = append(s.X, []float64{at(k)})
			s.Target = append(s.Target, []float64{at(k + 1)})
		}
		all = append(all, s)
	}
	return all
}

// Every kind learns; how much better than at first is what the test asks.
func TestTrainLearns(t *testing.T) {
	for kind := CTRNN; kind <= GACTRNN; kind++ {
		for scheme := Dense; scheme <= Adjacent; scheme++ {
			n := New(Config{
				Kind: kind, Inputs: 1, Outputs: 1, Connectivity: scheme, Sigma: 0.1,
				Modules: []Module{{6, 1.5}, {6, 4}},
			}, 3)
			var first, last float64
			for epoch, loss := range n.Train(Training{Sequences: waves(40), Epochs: 80, Rate: 0.02}) {
				if epoch == 0 {
					first = loss
				}
				last = loss
			}
			if !(last < first/5) {
				t.Errorf("%v, %v: the loss goes from %v to %v, want a fifth or less", kind, scheme, first, last)
			}
			for i, row := range n.V {
				for j, w := range row {
					if !n.hears(i, j) && w != 0 {
						t.Fatalf("%v, %v: unit %d hears %d", kind, scheme, i, j)
					}
				}
			}
		}
	}
}

// curves ask for the next point of a figure eight and of a circle, as the tutorial
// on neural activity does.
func curves() []Sequence {
	point := func(curve, k int) []float64 {
		a := 2 * math.Pi * float64(k) / 30
		if curve == 0 {
			return []float64{0.8 * math.Sin(a), 0.8 * math.Sin(2*a)}
		}
		return []float64{0.6 * math.Cos(a), 0.6 * math.Sin(a)}
	}
	all := make([]Sequence, 2)
	for c := range all {
		for k := range 60 {
			all[c].X, all[c].Target = append(all[c].X, point(c, k)), append(all[c].Target, point(c, k+1))
		}
	}
	return all
}

// In the tutorial's 160 epochs outputs come to within 0.05 of curves that are 1.6
// and 1.2 wide (the root of the mean square), from 0.6 away.
func TestTrainCurves(t *testing.T) {
	for kind := CTRNN; kind <= GACTRNN; kind++ {
		for scheme := Dense; scheme <= Adjacent; scheme++ {
			if scheme != Dense && kind != AVCTRNN {
				continue
			}
			n := New(Config{
				Kind: kind, Connectivity: scheme, Inputs: 2, Outputs: 2, Sigma: 0.8,
				Modules: []Module{{10, 1.2}, {8, 4}, {6, 12}},
			}, 42)
			for range n.Train(Training{Sequences: curves(), Epochs: 160, Rate: 0.01}) {
			}
			if off := math.Sqrt(n.Loss(SquaredError, curves()...)); !(off < 0.05) {
				t.Errorf("%v, %v: outputs are off by %v, want less than 0.05", kind, scheme, off)
			}
		}
	}
}

func TestTrainIsRepeatable(t *testing.T) {
	run := func(epochs int) []float64 {
		n := New(Config{Kind: AVCTRNN, Inputs: 1, Outputs: 1, Modules: []Module{{5, 2}}}, 8)
		for epoch := range n.Train(Training{Sequences: waves(20), Epochs: 10}) {
			if epoch == epochs-1 {
				break
			}
		}
		return n.all.value
	}
	if !slices.Equal(run(10), run(10)) {
		t.Error("two trainings from one seed differ")
	}
	if slices.Equal(run(10), run(5)) {
		t.Error("leaving the loop does not end the training")
	}
}

func TestClipAndCrossEntropy(t *testing.T) {
	n := New(Config{Kind: GACTRNN, Inputs: 1, Outputs: 2, Modules: []Module{{8, 3}}}, 5)
	// Was the first step's input positive? Asked ten steps later.
	var all []Sequence
	for _, sign := range []float64{1, -1} {
		s := Sequence{Target: make([][]float64, 10)}
		for k := range 10 {
			x := 0.0
			if k == 0 {
				x = sign
			}
			s.X = append(s.X, []float64{x})
		}
		s.Target[9] = []float64{(1 + sign) / 2, (1 - sign) / 2}
		all = append(all, s)
	}
	if before := n.Loss(CrossEntropy, all...); before < 0.3 {
		t.Fatalf("before training the loss is %v, want near ln 2", before)
	}
	for range n.Train(Training{Sequences: all, Epochs: 300, Rate: 0.02, Loss: CrossEntropy, Clip: 0.5}) {
	}
	if after := n.Loss(CrossEntropy, all...); after > 0.05 {
		t.Errorf("after training the loss is %v, want below 0.05", after)
	}
}

func TestWrongUse(t *testing.T) {
	good := Config{Inputs: 1, Outputs: 1, Modules: []Module{{2, 1}}}
	with := func(change func(*Config)) func() {
		c := good
		change(&c)
		return func() { New(c, 0) }
	}
	train := func(change func(*Training)) func() {
		tr := Training{Sequences: waves(3)}
		change(&tr)
		return func() { New(good, 0).Train(tr) }
	}
	for want, f := range map[string]func(){
		"0 Inputs and 1 Outputs": with(func(c *Config) { c.Inputs = 0 }),
		"Net is not made by New": func() { (&Net{Config: good}).Run(nil) },
		"Net.W has another row 1": func() {
			n := New(good, 0)
			n.W[1] = []float64{1}
			n.Train(Training{Sequences: waves(3)})
		},
		"Net.B is another slice":       func() { n := New(good, 0); n.B = make([]float64, 2); n.Run(nil) },
		"Net.Run has x[0][0] NaN":      func() { New(good, 0).Run([][]float64{{math.NaN()}}) },
		"Net.Loss has no sequences":    func() { New(good, 0).Loss(SquaredError) },
		"Config.Modules is empty":      with(func(c *Config) { c.Modules = nil }),
		"Modules[0] has 0 Units":       with(func(c *Config) { c.Modules = []Module{{0, 1}} }),
		"Tau 0.5":                      with(func(c *Config) { c.Modules = []Module{{1, 0.5}} }),
		"Config.Kind is Kind(9)":       with(func(c *Config) { c.Kind = 9 }),
		"Connectivity(9)":              with(func(c *Config) { c.Connectivity = 9 }),
		"Config.Sigma is -1":           with(func(c *Config) { c.Sigma = -1 }),
		"Sequences is empty":           train(func(t *Training) { t.Sequences = nil }),
		"Epochs is -1":                 train(func(t *Training) { t.Epochs = -1 }),
		"Rate is NaN":                  train(func(t *Training) { t.Rate = math.NaN() }),
		"Beta1 2":                      train(func(t *Training) { t.Beta1 = 2 }),
		"Loss is 7":                    train(func(t *Training) { t.Loss = 7 }),
		"3 steps of X and 2 of Target": train(func(t *Training) { t.Sequences[0].Target = t.Sequences[0].Target[:2] }),
		"X[1] of length 2, want 1":     train(func(t *Training) { t.Sequences[0].X[1] = []float64{1, 2} }),
		"Target[1] of length 2":        train(func(t *Training) { t.Sequences[0].Target[1] = []float64{1, 2} }),
		"has NaN in step 2":            train(func(t *Training) { t.Sequences[1].X[2][0] = math.NaN() }),
		"no step with a Target":        train(func(t *Training) { t.Sequences[1].Target = make([][]float64, 3) }),
		"Net.Run has x[1][0] +Inf":     func() { New(good, 0).Run([][]float64{{0}, {math.Inf(1)}}) },
		"weight that is NaN": func() {
			n := New(good, 0)
			n.V[1][0] = math.NaN()
			n.Run([][]float64{{1}})
		},
		"Training left the range of numbers in epoch 1": func() {
			for range New(good, 0).Train(Training{Sequences: waves(3), Rate: 1e308}) {
			}
		},
		"Net.Loss has Loss 7":   func() { New(good, 0).Loss(7, waves(3)...) },
		"Net.Module has unit 2": func() { New(good, 0).Module(2) },
		"Clip is NaN":           train(func(t *Training) { t.Clip = math.NaN() }),
		"Sigma is NaN":          with(func(c *Config) { c.Sigma = math.NaN() }),
		"Tau NaN":               with(func(c *Config) { c.Modules = []Module{{1, math.NaN()}} }),
		"0 Outputs":             with(func(c *Config) { c.Outputs = 0 }),
		"Net.R has 2 rows, want 1": func() {
			n := New(good, 0)
			n.R = append(n.R, n.R[0])
			n.Loss(SquaredError, waves(3)...)
		},
		"sequence 0 has 0 steps of X":  func() { New(good, 0).Loss(SquaredError, Sequence{}) },
		"Net.Run has x[0] of length 3": func() { New(good, 0).Run([][]float64{{1, 2, 3}}) },
	} {
		t.Run(want, func(t *testing.T) {
			defer func() {
				got := fmt.Sprint(recover())
				if !strings.HasPrefix(got, "rnn: ") || !strings.Contains(got, want) {
					t.Errorf("panics with %q, want rnn: … %s", got, want)
				}
			}()
			f()
		})
	}
}
