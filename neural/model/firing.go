package model

import "iter"

// Firing is a population of neurons at the end of a step. The next step
// overwrites it.
type Firing struct {
	// V are the voltages in mV, one a neuron.
	V []float64
	// Spikes are the neurons that spike in this step, in ascending order.
	Spikes []int
}

// record runs a population of n neurons and returns the voltages,
// [neuron][step], and the times of spikes, [neuron][spike].
func record(n, length int, steps iter.Seq2[float64, *Firing]) (v, spikes [][]float64) {
	v, spikes = series(n, length), make([][]float64, n)
	k := 0
	for t, f := range steps {
		for i := range v {
			v[i][k] = f.V[i]
		}
		for _, i := range f.Spikes {
			spikes[i] = append(spikes[i], t)
		}
		k++
	}
	return v, spikes
}
