package model

import "math"

// post delivers spikes: what arrives at each neuron in each of the steps to come.
type post struct {
	to      [][]delivery // of each neuron
	pending [][]float64  // [step modulo length][neuron]
}

type delivery struct {
	node, steps int32
	weight      float64
}

// post prepares a network to deliver spikes. A spike arrives in the step after
// its own at the earliest.
func (n Network) post(dt float64) post {
	n.check()
	speed := n.Speed
	if speed == 0 {
		speed = 20
	}
	p := post{to: make([][]delivery, n.Nodes())}
	longest := 0
	for i, row := range n.Weights {
		for j, w := range row {
			if i == j || w == 0 {
				continue
			}
			d := 0
			if n.Lengths != nil {
				d = DelayRounded.steps(n.Lengths[i][j]/speed, dt)
			}
			longest = max(longest, d)
			p.to[j] = append(p.to[j], delivery{int32(i), int32(min(d, math.MaxInt32)), w})
		}
	}
	p.pending = series(longest+2, n.Nodes())
	return p
}

// arriving is what arrives at each neuron in a step; the reader clears it.
func (p *post) arriving(step int) []float64 { return p.pending[step%len(p.pending)] }

// send takes the spikes of a step.
func (p *post) send(step int, spikes []int) {
	for _, j := range spikes {
		for _, d := range p.to[j] {
			p.pending[(step+1+int(d.steps))%len(p.pending)][d.node] += d.weight
		}
	}
}
