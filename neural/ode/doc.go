// Package ode integrates ordinary differential equations dy/dt = f(t, y), and
// stochastic ones.
//
// With fixed steps: [Euler] and [ComplexEuler], [Heun], [RK4], and for noise
// [EulerMaruyama]. With steps of the right size: [RK45] for most problems,
// [Radau] for stiff ones, in which some parts settle much faster than others.
// The latter two take the very steps of scipy's solve_ivp.
//
// Each is a struct whose fields are the problem and the wishes. Solve runs to
// the end at once; Steps is a loop over the running integration:
//
//	decay := ode.RK45{F: f, Y0: []float64{1}, End: 10}
//	for step, err := range decay.Steps() {
//		if err != nil {
//			return err
//		}
//		fmt.Println(step.T, step.Y)
//	}
//
// Times have the unit the model gives them. A run goes backwards where End lies
// before Start.
//
// What is wrong in the fields panics and says which. What goes wrong on the way,
// a derivative that is not a number or a step that shrinks to nothing, is an
// error that wraps [ErrNotFinite] or [ErrStepTooSmall]; what was integrated up
// to there is returned beside it.
package ode
