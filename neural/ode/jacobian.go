package ode

import "math"

// A jacobian computes the matrix ∂f_i/∂y_j by forward differences, whose width
// it adapts from one time to the next: wide enough to stand out of the rounding
// errors, narrow enough to be a derivative (D. E. Salane, Adaptive Routines for
// Forming Jacobians Numerically, Sandia SAND86-1319, 1986, as in scipy).
type jacobian struct {
	factor     []float64 // width relative to the size of the component
	y, changed []float64
	dydt       []float64 // with one component changed
	again      []float64 // with it changed more
}

func newJacobian(n int) *jacobian {
	j := &jacobian{make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)}
	for i := range j.factor {
		j.factor[i] = math.Sqrt(epsilon)
	}
	return j
}

const epsilon = 0x1p-52

// Thresholds on the change of f relative to f, as powers of epsilon.
var (
	changeRejected = math.Pow(epsilon, 0.875)
	changeSmall    = math.Pow(epsilon, 0.75)
	changeBig      = math.Pow(epsilon, 0.25)
)

// compute fills rows with the Jacobian at y, where the derivative is dydt.
func (j *jacobian) compute(in *integration, t float64, y, dydt []float64, rows [][]float64) {
	copy(j.y, y)
	for c := range y {
		size := max(in.atols[c], math.Abs(y[c]))
		if dydt[c] < 0 {
			size = -size // in the direction the state moves
		}
		width := y[c] + j.factor[c]*size - y[c]
		for tries := 0; width == 0 && tries < 40; tries++ { // 40: a size of 0 never gets wide
			j.factor[c] *= 10
			width = y[c] + j.factor[c]*size - y[c]
		}
		if width == 0 {
			width = math.Sqrt(epsilon)
		}
		change, scale := j.difference(in, t, c, width, dydt, j.dydt)
		if change < changeRejected*scale {
			wider := 10 * j.factor[c]
			width2 := y[c] + wider*size - y[c]
			change2, scale2 := j.difference(in, t, c, width2, dydt, j.again)
			if change*scale2 < change2*scale {
				j.factor[c], width, change, scale = wider, width2, change2, scale2
				j.dydt, j.again = j.again, j.dydt
			}
		}
		for i := range rows {
			rows[i][c] = (j.dydt[i] - dydt[i]) / width
		}
		switch {
		case change < changeSmall*scale:
			j.factor[c] *= 10
		case change > changeBig*scale:
			j.factor[c] *= 0.1
		}
		j.factor[c] = max(j.factor[c], 1e3*epsilon)
	}
}

// difference fills changed with the derivative where component c is larger by
// width. It returns the largest change and the size of the derivative there.
func (j *jacobian) difference(in *integration, t float64, c int, width float64, dydt, changed []float64) (change, scale float64) {
	before := j.y[c]
	j.y[c] += width
	in.f(t, j.y, changed)
	j.y[c] = before
	at := 0
	for i := range dydt {
		if d := math.Abs(changed[i] - dydt[i]); d > change {
			change, at = d, i
		}
	}
	return change, max(math.Abs(dydt[at]), math.Abs(changed[at]))
}
