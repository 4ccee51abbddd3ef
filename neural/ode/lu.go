package ode

import "math"

// An lu is the decomposition of a square matrix into triangles, with rows
// exchanged for the sake of accuracy (partial pivoting).
type lu[T float64 | complex128] struct {
	rows  [][]T
	pivot []int // row exchanged with row i at step i
}

func newLU[T float64 | complex128](n int) *lu[T] {
	f := &lu[T]{make([][]T, n), make([]int, n)}
	all := make([]T, n*n)
	for i := range f.rows {
		f.rows[i] = all[i*n : (i+1)*n]
	}
	return f
}

// decompose works on the matrix in rows. A singular one yields infinities.
func (f *lu[T]) decompose(size func(T) float64) {
	n := len(f.rows)
	for k := range n {
		best := k
		for i := k + 1; i < n; i++ {
			if size(f.rows[i][k]) > size(f.rows[best][k]) {
				best = i
			}
		}
		f.pivot[k] = best
		f.rows[k], f.rows[best] = f.rows[best], f.rows[k]
		top := f.rows[k]
		for i := k + 1; i < n; i++ {
			row := f.rows[i]
			row[k] /= top[k]
			w := row[k]
			if w == 0 {
				continue
			}
			for j := k + 1; j < n; j++ {
				row[j] -= w * top[j]
			}
		}
	}
}

// solve replaces b by the x of matrix·x = b.
func (f *lu[T]) solve(b []T) {
	n := len(f.rows)
	for k, i := range f.pivot {
		b[k], b[i] = b[i], b[k]
	}
	for i := 1; i < n; i++ {
		for j, w := range f.rows[i][:i] {
			b[i] -= w * b[j]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			b[i] -= f.rows[i][j] * b[j]
		}
		b[i] /= f.rows[i][i]
	}
}

// size1 is the size LAPACK compares complex pivots by.
func size1(z complex128) float64 { return math.Abs(real(z)) + math.Abs(imag(z)) }
