// Package signal filters signals and finds what frequencies they hold, with the
// conventions and the numbers of scipy.signal, matplotlib and MNE-Python, which
// each function names.
//
// A signal is a []float64 in time order at one sampling rate, in hertz; several
// signals are a [][]float64, [signal][sample]. What repeats in memory at some
// distance, as a column of a table or a channel of stereo sound, is copied into
// a slice first. Functions that fill a dst allocate it when it is nil.
//
// A NaN or an infinity would spread over whole results, so all functions here
// panic on one and say where it stands, as they do on signals that are empty or
// too short.
//
// # Differences
//
// Results agree with those systems to 1e-12 of their largest number, except where
//
//   - [FindPeaks] has peaks that are equally high and too near each other: here
//     the later one stays, scipy has it up to its sorting;
//   - a number is not finite: numpy and MNE return NaN, functions here panic;
//   - [Morlet] has wavelets longer than the signal: MNE raises an error if the
//     first one is and warns about others, here each of them panics;
//   - [FIR] has more taps than the signal has samples: MNE warns and filters, here
//     it filters;
//   - filters are so narrow that rounding in their design shows: [Butterworth] of
//     high order near 0 Hz is as unstable as scipy's, with other last digits.
package signal
