package main

import (
	"math"
	"sync"

	"github.com/zoetrope-go/zoetrope/neural/signal"
)

// chord returns 20 seconds of sound at rate hertz, six partials that swell.
func chord(rate float64) []float64 {
	x := make([]float64, int(20*rate))
	for i := range x {
		t := float64(i) / rate
		for k := 1.; k <= 6; k++ {
			x[i] += math.Sin(2*math.Pi*220*k*t) * math.Sin(2*math.Pi*0.1*k*t) / k
		}
	}
	return x
}

// The first round, which does not count, makes the sound.
var (
	fine   = sync.OnceValue(func() []float64 { return chord(44100) })
	coarse = sync.OnceValue(func() []float64 { return chord(11025) })
)

// size returns the sum of absolute values.
func size(rows ...[]float64) (sum float64) {
	for _, row := range rows {
		for _, v := range row {
			sum += math.Abs(v)
		}
	}
	return sum
}

func resample() (float64, error) {
	return size(signal.Resample(fine(), 11025, 44100, nil)), nil
}

func morlet() (float64, error) {
	return size(bands().Power(coarse())...), nil
}

func filter() (float64, error) {
	return size((&signal.FIR{High: 1000}).Filter(nil, coarse(), 11025)), nil
}

func specgram() (float64, error) {
	return size(signal.Specgram(coarse(), 11025, nil).Power...), nil
}

func hilbert() (sum float64, err error) {
	for _, v := range signal.Hilbert(coarse()) {
		sum += math.Abs(imag(v))
	}
	return sum, nil
}

func sosfiltfilt() (float64, error) {
	return size((&signal.Butterworth{Order: 4, Low: 300, High: 1000}).Filter(nil, coarse(), 11025)), nil
}
