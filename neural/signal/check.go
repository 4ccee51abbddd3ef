package signal

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// checkSignal panics unless x has at least least samples, all of them finite.
func checkSignal(function, name string, x []float64, least int) {
	if len(x) < least {
		panic(fmt.Sprintf("signal: %s %s has length %d, want at least %d", function, name, len(x), least))
	}
	if finite(x) {
		return
	}
	for i, v := range x {
		if v-v != 0 {
			panic(fmt.Sprintf("signal: %s %s[%d] has %v, want a finite number", function, name, i, v))
		}
	}
}

// finite says whether all of x is. A number less itself is 0, or else it is not
// finite; eight of these need one comparison.
func finite(x []float64) bool {
	for ; len(x) >= 8; x = x[8:] {
		v := (*[8]float64)(x)
		a, b := (v[0]-v[0])+(v[1]-v[1]), (v[2]-v[2])+(v[3]-v[3])
		c, d := (v[4]-v[4])+(v[5]-v[5]), (v[6]-v[6])+(v[7]-v[7])
		if (a+b)+(c+d) != 0 {
			return false
		}
	}
	for _, v := range x {
		if v-v != 0 {
			return false
		}
	}
	return true
}

// checkPositive panics unless v is above 0 and finite.
func checkPositive(name string, v float64) {
	if !(v > 0) || math.IsInf(v, 0) {
		panic(fmt.Sprintf("signal: %s has %v, want a finite number above 0", name, v))
	}
}

// destination returns dst, or a new slice in place of nil, which may hold anything,
// as dst does.
func destination[T float64 | complex128](function string, dst []T, n int) []T {
	if dst == nil {
		return fft.Room[T](n)
	}
	if len(dst) != n {
		panic(fmt.Sprintf("signal: %s dst has length %d, want %d", function, len(dst), n))
	}
	return dst
}
