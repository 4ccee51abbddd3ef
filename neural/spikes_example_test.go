package neural_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural"
)

func ExampleISI() {
	spikes := []float64{0.1, 0.2, 0.4, 0.5, 0.9} // s
	intervals := neural.ISI(spikes)
	fmt.Printf("%.1f s, CV %.2f, CV2 %.2f, LV %.2f\n", intervals, neural.CV(intervals), neural.CV2(intervals), neural.LV(intervals))
	// Output:
	// [0.1 0.2 0.1 0.4] s, CV 0.61, CV2 0.84, LV 0.58
}

func ExampleMovingRate() {
	spikes := []float64{0.1, 0.2, 0.3, 0.9}
	fmt.Println(neural.MovingRate(spikes, []float64{0.25, 0.5, 0.75}, 0.5, 1), "Hz")
	// Output:
	// [6 2 2] Hz
}

// What a neuron does before and after two flashes.
func ExamplePSTH() {
	spikes := []float64{0.9, 1.1, 1.2, 2.15, 2.2, 2.3}
	flashes := []float64{1, 2}
	fmt.Println(neural.PSTH(spikes, flashes, []float64{-0.25, 0, 0.25}), "Hz")
	// Output:
	// [2 8] Hz
}

// The second neuron follows the first after 2 ms.
func ExampleCrossCorrelogram() {
	first := []float64{10, 30, 45, 80}
	second := []float64{12, 32, 47, 70, 82}
	counts, edges := neural.CrossCorrelogram(first, second, 2, 5)
	fmt.Println(counts, edges, "ms")
	// Output:
	// [0 0 0 4 0] [-5 -3 -1 1 3 5] ms
}

func ExampleTuningCurve() {
	direction := []float64{10, 20, 100, 110, 200, 290} // degrees
	rate := []float64{4, 6, 30, 34, 8, 3}              // Hz
	mean, sem, _ := neural.TuningCurve(direction, rate, []float64{0, 90, 180, 270, 360})
	fmt.Println(mean, sem)
	// Output:
	// [5 32 8 3] [1 2 NaN NaN]
}

func ExampleRateMap() {
	x, y := []float64{1, 1, 3, 3}, []float64{1, 1, 1, 3} // cm, every 20 ms
	spikes := []float64{0, 1, 2, 0}
	for _, row := range neural.RateMap(x, y, spikes, 0.02, []float64{0, 2, 4}, []float64{0, 2, 4}, nil) {
		fmt.Println(row, "Hz")
	}
	// Output:
	// [25 100] Hz
	// [NaN 0] Hz
}

func ExampleFC() {
	series := [][]float64{{1, 2, 3, 4}, {2, 4, 6, 8}, {4, 3, 2, 1}}
	for _, row := range neural.FC(series) {
		fmt.Printf("%.0f\n", row)
	}
	// Output:
	// [1 1 -1]
	// [1 1 -1]
	// [-1 -1 1]
}

func ExampleKuramotoOrder() {
	phases := [][]float64{{0, 0, 0}, {0, 1, 3.14159}} // drifting apart
	fmt.Printf("%.2f\n", neural.KuramotoOrder(phases))
	// Output:
	// [1.00 0.88 0.00]
}

func ExampleDigitize() {
	heights := []float64{0.5, 2, 9.9, 10}
	fmt.Println(neural.Digitize(heights, []float64{0, 2, 10}, false))
	// Output:
	// [1 2 2 3]
}

func ExampleMinMax() {
	fmt.Println(neural.MinMax(nil, []float64{-70, -65, -60}, 0, 1))
	// Output:
	// [0 0.5 1]
}
