// Package neural holds the numerical side of the notebooks: models of neurons
// and networks, and what they are driven and read with.
//
// Random numbers are numpy's, the legacy ones ([RandomState]) and those of
// default_rng ([Generator]). Spike trains are read with [Rate], [MovingRate],
// [PSTH], [ISI], [CV], [CV2], [LV], [CrossCorrelogram], [TuningCurve] and
// [RateMap], networks with [FC], [FCD], [KuramotoOrder] and [MeanPhase].
// [Histogram], [HistogramBins], [Digitize], [Clip], [MinMax] and
// [GaussianFilter1D] are for all kinds of numbers. Models, filters and spectra are
// in the packages below this one, integrators in neural/ode, plots in
// neural/visual.
//
// All are compared with the Python systems that they follow; DIFFERENCES.md in
// this folder lists what differs, and why.
package neural
