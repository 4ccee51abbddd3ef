package main

import (
	"math"
	"math/cmplx"
	"sync"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
	"github.com/zoetrope-go/zoetrope/neural/signal"
)

// filmDecim is how many samples of sound, at 11,025 Hz, a frame of the film lasts.
const filmDecim = 400

// bands are the wavelets of ten frequencies, evenly spaced in their logarithm.
func bands() *signal.Morlet {
	m := &signal.Morlet{Rate: 11025, Decim: filmDecim}
	for i := range 9 {
		m.Frequencies = append(m.Frequencies, 400*math.Pow(5500./400, float64(i)/9))
	}
	m.Frequencies = append(m.Frequencies, 5500)
	return m
}

// An electrode of the film's grid of 8 by 8.
type electrode struct {
	x, y   float64
	values []float64 // from 0 to 1, one a frame
	areas  []float64 // of its disc, in points squared, one a frame
}

// electrodes follow the sound as those of notebook 04 do: each takes the band of
// its height, whose amplitude is smoothed at 5 Hz, scaled to 0 … 1.6 and cut at 1.
// The first round, which does not count, finds them: resampling, wavelets and
// filters are cases of their own. The highest band has less than a millionth of
// the lowest's amplitude, so that rounding shows in the ninth digit of its areas,
// and in the eleventh of their sum over all.
var electrodes = sync.OnceValue(func() (grid []electrode) {
	smooth := signal.FIR{High: 5}
	var spec [][]float64 // [band][frame]
	for _, band := range bands().Transform(coarse()) {
		amplitude := make([]float64, len(band))
		for k, z := range band {
			amplitude[k] = cmplx.Abs(z)
		}
		spec = append(spec, smooth.Filter(nil, amplitude, filmRate))
	}
	rows := anim.Linspace(0, 7, 8)
	for row, bin := range neural.Digitize(rows, anim.Linspace(0, 7, len(spec)), false) {
		values := neural.Clip(nil, neural.MinMax(nil, spec[bin-1], 0, 1.6), 0, 1)
		areas := neural.Clip(nil, values, 0.01, 1)
		for k, a := range areas {
			areas[k] = math.Pow(100*a, 2)
		}
		for col := range 8 {
			grid = append(grid, electrode{float64(col), rows[row], values, areas})
		}
	}
	return grid
})
