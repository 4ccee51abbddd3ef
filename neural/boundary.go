package neural

// Boundary is what a filter takes a signal to be outside of its samples. The
// names, and what they mean for the signal a b c d, are scipy.ndimage's.
type Boundary int

const (
	BoundaryReflect  Boundary = iota // d c b a | a b c d | d c b a
	BoundaryNearest                  // a a a a | a b c d | d d d d
	BoundaryMirror                   // b c d c b | a b c d | c b a b, the ends not repeated
	BoundaryConstant                 // k k k k | a b c d | k k k k, for a given k
	BoundaryWrap                     // a b c d | a b c d | a b c d
)

// index returns which of n samples stands at place i, which may lie outside,
// or -1 for the constant.
func (b Boundary) index(i, n int) int {
	if 0 <= i && i < n {
		return i
	}
	switch b {
	case BoundaryReflect:
		i = modulo(i, 2*n)
		return min(i, 2*n-1-i)
	case BoundaryNearest:
		return min(max(i, 0), n-1)
	case BoundaryMirror:
		if n == 1 {
			return 0
		}
		i = modulo(i, 2*n-2)
		return min(i, 2*n-2-i)
	case BoundaryWrap:
		return modulo(i, n)
	}
	return -1
}

// modulo returns the remainder of i/n, which is never negative.
func modulo(i, n int) int { return (i%n + n) % n }
