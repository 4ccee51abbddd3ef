package neural

import (
	"fmt"
	"math"
)

// RateMapOptions are the options of [RateMap]. The zero value holds the defaults.
type RateMapOptions struct {
	// Sigma is the standard deviation, in bins, of a Gaussian that both the spikes
	// and the times are smoothed with before one is taken over the other; the map
	// goes on with zeros beyond its edges. Default 0, which is no smoothing.
	Sigma float64

	// MinTime is how long, in seconds, a bin must be visited at least to have a
	// rate. Default 0: more than not at all.
	MinTime float64
}

// RateMap returns a neuron's firing rate over the places where an animal was, in
// hertz, [row][column] for the bins between neighbouring yEdges and xEdges: the
// spikes in each bin over the time spent there. x and y are the places, in the unit
// of the edges, sampled every dt seconds, and spikes is how many there were in each
// sample. A bin holds its lower edges, the last ones both. A bin that was not
// visited, or shorter than MinTime, has NaN, which a heat map leaves blank.
//
// It panics if x, y and spikes have different lengths, if a number is not finite,
// if dt is not positive, if there are fewer than 2 edges on a side, if they are not
// in rising order, or if an option is negative.
func RateMap(x, y, spikes []float64, dt float64, xEdges, yEdges []float64, o *RateMapOptions) [][]float64 {
	if o == nil {
		o = &RateMapOptions{}
	}
	switch {
	case len(y) != len(x) || len(spikes) != len(x):
		panic(fmt.Sprintf("neural: RateMap y and spikes have lengths %d and %d, want %d as x", len(y), len(spikes), len(x)))
	case !(dt > 0) || math.IsInf(dt, 0):
		panic(fmt.Sprintf("neural: RateMap dt has %v, want a finite number above 0", dt))
	case !(o.Sigma >= 0):
		panic(fmt.Sprintf("neural: RateMapOptions.Sigma has %v, want at least 0", o.Sigma))
	case !(o.MinTime >= 0):
		panic(fmt.Sprintf("neural: RateMapOptions.MinTime has %v, want at least 0", o.MinTime))
	}
	checkFinite("RateMap", "x", x)
	checkFinite("RateMap", "y", y)
	checkFinite("RateMap", "spikes", spikes)
	checkNamedEdges("RateMap", "xEdges", xEdges)
	checkNamedEdges("RateMap", "yEdges", yEdges)

	rates, times := matrix(len(yEdges)-1, len(xEdges)-1), matrix(len(yEdges)-1, len(xEdges)-1)
	visited := matrix(len(yEdges)-1, len(xEdges)-1)
	for i := range x {
		row, column := bin(yEdges, y[i]), bin(xEdges, x[i])
		if row >= 0 && column >= 0 {
			rates[row][column] += spikes[i]
			visited[row][column]++
			times[row][column]++
		}
	}
	if o.Sigma > 0 {
		smoothMap(rates, o.Sigma)
		smoothMap(times, o.Sigma)
	}
	for i, row := range rates {
		for j := range row {
			if visited[i][j] == 0 || visited[i][j]*dt < o.MinTime {
				row[j] = math.NaN()
			} else {
				row[j] /= times[i][j] * dt
			}
		}
	}
	return rates
}

func matrix(rows, columns int) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		m[i] = make([]float64, columns)
	}
	return m
}

// smoothMap smooths m with zeros beyond its edges.
func smoothMap(m [][]float64, sigma float64) {
	o := &GaussianOptions{Boundary: BoundaryConstant}
	column := make([]float64, len(m))
	for j := range m[0] {
		for i := range m {
			column[i] = m[i][j]
		}
		GaussianFilter1D(column, column, sigma, o)
		for i := range m {
			m[i][j] = column[i]
		}
	}
	for _, row := range m {
		GaussianFilter1D(row, row, sigma, o)
	}
}
