package signal

import (
	"fmt"
	"math"
)

// checkSignal panics unless x has at least least samples, all of them finite.
func checkSignal(function, name string, x []float64, least int) {
	if len(x) < least {
		panic(fmt.Sprintf("signal: %s %s has length %d, want at least %d", function, name, len(x), least))
	}
	for i, v := range x {
		if v-v != 0 {
			panic(fmt.Sprintf("signal: %s %s[%d] has %v, want a finite number", function, name, i, v))
		}
	}
}

// checkPositive panics unless v is above 0 and finite.
func checkPositive(name string, v float64) {
	if !(v > 0) || math.IsInf(v, 0) {
		panic(fmt.Sprintf("signal: %s has %v, want a finite number above 0", name, v))
	}
}

// destination returns dst, or a new slice in place of nil.
func destination[T any](function string, dst []T, n int) []T {
	if dst == nil {
		return make([]T, n)
	}
	if len(dst) != n {
		panic(fmt.Sprintf("signal: %s dst has length %d, want %d", function, len(dst), n))
	}
	return dst
}
