package fft

import "math"

// roots are the powers of exp(-2πi/n), as products of a coarse and a fine one:
// two tables of about √n numbers instead of n sines and cosines.
type roots struct {
	n            int
	shift        uint
	coarse, fine []complex128
}

func newRoots(n int) *roots {
	r := &roots{n: n}
	for 1<<(2*r.shift) < n {
		r.shift++
	}
	if n <= 1024 {
		r.shift = 10 // all in the fine table, rounded once
	}
	for i := range min(1<<r.shift, n) {
		r.fine = append(r.fine, root(i, n))
	}
	for i := 0; i < n; i += 1 << r.shift {
		r.coarse = append(r.coarse, root(i, n))
	}
	return r
}

// at returns the k-th power, for any k from 0 on.
func (r *roots) at(k int) complex128 {
	if k >= r.n {
		k %= r.n
	}
	w := r.fine[k&(1<<r.shift-1)]
	if c := k >> r.shift; c > 0 {
		w *= r.coarse[c]
	}
	return w
}

// root returns exp(-2πi·k/n), with angles of at most an eighth of a turn, where
// sine and cosine round best, and exact for quarters of a turn.
func root(k, n int) complex128 {
	eighth := 8 * k / n // 0 to 7
	switch eighth {
	case 0:
		s, c := math.Sincos(2 * math.Pi * float64(k) / float64(n))
		return complex(c, -s)
	case 1, 2: // from a quarter of a turn
		s, c := math.Sincos(2 * math.Pi * (float64(4*k-n) / float64(4*n)))
		return complex(-s, -c)
	case 3, 4: // from half a turn
		s, c := math.Sincos(2 * math.Pi * (float64(2*k-n) / float64(2*n)))
		return complex(-c, s)
	case 5, 6: // from three quarters
		s, c := math.Sincos(2 * math.Pi * (float64(4*k-3*n) / float64(4*n)))
		return complex(s, c)
	default:
		s, c := math.Sincos(2 * math.Pi * (float64(k-n) / float64(n)))
		return complex(c, -s)
	}
}
