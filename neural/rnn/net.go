package rnn

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// Config is the make of a network.
type Config struct {
	// Kind is the member of the family.
	Kind Kind
	// Inputs and Outputs are the lengths of x and o, at least 1.
	Inputs, Outputs int
	// Modules are the groups of units, at least one, from fast to slow.
	Modules []Module
	// Connectivity says which modules hear which.
	Connectivity Connectivity
	// Sigma is σ0, how much timescales vary, in steps. For VCTRNN and AVCTRNN;
	// zero: 1.
	Sigma float64
}

// A Module is a group of units that begin with one timescale.
type Module struct {
	// Units is their number, at least 1.
	Units int
	// Tau is τ0 in steps, at least 1. Zero: 1, which is a network without
	// memory of its state.
	Tau float64
}

// A Net is a network with its weights. What is called a weight to i from j is
// [i][j]. Weights may be read, and changed in place; those between modules that
// do not hear one another are 0 and must stay so.
type Net struct {
	Config
	// W [unit][input], V [unit][unit] and B [unit] make the units' input.
	W, V [][]float64
	B    []float64
	// R [output][unit] and Bias [output] make the output.
	R    [][]float64
	Bias []float64
	// WTau [unit] is w_τ of ACTRNN and AVCTRNN, and b_τ of GACTRNN.
	WTau []float64
	// WSigma [unit] is w_σ of AVCTRNN.
	WSigma []float64
	// UTau [unit][input] and VTau [unit][unit] are GACTRNN's gates.
	UTau, VTau [][]float64

	tau0   []float64 // of each unit
	module []int     // of each unit
	all    params    // the memory of all weights
	rng    *neural.RandomState
}

// params is one piece of memory for all weights, so that training need not know
// what they are, and which of them exist.
type params struct {
	value []float64
	fixed []bool
}

// New makes a network with weights drawn with seed: W and R evenly after Glorot
// (X. Glorot and Y. Bengio, AISTATS 2010), V normally with deviation 1/√(number
// heard), biases and all that sets timescales 0, so that they begin as Tau.
func New(c Config, seed uint32) *Net {
	c.check()
	n := &Net{Config: c, rng: neural.NewRandomState(seed)}
	for m, mod := range c.Modules {
		for range mod.Units {
			n.tau0, n.module = append(n.tau0, mod.Tau), append(n.module, m)
		}
	}
	n.layOut()
	h := len(n.tau0)
	glorot := func(w [][]float64, in, out int) {
		limit := math.Sqrt(6 / float64(in+out))
		for _, row := range w {
			copy(row, n.rng.UniformSlice(-limit, limit, len(row)))
		}
	}
	glorot(n.W, c.Inputs, h)
	for i, row := range n.V {
		heard := 0
		for j := range row {
			if n.hears(i, j) {
				heard++
			}
		}
		for j := range row {
			if n.hears(i, j) {
				row[j] = n.rng.Randn() / math.Sqrt(float64(heard))
			}
		}
	}
	glorot(n.R, h, c.Outputs)
	return n
}

func (c *Config) check() {
	if c.Kind > GACTRNN {
		panic(fmt.Sprintf("rnn: Config.Kind is %v, want CTRNN, ACTRNN, VCTRNN, AVCTRNN or GACTRNN", c.Kind))
	}
	if c.Connectivity > Adjacent {
		panic(fmt.Sprintf("rnn: Config.Connectivity is %v, want Dense, Partitioned, Clocked or Adjacent", c.Connectivity))
	}
	if c.Inputs < 1 || c.Outputs < 1 {
		panic(fmt.Sprintf("rnn: Config has %d Inputs and %d Outputs, want at least one of each", c.Inputs, c.Outputs))
	}
	if len(c.Modules) == 0 {
		panic("rnn: Config.Modules is empty, want at least one module")
	}
	c.Modules = append([]Module(nil), c.Modules...)
	for i := range c.Modules {
		m := &c.Modules[i]
		if m.Tau == 0 {
			m.Tau = 1
		}
		if m.Units < 1 || !(m.Tau >= 1) || m.Tau > tauMax {
			panic(fmt.Sprintf("rnn: Config.Modules[%d] has %d Units and Tau %v, want at least one unit and Tau from 1 to %d steps", i, m.Units, m.Tau, tauMax))
		}
	}
	if c.Sigma == 0 {
		c.Sigma = 1
	}
	if !(c.Sigma > 0) || c.Sigma > sigmaMax {
		panic(fmt.Sprintf("rnn: Config.Sigma is %v steps, want above 0 and at most %d", c.Sigma, sigmaMax))
	}
}

// check panics on a network that New has not made, of which a slice of weights is
// another one, as training changes those that New made, or which has a weight that
// is not finite.
func (n *Net) check() {
	if n.all.value == nil {
		panic("rnn: Net is not made by New, want rnn.New(config, seed)")
	}
	made := *n
	made.shape(n.all.value)
	same := func(field string, got, want [][]float64) {
		if len(got) != len(want) {
			panic(fmt.Sprintf("rnn: Net.%s has %d rows, want %d", field, len(got), len(want)))
		}
		for i, row := range got {
			if len(row) != len(want[i]) || len(row) > 0 && &row[0] != &want[i][0] {
				panic(fmt.Sprintf("rnn: Net.%s has another row %d than the one that New made; change it in place, as by copy", field, i))
			}
		}
	}
	same("W", n.W, made.W)
	same("V", n.V, made.V)
	same("R", n.R, made.R)
	same("UTau", n.UTau, made.UTau)
	same("VTau", n.VTau, made.VTau)
	for _, v := range []struct {
		field     string
		got, want []float64
	}{{"B", n.B, made.B}, {"Bias", n.Bias, made.Bias}, {"WTau", n.WTau, made.WTau}, {"WSigma", n.WSigma, made.WSigma}} {
		if len(v.got) != len(v.want) || len(v.got) > 0 && &v.got[0] != &v.want[0] {
			panic(fmt.Sprintf("rnn: Net.%s is another slice than the one that New made; change it in place, as by copy", v.field))
		}
	}
	for _, v := range n.all.value {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			panic(fmt.Sprintf("rnn: Net has a weight that is %v, want finite numbers", v))
		}
	}
}

// Units is the number of units in all modules.
func (n *Net) Units() int { return len(n.tau0) }

// Module is the module that a unit belongs to. It panics if there is no such unit.
func (n *Net) Module(unit int) int {
	if unit < 0 || unit >= len(n.module) {
		panic(fmt.Sprintf("rnn: Net.Module has unit %d, want from 0 to below %d", unit, len(n.module)))
	}
	return n.module[unit]
}

// hears reports whether unit i has a connection from unit j.
func (n *Net) hears(i, j int) bool { return n.Connectivity.hears(n.module[i], n.module[j]) }

// layOut makes the memory of the weights.
func (n *Net) layOut() {
	h := len(n.tau0)
	size := h*n.Inputs + h*h + h + n.Outputs*h + n.Outputs
	if n.adapts() || n.Kind == GACTRNN {
		size += h
	}
	if n.Kind == AVCTRNN {
		size += h
	}
	if n.Kind == GACTRNN {
		size += h*n.Inputs + h*h
	}
	n.all = params{value: make([]float64, size), fixed: make([]bool, size)}
	n.shape(n.all.value)
	mark := *n
	flags := make([]float64, size)
	mark.shape(flags)
	for _, v := range [][][]float64{mark.V, mark.VTau} {
		for i, row := range v {
			for j := range row {
				if !n.hears(i, j) {
					row[j] = 1
				}
			}
		}
	}
	for k, f := range flags {
		n.all.fixed[k] = f != 0
	}
}

// adapts reports whether w_τ is trained.
func (n *Net) adapts() bool { return n.Kind == ACTRNN || n.Kind == AVCTRNN }

// shape lets the weights lie in memory, in a fixed order.
func (n *Net) shape(memory []float64) {
	h := len(n.tau0)
	vector := func(size int) []float64 {
		v := memory[:size:size]
		memory = memory[size:]
		return v
	}
	matrix := func(rows, cols int) [][]float64 {
		m := make([][]float64, rows)
		for i := range m {
			m[i] = vector(cols)
		}
		return m
	}
	n.W, n.V, n.B = matrix(h, n.Inputs), matrix(h, h), vector(h)
	n.R, n.Bias = matrix(n.Outputs, h), vector(n.Outputs)
	if n.adapts() || n.Kind == GACTRNN {
		n.WTau = vector(h)
	}
	if n.Kind == AVCTRNN {
		n.WSigma = vector(h)
	}
	if n.Kind == GACTRNN {
		n.UTau, n.VTau = matrix(h, n.Inputs), matrix(h, h)
	}
}
