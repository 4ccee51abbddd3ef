package rnn

import (
	"fmt"
	"iter"
	"math"
)

// A Sequence is what a network learns: what to put out for an input.
type Sequence struct {
	// X is the input, [step][input], and Target the output wanted,
	// [step][output]. A nil row of Target is a step in which any output will do.
	X, Target [][]float64
}

// Loss is how wrong an output is.
type Loss uint8

const (
	// SquaredError is the mean square of output minus target.
	SquaredError Loss = iota
	// CrossEntropy takes outputs as logits, which a softmax makes probabilities
	// p that sum to 1, and is the mean of −Σ target log p, in nats.
	CrossEntropy
)

// Training is how a network learns: with Adam (D. P. Kingma and J. Ba, ICLR
// 2015), one step an epoch, on the mean loss of all sequences.
type Training struct {
	// Sequences are what it learns, at least one.
	Sequences []Sequence
	// Epochs is how often it sees all of them. Zero: 100.
	Epochs int
	// Rate is the learning rate. Zero: 0.001.
	Rate float64
	// Beta1 and Beta2 are how fast Adam forgets gradients and their squares.
	// Zero: 0.9 and 0.999.
	Beta1, Beta2 float64
	// Clip is the largest norm of the gradient, over all weights; a longer one
	// is scaled down to it. Zero: 1. Negative: none is.
	Clip float64
	// Loss is what training makes small. Zero: SquaredError.
	Loss Loss
}

// Train is a loop over epochs. Each turn has the epoch, from 0, and the mean loss
// in it; the weights are those after it. Leaving the loop ends the training. It
// panics on wrong fields and on numbers that are not finite, and in an epoch
// whose loss or gradient is not, as with a Rate that is far too large.
func (n *Net) Train(t Training) iter.Seq2[int, float64] {
	n.check()
	t = t.filled(n)
	return func(yield func(int, float64) bool) {
		grad := *n
		memory := make([]float64, len(n.all.value))
		grad.shape(memory)
		mean, square := make([]float64, len(memory)), make([]float64, len(memory))
		for epoch := range t.Epochs {
			clear(memory)
			loss := 0.0
			for _, s := range t.Sequences {
				loss += n.learn(s, t.Loss, &grad)
			}
			scale := 1 / float64(len(t.Sequences))
			norm := 0.0
			for k := range memory {
				if n.all.fixed[k] {
					memory[k] = 0
				}
				memory[k] *= scale
				norm += memory[k] * memory[k]
			}
			if norm = math.Sqrt(norm); math.IsNaN(norm+loss) || math.IsInf(norm+loss, 0) {
				panic(fmt.Sprintf("rnn: Training left the range of numbers in epoch %d: the loss is %v, its gradient's norm %v; want a smaller Rate", epoch, loss*scale, norm))
			}
			if t.Clip > 0 && norm > t.Clip {
				for k := range memory {
					memory[k] *= t.Clip / norm
				}
			}
			// The means begin at 0; dividing by these takes that out.
			by1 := 1 - math.Pow(t.Beta1, float64(epoch+1))
			by2 := 1 - math.Pow(t.Beta2, float64(epoch+1))
			for k, g := range memory {
				mean[k] = t.Beta1*mean[k] + (1-t.Beta1)*g
				square[k] = t.Beta2*square[k] + (1-t.Beta2)*g*g
				n.all.value[k] -= t.Rate * (mean[k] / by1) / (math.Sqrt(square[k]/by2) + 1e-8)
			}
			if !yield(epoch, loss*scale) {
				return
			}
		}
	}
}

// learn adds the gradient of a sequence's loss, and returns the loss.
func (n *Net) learn(s Sequence, l Loss, grad *Net) float64 {
	t := n.run(s.X)
	loss, dOut := l.of(t.Out, s.Target)
	n.backward(s.X, t, dOut, grad)
	return loss
}

// Loss is the mean loss of the network over sequences. It panics if there are
// none, and as Run does.
func (n *Net) Loss(l Loss, sequences ...Sequence) float64 {
	n.check()
	if l > CrossEntropy {
		panic(fmt.Sprintf("rnn: Net.Loss has Loss %d, want SquaredError or CrossEntropy", l))
	}
	if len(sequences) == 0 {
		panic("rnn: Net.Loss has no sequences, want at least one")
	}
	sum := 0.0
	for i, s := range sequences {
		n.checkSequence(i, s)
		loss, _ := l.of(n.run(s.X).Out, s.Target)
		sum += loss
	}
	return sum / float64(len(sequences))
}

// of is the loss and its derivative by the output.
func (l Loss) of(out, target [][]float64) (loss float64, d [][]float64) {
	d = make([][]float64, len(out))
	count := 0
	for _, row := range target {
		if row != nil {
			count++
		}
	}
	for k, row := range out {
		if target[k] == nil {
			continue
		}
		d[k] = make([]float64, len(row))
		if l == CrossEntropy {
			loss += softmax(row, target[k], d[k], 1/float64(count))
			continue
		}
		scale := 1 / float64(count*len(row))
		for o, v := range row {
			e := v - target[k][o]
			loss += e * e * scale
			d[k][o] = 2 * e * scale
		}
	}
	return loss, d
}

// softmax is a step's share of the cross-entropy.
func softmax(out, target, d []float64, scale float64) float64 {
	top, sum := math.Inf(-1), 0.0
	for _, v := range out {
		top = max(top, v)
	}
	for _, v := range out {
		sum += math.Exp(v - top)
	}
	logSum := top + math.Log(sum)
	loss, weight := 0.0, 0.0
	for o, v := range out {
		loss += target[o] * (logSum - v)
		weight += target[o]
	}
	for o, v := range out {
		d[o] = scale * (weight*math.Exp(v-logSum) - target[o])
	}
	return loss * scale
}

func (t Training) filled(n *Net) Training {
	set := func(v *float64, to float64) {
		if *v == 0 {
			*v = to
		}
	}
	set(&t.Rate, 0.001)
	set(&t.Beta1, 0.9)
	set(&t.Beta2, 0.999)
	set(&t.Clip, 1)
	if t.Epochs == 0 {
		t.Epochs = 100
	}
	switch {
	case t.Epochs < 0:
		panic(fmt.Sprintf("rnn: Training.Epochs is %d, want at least 1", t.Epochs))
	case !(t.Rate > 0) || math.IsInf(t.Rate, 0):
		panic(fmt.Sprintf("rnn: Training.Rate is %v, want a finite number above 0", t.Rate))
	case !(t.Beta1 > 0 && t.Beta1 < 1) || !(t.Beta2 > 0 && t.Beta2 < 1):
		panic(fmt.Sprintf("rnn: Training has Beta1 %v and Beta2 %v, want both between 0 and 1", t.Beta1, t.Beta2))
	case math.IsNaN(t.Clip):
		panic("rnn: Training.Clip is NaN, want a norm above 0, or below 0 for none")
	case t.Loss > CrossEntropy:
		panic(fmt.Sprintf("rnn: Training.Loss is %d, want SquaredError or CrossEntropy", t.Loss))
	case len(t.Sequences) == 0:
		panic("rnn: Training.Sequences is empty, want at least one sequence")
	}
	for i, s := range t.Sequences {
		n.checkSequence(i, s)
	}
	return t
}

func (n *Net) checkSequence(i int, s Sequence) {
	if len(s.X) == 0 || len(s.Target) != len(s.X) {
		panic(fmt.Sprintf("rnn: sequence %d has %d steps of X and %d of Target, want as many, and at least one", i, len(s.X), len(s.Target)))
	}
	any := false
	for k := range s.X {
		if len(s.X[k]) != n.Inputs {
			panic(fmt.Sprintf("rnn: sequence %d has X[%d] of length %d, want %d, the number of Inputs", i, k, len(s.X[k]), n.Inputs))
		}
		if s.Target[k] != nil && len(s.Target[k]) != n.Outputs {
			panic(fmt.Sprintf("rnn: sequence %d has Target[%d] of length %d, want %d, the number of Outputs", i, k, len(s.Target[k]), n.Outputs))
		}
		any = any || s.Target[k] != nil
		for _, row := range [][]float64{s.X[k], s.Target[k]} {
			for _, v := range row {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					panic(fmt.Sprintf("rnn: sequence %d has %v in step %d, want finite numbers", i, v, k))
				}
			}
		}
	}
	if !any {
		panic(fmt.Sprintf("rnn: sequence %d has no step with a Target, want at least one", i))
	}
}
