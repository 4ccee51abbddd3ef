package strip

// A mode is how the values of a vector are predicted; what is stored is the
// difference from the prediction, so a good mode leaves small or repeating
// numbers. All arithmetic wraps around.
type mode uint8

const (
	plain    mode = iota // 0
	space                // the value before
	space2               // the straight line through the two values before
	linear               // the straight line through the two vectors before
	shift                // the vector before, k places further on
	slide                // the same, moved by as much as the value before was
	stride               // the value k places before: an image's row above
	gradient             // left + above - above left
	twin                 // the vector of the same state of the layer k before
	lowRank              // the series' product, shifted right by k bits
)

// argument reports whether the mode is followed by its k.
func (m mode) argument() bool { return m >= shift }

// predict returns the prediction of a[i] from the values before it, from p,
// the vector before (for twin, that of the other layer, and for lowRank, the
// product's), and from q, the one before that. Where those are too short it
// falls back on the value before, or 0.
func predict[T int32 | uint8](m mode, k int, a, p, q []T, i int) T {
	switch m {
	case plain:
		return 0
	case space2:
		if i > 1 {
			return 2*a[i-1] - a[i-2]
		}
	case linear:
		if i < len(p) {
			if i < len(q) {
				return 2*p[i] - q[i]
			}
			return p[i]
		}
	case twin, lowRank:
		if i < len(p) {
			return p[i]
		}
	case shift:
		if j := i + k; j >= 0 && j < len(p) {
			return p[j]
		}
	case slide:
		if j := i + k; j >= 0 && j < len(p) {
			if i > 0 && j > 0 {
				return p[j] + a[i-1] - p[j-1]
			}
			return p[j]
		}
	case stride:
		if i >= k {
			return a[i-k]
		}
	case gradient:
		if i > k {
			return a[i-1] + a[i-k] - a[i-k-1]
		}
	}
	if i > 0 {
		return a[i-1]
	}
	return 0
}
