package neural_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
)

// sectionArrays returns the data of the tutorial's sections 4 to 9 under the
// names of testdata/tutorial_reference.py, each array in one piece.
func sectionArrays() map[string][]float64 {
	arrays := map[string][]float64{}
	add := func(name string, numbers ...float64) { arrays[name] = append(arrays[name], numbers...) }
	addCounts := func(name string, counts []int) {
		for _, n := range counts {
			add(name, float64(n))
		}
	}
	addFilm := func(name string, film [][][]float64) {
		for _, frame := range film {
			add(name, slices.Concat(frame...)...)
		}
	}
	seeded := func() *neural.RandomState { return neural.NewRandomState(42) }

	trains := SpikeTrains(seeded(), 30, 10)
	for _, train := range trains {
		add("spike counts", float64(len(train)))
		add("spike times", train...)
	}
	for frame := range 160 {
		start := float64(frame) * 0.05
		times, _ := Window(trains, start, start+2)
		rates := neural.Rate(times, linspace(0, 2, 100), len(trains))
		add("window sizes", float64(len(times)))
		add("rates", rates...)
		add("smooth rates", neural.GaussianFilter1D(nil, rates, 2, nil)...)
	}

	add("signals", slices.Concat(Channels(seeded(), 5, linspace(0, 10, 1000))...)...)

	addFilm("wave", TravellingWave(100, 50))
	addFilm("spiral", RotatingSpiral(100, 50))
	addFilm("spread", SpreadingActivation(100, 50))
	addFilm("hotspots", Hotspots(seeded(), 100, 50))

	network := NewNetwork(seeded(), 20, 100)
	for i := range network.X {
		add("node places", network.X[i], network.Y[i])
	}
	add("network", slices.Concat(network.Weights...)...)
	add("node activity", slices.Concat(network.Activity...)...)
	for frame := range 100 {
		add("network in frames", slices.Concat(network.WeightsAt(frame)...)...)
	}

	learning := NewLearning(seeded(), 100, 10)
	add("accuracy", learning.Accuracy...)
	add("loss", learning.Loss...)
	addFilm("weights", learning.Weights)
	_, bins := neural.HistogramBins(slices.Concat(learning.Weights[0]...), 30)
	add("weight bins", bins...)
	for _, w := range learning.Weights {
		addCounts("weight counts", neural.Histogram(slices.Concat(w...), bins))
		add("activity", Activity(w)...)
	}
	add("importance", slices.Concat(learning.Importance...)...)

	plastic := Plasticity(seeded(), 150, 15)
	addFilm("plastic weights", plastic)
	for _, w := range plastic {
		addCounts("plastic weight counts", neural.Histogram(slices.Concat(w...), linspace(-0.5, 0.5, 30)))
		strength, share := Metrics(w)
		add("mean strength", strength)
		add("share of strong", share)
	}
	return arrays
}

// sectionTolerance is how far numbers may lie apart, relative to their size:
// nothing at all where only sums and products are involved that numpy does in
// the same order.
func sectionTolerance(array string) float64 {
	switch array {
	case "rates", // each over the width of its own bin, the tutorial takes the first's
		"smooth rates", "mean strength", // sums in another order
		"signals", "wave", "spiral", "spread", "hotspots", "node places", // sines, exponentials
		"node activity", "network in frames", "accuracy", "loss":
		return 1e-12
	}
	return 0
}

// sectionFixture is testdata/tutorial.json, made by tutorial_reference.py beside it.
type sectionFixture struct {
	Numpy, Scipy string
	Arrays       []neural.ArrayFixture
}

func readSectionFixture(t *testing.T) (f sectionFixture) {
	t.Helper()
	data, err := os.ReadFile("testdata/tutorial.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTutorialSections(t *testing.T) {
	f, arrays := readSectionFixture(t), sectionArrays()
	if len(f.Arrays) != len(arrays) {
		t.Errorf("the fixture has %d arrays, want %d", len(f.Arrays), len(arrays))
	}
	compareArrays(t, f.Numpy, f.Arrays, arrays, sectionTolerance)
}

// TestTutorialSectionsLive compares every number with the numpy at hand, but for
// the smooth rates, which take scipy.
func TestTutorialSectionsLive(t *testing.T) {
	wants := slices.DeleteFunc(readSectionFixture(t).Arrays, func(a neural.ArrayFixture) bool { return a.Array == "smooth rates" })
	compareLive(t, wants, sectionArrays(), sectionTolerance, "testdata/tutorial_reference.py", "arrays")
}
