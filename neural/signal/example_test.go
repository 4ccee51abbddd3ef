package signal_test

import (
	"fmt"
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/neural"
	"github.com/zoetrope-go/zoetrope/neural/signal"
)

// waves returns a second of an alpha and a gamma rhythm, at 250 Hz.
func waves() []float64 {
	x := make([]float64, 250)
	for i := range x {
		t := float64(i) / 250
		x[i] = math.Cos(2*math.Pi*10*t) + 0.5*math.Cos(2*math.Pi*40*t)
	}
	return x
}

func ExampleRFFT() {
	x := waves()
	frequencies := signal.RFFTFreq(len(x), 250)
	for k, c := range signal.RFFT(nil, x) {
		if a := 2 * math.Hypot(real(c), imag(c)) / float64(len(x)); a > 0.01 {
			fmt.Printf("%v Hz: %.2f\n", frequencies[k], a)
		}
	}
	// Output:
	// 10 Hz: 1.00
	// 40 Hz: 0.50
}

func ExampleWelch() {
	frequencies, power := signal.Welch(waves(), 250, &signal.WelchOptions{Segment: 125, Spectrum: true})
	peak := slices.Index(power, slices.Max(power))
	fmt.Printf("%.2f at %v Hz\n", power[peak], frequencies[peak])
	// Output:
	// 0.50 at 10 Hz
}

func ExampleSpecgram() {
	s := signal.Specgram(waves(), 250, &signal.SpecgramOptions{NFFT: 100, Step: 50})
	fmt.Println(len(s.Frequencies), "frequencies,", s.Times, "s")
	fmt.Printf("%.1f dB at %v Hz\n", s.Decibels()[4][0], s.Frequencies[4])
	// Output:
	// 51 frequencies, [0.2 0.4 0.6 0.8] s
	// -8.8 dB at 10 Hz
}

func ExampleMorlet() {
	m := &signal.Morlet{Rate: 250, Frequencies: []float64{10, 20, 40}, Cycles: []float64{4}, Decim: 50}
	for i, row := range m.Power(waves()) {
		fmt.Printf("%v Hz: %.2f\n", m.Frequencies[i], row)
	}
	// Output:
	// 10 Hz: [8.20 28.17 28.21 28.21 28.14]
	// 20 Hz: [1.40 0.26 0.26 0.26 0.26]
	// 40 Hz: [1.56 1.84 1.84 1.84 1.84]
}

func ExampleFIR() {
	slow := &signal.FIR{High: 20}
	fmt.Printf("%.2f\n", slow.Filter(nil, waves(), 250)[120:132])
	// Output:
	// [0.31 0.53 0.73 0.87 0.97 1.00 0.97 0.87 0.73 0.53 0.31 0.06]
}

func ExampleButterworth() {
	slow := &signal.Butterworth{Order: 4, High: 20}
	fmt.Printf("%.2f\n", slow.Filter(nil, waves(), 250)[120:132])
	// Output:
	// [0.31 0.53 0.73 0.87 0.97 1.00 0.97 0.87 0.73 0.53 0.31 0.06]
}

func ExampleResample() {
	x := waves()
	y := signal.Resample(x, 100, 250, nil)
	fmt.Println(len(x), "samples become", len(y))
	// Output:
	// 250 samples become 100
}

// How two oscillators keep together, from their phases.
func ExamplePhase() {
	a, b := waves(), make([]float64, 250)
	for i := range b {
		b[i] = math.Sin(2 * math.Pi * 10 * float64(i) / 250) // a quarter late
	}
	alpha := &signal.FIR{Low: 8, High: 12}
	phases := [][]float64{signal.Phase(alpha.Filter(nil, a, 250)), signal.Phase(b)}
	fmt.Printf("%.2f\n", neural.KuramotoOrder(phases)[125])
	// Output:
	// 0.71
}

func ExampleCorrelate() {
	lags, c := signal.Correlate([]float64{0, 0, 1, 2, 1}, []float64{1, 2, 1}, signal.CorrelateValid)
	fmt.Println(lags, c)
	// Output:
	// [0 1 2] [1 4 6]
}

func ExampleFindPeaks() {
	x := []float64{0, 3, 1, 1.5, 1, 4, 4, 0}
	fmt.Println(signal.FindPeaks(x, nil))
	fmt.Println(signal.FindPeaks(x, &signal.PeakOptions{Prominence: 1}))
	// Output:
	// [1 3 5]
	// [1 5]
}
