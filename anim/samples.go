package anim

import (
	"fmt"
	"iter"
)

// Samples loops over every n-th sample of recorded data and records a frame
// after each turn, as Steps does. It gives the number k of the sample and its
// own time k*step, in the unit of step, from the first sample on:
//
//	for k, t := range fig.Samples(len(v), 10, 0.1) { // every tenth, 0.1 ms apart
//		trace.X, trace.Y = ms[:k+1], v[:k+1]
//		fig.Title = fmt.Sprintf("t = %.0f ms", t)
//	}
//
// The film has (samples-1)/n + 1 frames; the samples behind the last multiple of
// n are not shown. It plays n*step*FPS of the data's time in a second. Leaving
// samples out does not smooth: of what changes faster than every 2*n samples, a
// film shows something slower instead, so filter such data beforehand.
func (f *Figure) Samples(samples, n int, step float64) iter.Seq2[int, float64] {
	return f.samples(samples, n, step, nil)
}

func (f *Figure) samples(samples, n int, step float64, out *Export) iter.Seq2[int, float64] {
	if samples < 1 {
		panic(fmt.Sprintf("anim: Figure.Samples has %d samples, want at least 1", samples))
	}
	if n < 1 {
		panic(fmt.Sprintf("anim: Figure.Samples has n = %d, want at least 1", n))
	}
	if !(step > 0) || step-step != 0 {
		panic(fmt.Sprintf("anim: Figure.Samples has step = %v, want a finite time above 0", step))
	}
	return func(yield func(int, float64) bool) {
		f.run((samples-1)/n+1, out, func(i int) bool { return yield(i*n, float64(i*n)*step) })
	}
}
