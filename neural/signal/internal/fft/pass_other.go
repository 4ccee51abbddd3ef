//go:build !amd64

package fft

// Other processors take the passes of pass.go.

func radixes(n, batch int) []int { return factors(n) }

func (st *stage) passPairs(y, x []complex128) bool { return false }

func twistGroups(to, from, base, fine []complex128, columns, fromColumns int) bool { return false }

func productPairs(to, x, y []complex128) int { return 0 }

func turn(b, rows []complex128, columns int) int { return 0 }

func multiplyRows(y, x, w []complex128) bool { return false }

func stackGroups(to, from []complex128, rows, columns, fromColumns int) bool { return false }

func unturn(rows, b []complex128, columns int) int { return 0 }

func quarterGroups(low, high, base, lanes []complex128) bool { return false }

func joinGroups(dst []complex128, x []float64, late []complex128, rows, columns int, scale float64) bool {
	return false
}

func splitGroups(dst [][Lanes]complex128, y, halves []complex128) bool { return false }

func powerGroups(dst []float64, c [][Lanes]complex128, stride int, scale float64) bool { return false }

func setGroups(buffer []complex128, x, y *[Lanes][]float64, n int) bool { return false }

func getGroups(x, y *[Lanes][]float64, buffer []complex128, at, n int) int { return 0 }
