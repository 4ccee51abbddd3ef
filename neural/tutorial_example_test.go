package neural_test

import (
	"fmt"
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/neural"
)

// matrix makes rows × cols values, row by row.
func matrix(rows, cols int, value func(i, j int) float64) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		m[i] = make([]float64, cols)
		for j := range m[i] {
			m[i][j] = value(i, j)
		}
	}
	return m
}

// SpikeTrains draws a train of spikes for each neuron, whose rate lies between 5
// and 20 Hz. They are in order and, like duration, in seconds: [neuron][spike].
func SpikeTrains(rng *neural.RandomState, neurons int, duration float64) [][]float64 {
	trains := make([][]float64, neurons)
	for n := range trains {
		rate := rng.Uniform(5, 20)
		trains[n] = rng.UniformSlice(0, duration, rng.Poisson(rate*duration))
		slices.Sort(trains[n])
	}
	return trains
}

// Window returns the spikes from start until before end, neuron by neuron: the
// times counted from start, and whose spikes they are.
func Window(trains [][]float64, start, end float64) (times, neurons []float64) {
	for n, train := range trains {
		for _, t := range train {
			if start <= t && t < end {
				times = append(times, t-start)
				neurons = append(neurons, float64(n))
			}
		}
	}
	return times, neurons
}

// Section 4: what a window that slides over thirty spike trains shows.
func Example_spikeTrains() {
	trains := SpikeTrains(neural.NewRandomState(42), 30, 10)
	bins := linspace(0, 2, 100)
	for _, frame := range []int{0, 159} {
		start := float64(frame) * 0.05
		times, _ := Window(trains, start, start+2)
		rate := neural.GaussianFilter1D(nil, neural.Rate(times, bins, len(trains)), 2, nil)
		fmt.Printf("from %.2f s: %d spikes, %.3f Hz in the middle\n", start, len(times), rate[50])
	}
	// Output:
	// from 0.00 s: 754 spikes, 11.406 Hz in the middle
	// from 7.95 s: 728 spikes, 13.933 Hz in the middle
}

// Channels draws noisy oscillations, each faster and larger than the one before:
// [channel][sample]. Times are in seconds.
func Channels(rng *neural.RandomState, channels int, times []float64) [][]float64 {
	signals := make([][]float64, channels)
	for c := range signals {
		frequency := 0.5 + float64(c)*0.5 // Hz
		amplitude := 1 + 0.2*float64(c)
		phase := rng.Uniform(0, 2*math.Pi)
		noise := rng.NormalSlice(0, 0.1, len(times))
		signals[c] = make([]float64, len(times))
		for i, t := range times {
			signals[c][i] = math.Sin(2*math.Pi*frequency*t+phase)*amplitude + noise[i]
		}
	}
	return signals
}

// Section 5.
func Example_channels() {
	times := linspace(0, 10, 1000)
	for _, signal := range Channels(neural.NewRandomState(42), 5, times) {
		fmt.Printf("%.4f to %.4f\n", slices.Min(signal), slices.Max(signal))
	}
	// Output:
	// -1.2392 to 1.2729
	// -1.4408 to 1.4257
	// -1.6775 to 1.6616
	// -1.8661 to 1.9133
	// -2.0630 to 2.0631
}

// Film makes frames of size × size values: [frame][row][column].
func Film(frames, size int, value func(frame, row, col int) float64) [][][]float64 {
	film := make([][][]float64, frames)
	for k := range film {
		film[k] = matrix(size, size, func(i, j int) float64 { return value(k, i, j) })
	}
	return film
}

// TravellingWave makes a bump of activity that crosses the sheet from left to
// right.
func TravellingWave(frames, size int) [][][]float64 {
	grid := linspace(-3, 3, size)
	return Film(frames, size, func(k, i, j int) float64 {
		x, y := grid[j]-(-3+6*float64(k)/float64(frames)), grid[i]
		return math.Exp(-(x*x + y*y) / 0.8)
	})
}

// RotatingSpiral makes a spiral of three arms that turns about the middle.
func RotatingSpiral(frames, size int) [][][]float64 {
	grid := linspace(-2, 2, size)
	return Film(frames, size, func(k, i, j int) float64 {
		x, y := grid[j], grid[i]
		return 0.5 * (1 + math.Sin(3*math.Atan2(y, x)-math.Sqrt(x*x+y*y)+0.2*float64(k)))
	})
}

// SpreadingActivation makes a disc that grows by half a cell a frame and fades.
func SpreadingActivation(frames, size int) [][][]float64 {
	center := size / 2
	return Film(frames, size, func(k, i, j int) float64 {
		radius := float64(k) * 0.5
		if y, x := i-center, j-center; float64(y*y+x*x) > radius*radius {
			return 0
		}
		return math.Exp(-float64(k) / 20)
	})
}

// Hotspots makes five spots, at places drawn from rng, that come and go.
func Hotspots(rng *neural.RandomState, frames, size int) [][][]float64 {
	type spot struct{ row, col float64 }
	spots := make([]spot, 5)
	for s := range spots {
		spots[s].row = float64(rng.RandInt(10, 40))
		spots[s].col = float64(rng.RandInt(10, 40))
	}
	return Film(frames, size, func(k, i, j int) float64 {
		sum := 0.0
		for _, s := range spots {
			y, x := float64(i)-s.row, float64(j)-s.col
			intensity := math.Sin(2*math.Pi*float64(k)/20+s.row/10)*0.5 + 0.5
			sum += intensity * math.Exp(-(x*x+y*y)/50)
		}
		return sum
	})
}

// Section 6.
func Example_patterns() {
	rng := neural.NewRandomState(42)
	for _, film := range [][][][]float64{
		TravellingWave(100, 50), RotatingSpiral(100, 50), SpreadingActivation(100, 50), Hotspots(rng, 100, 50),
	} {
		fmt.Printf("%.6f %.6f\n", film[10][25][20], film[99][25][20])
	}
	// Output:
	// 0.013869 0.000000
	// 0.018433 0.376848
	// 0.606531 0.007083
	// 0.046624 0.555187
}

// Network is what section 7 shows: nodes about a circle, and what joins them.
type Network struct {
	X, Y     []float64   // [node], places
	Weights  [][]float64 // [from][to], symmetric, 0 for none
	Activity [][]float64 // [frame][node], 0 to 1
}

// NewNetwork draws a network whose activity swings once in thirty frames.
func NewNetwork(rng *neural.RandomState, nodes, frames int) *Network {
	n := &Network{X: make([]float64, nodes), Y: make([]float64, nodes)}
	for i := range nodes {
		angle := float64(i) * (2 * math.Pi / float64(nodes))
		n.X[i] = math.Cos(angle)*2 + rng.Normal(0, 0.1)
		n.Y[i] = math.Sin(angle)*2 + rng.Normal(0, 0.1)
	}
	drawn := matrix(nodes, nodes, func(i, j int) float64 { return rng.Rand() })
	n.Weights = matrix(nodes, nodes, func(i, j int) float64 {
		if w := (drawn[i][j] + drawn[j][i]) / 2; i != j && w >= 0.7 {
			return w
		}
		return 0
	})
	n.Activity = matrix(frames, nodes, func(k, i int) float64 {
		return 0.5 + 0.5*math.Sin(2*math.Pi*float64(k)/30+float64(i)*math.Pi/5)
	})
	return n
}

// WeightsAt returns the weights in a frame: all rise and fall together.
func (n *Network) WeightsAt(frame int) [][]float64 {
	gain := 1 + 0.5*math.Sin(2*math.Pi*float64(frame)/50)
	return matrix(len(n.X), len(n.X), func(i, j int) float64 { return n.Weights[i][j] * gain })
}

// Section 7.
func Example_network() {
	n := NewNetwork(neural.NewRandomState(42), 20, 100)
	edges := 0
	for i, row := range n.Weights {
		for _, w := range row[i+1:] {
			if w > 0 {
				edges++
			}
		}
	}
	fmt.Printf("%d edges, the first node at %.4f, %.4f\n", edges, n.X[0], n.Y[0])
	// Output:
	// 35 edges, the first node at 2.0497, -0.0138
}

// Learning is what section 8 shows.
type Learning struct {
	Accuracy, Loss []float64     // [epoch]
	Weights        [][][]float64 // [epoch][from][to]
	Importance     [][]float64   // [epoch][feature]
}

// NewLearning draws the course of something that learns.
func NewLearning(rng *neural.RandomState, epochs, neurons int) *Learning {
	l := &Learning{Accuracy: make([]float64, epochs), Loss: make([]float64, epochs)}

	// The tutorial draws weights for all epochs but keeps the first.
	l.Weights = Film(epochs, neurons, func(epoch, i, j int) float64 { return rng.Randn() * 0.1 })
	for epoch := range epochs {
		l.Accuracy[epoch] = 1 - math.Exp(-float64(epoch)/20) + rng.Normal(0, 0.02)
		l.Loss[epoch] = 2*math.Exp(-float64(epoch)/15) + rng.Normal(0, 0.05)
		if epoch > 0 {
			before := l.Weights[epoch-1]
			l.Weights[epoch] = matrix(neurons, neurons, func(i, j int) float64 {
				return (before[i][j] + float64(rng.Randn()*0.01)) * 0.99 // the weights decay
			})
		}
	}

	rng.RandSlice(neurons) // an activity that the tutorial draws and never shows
	l.Importance = matrix(epochs, 5, func(epoch, f int) float64 { return rng.Rand() })
	for epoch := 1; epoch < epochs; epoch++ {
		for f, before := range l.Importance[epoch-1] {
			l.Importance[epoch][f] = float64(before*0.9) + float64(rng.Rand()*0.1)
		}
	}
	return l
}

// Activity returns the size of each neuron's summed input weights, the largest
// being 1.
func Activity(weights [][]float64) []float64 {
	sum := make([]float64, len(weights[0]))
	for _, row := range weights {
		for j, w := range row {
			sum[j] += w
		}
	}
	for j := range sum {
		sum[j] = math.Abs(sum[j])
	}
	if top := slices.Max(sum); top > 0 {
		for j := range sum {
			sum[j] /= top
		}
	}
	return sum
}

// Section 8.
func Example_learning() {
	l := NewLearning(neural.NewRandomState(42), 100, 10)
	fmt.Printf("accuracy %.4f, loss %.4f\n", l.Accuracy[99], l.Loss[99])
	counts, edges := neural.HistogramBins(slices.Concat(l.Weights[0]...), 30)
	fmt.Printf("%d from %.4f to %.4f\n", counts, edges[0], edges[30])
	fmt.Printf("%.3f\n", Activity(l.Weights[99]))
	// Output:
	// accuracy 1.0272, loss -0.0783
	// [1 0 0 0 3 1 1 2 3 3 3 2 3 6 10 5 8 4 8 10 3 4 2 5 5 0 1 4 2 1] from -0.2620 to 0.1852
	// [0.608 1.000 0.042 0.346 0.685 0.710 0.084 0.212 0.122 0.194]
}

// Plasticity draws connections that change from frame to frame with the spikes
// of their neurons, the rule being like that of spike-timing-dependent
// plasticity: [frame][from][to], symmetric, -1 to 1.
func Plasticity(rng *neural.RandomState, frames, neurons int) [][][]float64 {
	symmetric := func(w [][]float64) [][]float64 {
		return matrix(neurons, neurons, func(i, j int) float64 { return (w[i][j] + w[j][i]) / 2 })
	}
	// The tutorial draws connections for all frames but keeps the first.
	film := Film(frames, neurons, func(k, i, j int) float64 { return rng.Randn() * 0.1 })
	film[0] = symmetric(film[0])
	for k := 1; k < frames; k++ {
		pre, post := rng.RandSlice(neurons), rng.RandSlice(neurons)
		const p = 0.1 // of a spike
		w := matrix(neurons, neurons, func(i, j int) float64 {
			v := film[k-1][i][j]
			switch {
			case i == j:
			case pre[i] < p && post[j] < p:
				v += 0.01 // potentiation
			case post[i] < p && pre[j] < p:
				v -= 0.005 // depression
			}
			return v + rng.Normal(0, 0.001)
		})
		for _, row := range w {
			neural.Clip(row, row, -1, 1)
		}
		film[k] = symmetric(w)
	}
	return film
}

// Metrics returns the mean strength of connections, and the share of those that
// are stronger than 0.1.
func Metrics(weights [][]float64) (strength, share float64) {
	n := 0
	for _, row := range weights {
		for _, w := range row {
			n++
			strength += math.Abs(w)
			if math.Abs(w) > 0.1 {
				share++
			}
		}
	}
	return strength / float64(n), share / float64(n)
}

// Section 9.
func Example_plasticity() {
	film := Plasticity(neural.NewRandomState(42), 150, 15)
	for _, frame := range []int{0, 149} {
		strength, share := Metrics(film[frame])
		fmt.Printf("frame %d: mean strength %.6f, %.1f %% above 0.1\n", frame, strength, 100*share)
	}
	// Output:
	// frame 0: mean strength 0.051063, 11.1 % above 0.1
	// frame 149: mean strength 0.051939, 12.0 % above 0.1
}
