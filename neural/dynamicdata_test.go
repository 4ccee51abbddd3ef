package neural_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
)

// DynamicData is what the tutorial animates.
type DynamicData struct {
	Spikes       [][][]float64 // [frame][neuron][spike], seconds
	Time         []float64     // of Membrane's samples, seconds
	Membrane     [][]float64   // [frame][sample], millivolts
	Activity     [][][]float64 // [frame][row][column]
	Connectivity [][][]float64 // [frame][from][to]
	Performance  []float64     // [step]
	Error        []float64     // [step]
}

// NewDynamicData draws it from rng. Each kind of data changes over the frames.
func NewDynamicData(rng *neural.RandomState, frames, neurons int, duration float64) *DynamicData {
	d := &DynamicData{Time: linspace(0, duration, 1000)}

	// turn is how far a frame is round the circle that the animation makes.
	turn := func(frame int) float64 { return 2 * math.Pi * float64(frame) / float64(frames) }

	// Spikes: a wave of activity that runs through the neurons.
	for frame := range frames {
		center := float64(frame) / float64(frames) * duration
		spikes := make([][]float64, neurons)
		for i := range spikes {
			phase := 2 * math.Pi * float64(i) / float64(neurons)
			rate := 10 * (1 + math.Sin(turn(frame)+phase))
			count := rng.Poisson(rate * duration / float64(frames))
			for _, t := range rng.UniformSlice(center-0.5, center+0.5, count) {
				if t >= 0 && t <= duration {
					spikes[i] = append(spikes[i], t)
				}
			}
		}
		d.Spikes = append(d.Spikes, spikes)
	}

	// Membrane potential: a noisy oscillation whose phase and mean move.
	for frame := range frames {
		v := make([]float64, len(d.Time))
		for i, t := range d.Time {
			v[i] = -70 + 5*math.Sin(turn(frame)) + 10*math.Sin(2*math.Pi*t+turn(frame)) + rng.Normal(0, 2)
		}
		d.Membrane = append(d.Membrane, v)
	}

	// Activity on a sheet: a bump that travels and a spiral that turns.
	grid := linspace(-2, 2, 50)
	for frame := range frames {
		center := -2 + 4*float64(frame)/float64(frames)
		sheet := make([][]float64, len(grid))
		for i, y := range grid {
			sheet[i] = make([]float64, len(grid))
			for j, x := range grid {
				bump := math.Exp(-((x-center)*(x-center) + y*y) / 0.5)
				spiral := 0.5 * (1 + math.Sin(3*(math.Atan2(y, x)+turn(frame))-math.Sqrt(x*x+y*y)))
				sheet[i][j] = bump + 0.3*spiral + rng.Normal(0, 0.1)
			}
		}
		d.Activity = append(d.Activity, sheet)
	}

	// Connectivity: weights that grow and shrink together, and each a little on
	// its own.
	base := make([][]float64, 20)
	for i := range base {
		base[i] = rng.RandnSlice(20)
	}
	for frame := range frames {
		weights := make([][]float64, len(base))
		for i := range base {
			weights[i] = make([]float64, len(base[i]))
			for j, w := range base[i] {
				weights[i][j] = w * (1 + 0.5*math.Sin(turn(frame)))
				if frame > 0 {
					weights[i][j] += rng.Normal(0, 0.01)
				}
			}
		}
		d.Connectivity = append(d.Connectivity, weights)
	}

	// Learning curves.
	for step := range 100 {
		d.Performance = append(d.Performance, 1-math.Exp(-float64(step)/20)+rng.Normal(0, 0.05))
		d.Error = append(d.Error, math.Exp(-float64(step)/15)+rng.Normal(0, 0.02))
	}
	return d
}

// linspace returns n evenly spaced numbers from first to last, with numpy's
// roundings.
func linspace(first, last float64, n int) []float64 {
	s := make([]float64, n)
	step := (last - first) / float64(n-1)
	for i := range s {
		s[i] = float64(float64(i)*step) + first
	}
	s[n-1] = last
	return s
}

func ExampleRandomState() {
	rng := neural.NewRandomState(42) // numpy.random.seed(42)
	d := NewDynamicData(rng, 100, 50, 10)
	fmt.Println("frames of spikes:", len(d.Spikes))
	fmt.Println("first spike of neuron 2:", d.Spikes[1][2][0], "s")
	fmt.Printf("last potential: %.10f mV\n", d.Membrane[99][999])
	fmt.Printf("first performance: %.10f\n", d.Performance[0])
	// Output:
	// frames of spikes: 100
	// first spike of neuron 2: 0.20956433397989682 s
	// last potential: -71.0866277957 mV
	// first performance: -0.0356746551
}

// tutorialArrays returns the tutorial's data under the names of
// testdata/numpy_reference.py, each array in one piece.
func tutorialArrays() map[string][]float64 {
	d := NewDynamicData(neural.NewRandomState(42), 100, 50, 10)
	arrays := map[string][]float64{
		"time":        d.Time,
		"performance": d.Performance,
		"error":       d.Error,
	}
	for frame := range d.Spikes {
		for _, times := range d.Spikes[frame] {
			arrays["spike counts"] = append(arrays["spike counts"], float64(len(times)))
			arrays["spike times"] = append(arrays["spike times"], times...)
		}
		arrays["membrane"] = append(arrays["membrane"], d.Membrane[frame]...)
		for _, row := range d.Activity[frame] {
			arrays["activity"] = append(arrays["activity"], row...)
		}
		for _, row := range d.Connectivity[frame] {
			arrays["connectivity"] = append(arrays["connectivity"], row...)
		}
	}
	return arrays
}

// tutorialTolerance is how far numbers may lie apart, relative to their size.
// Nothing at all where numpy's sine and exponential function have no part.
func tutorialTolerance(array string) float64 {
	switch array {
	case "time", "spike counts", "spike times":
		return 0
	}
	return 1e-12
}

func TestTutorialData(t *testing.T) {
	f := neural.ReadFixture(t)
	compareArrays(t, f.Numpy, f.Tutorial, tutorialArrays(), tutorialTolerance)
}

// TestTutorialDataLive compares every number with the numpy at hand.
func TestTutorialDataLive(t *testing.T) {
	compareLive(t, neural.ReadFixture(t).Tutorial, tutorialArrays(), tutorialTolerance, "testdata/numpy_reference.py", "tutorial")
}
