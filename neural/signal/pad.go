package signal

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// Padding is how a signal is taken to go on beyond its ends while it is filtered
// or resampled, so that it does not ring there. The names are MNE's.
type Padding int

const (
	PadReflectLimited Padding = iota // turned round about the end samples, once; further out zeros
	PadEdge                          // the end samples for ever
	PadZero                          // zeros, "constant" in MNE
)

// extend returns x with left and right samples more.
func (p Padding) extend(x []float64, left, right int) []float64 {
	n := len(x)
	y := fft.Room[float64](left + n + right)
	clear(y[:left])
	copy(y[left:], x)
	clear(y[left+n:])
	switch p {
	case PadReflectLimited:
		for i := 1; i <= min(left, n-1); i++ {
			y[left-i] = 2*x[0] - x[i]
		}
		for i := 1; i <= min(right, n-1); i++ {
			y[left+n-1+i] = 2*x[n-1] - x[n-1-i]
		}
	case PadEdge:
		for i := range left {
			y[i] = x[0]
		}
		for i := range right {
			y[left+n+i] = x[n-1]
		}
	case PadZero:
	default:
		panic(fmt.Sprintf("signal: Padding has %d, want one of the constants", p))
	}
	return y
}
