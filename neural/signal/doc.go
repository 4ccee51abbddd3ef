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
// Results agree with those systems to 1e-12 of their largest number; DIFFERENCES.md
// in the folder above lists the exceptions.
package signal
