//go:build !amd64

package fft

// Other processors take the passes of pass.go.

func (st *stage) passPairs(y, x []complex128) bool { return false }

func twist(to, b, base, fine []complex128, columns int) bool { return false }

func turn(b, rows []complex128, columns int) int { return 0 }

func multiplyRows(y, x, w []complex128) bool { return false }

func stackGroups(to, from []complex128, rows, columns, fromColumns int) bool { return false }

func unturn(rows, b []complex128, columns int) int { return 0 }
