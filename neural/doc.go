// Package neural holds the numerical side of the notebooks: models of neurons
// and networks, and what they are driven and read with.
//
// So far it has numpy's random numbers, the legacy ones ([RandomState]) and those
// of default_rng ([Generator]), and what spikes and signals are read with: [Rate], [Histogram], [HistogramBins],
// [GaussianFilter1D] and [Clip].
package neural
