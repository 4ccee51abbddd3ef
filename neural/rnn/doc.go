// Package rnn holds continuous-time recurrent neural networks: the CTRNN and its
// relatives whose timescales adapt, vary, or are gated, with training by
// back-propagation through time. A unit has a state z and an activity y:
//
//	z_t = (1 − 1/τ) z_{t−1} + (1/τ) (W x_t + V y_{t−1} + b)
//	y_t = tanh z_t
//	o_t = R y_t + r
//
// and the members of the family differ in the timescale τ, see Kind. Time is
// counted in steps, and so is τ. Sources: R. D. Beer, Adaptive Behavior 3, 1995;
// S. Heinrich, T. Alpay and S. Wermter, Adaptive and Variational Continuous Time
// Recurrent Neural Networks, ICDL-EpiRob 2018.
package rnn
