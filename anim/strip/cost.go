package strip

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// A chooser finds the predictor of a group: it weighs what each leaves as
// deflate would code it. A count of bits without deflate's matches would not
// see that scrolled data repeats; deflate itself spends ten times as long, most
// of it on building codes that nobody needs here.
type chooser struct {
	trial, min []byte
	last       [1 << 12]int32 // by hash, 1 + where four bytes were last seen
	tally      *tally
}

// precision is the number of steps in a bit of a cost.
const precision = 256

// cost is about how many bits deflate makes of the parts, each with a code of
// its own, in steps of 1/precision. Bytes that are all zero cost nothing.
func (c *chooser) cost(parts ...[]byte) int {
	sum := 0
	for _, b := range parts {
		sum += c.deflated(b)
	}
	return sum
}

func (c *chooser) deflated(b []byte) int {
	if zeros(b) {
		return 0
	}
	// Symbols are bytes, and one for each bit length of a match's length.
	var count [256 + 32]int
	extra := 0
	clear(c.last[:])
	for i := 0; i < len(b); {
		if i+4 <= len(b) {
			four := binary.LittleEndian.Uint32(b[i:])
			slot := &c.last[four*0x9e3779b1>>20]
			j := int(*slot) - 1
			*slot = int32(i + 1)
			if j >= 0 && binary.LittleEndian.Uint32(b[j:]) == four {
				n := 4
				for i+n < len(b) && n < 258 && b[i+n] == b[j+n] {
					n++
				}
				// The distance: a code of some four bits, then the bits below
				// its highest two.
				extra += precision * (4 + max(0, bits.Len(uint(i-j))-2) + max(0, bits.Len(uint(n))-4))
				count[256+bits.Len(uint(n))]++
				i += n
				continue
			}
		}
		count[b[i]]++
		i++
	}
	total, used, sum := 0, 0, 0
	for _, n := range count {
		if n > 0 {
			total += n
			used++
			sum -= n * log2(n)
		}
	}
	sum += total * log2(total)
	return max(1, sum+extra+used*4*precision) // some four bits for a code's length
}

// log2 is the logarithm of n > 0 in steps of 1/precision, by a table, so that
// it is the same on any processor.
func log2(n int) int {
	e := bits.Len(uint(n)) - 1
	if e <= 8 {
		return e*precision + logs[n<<(8-e)&255]
	}
	return e*precision + logs[n>>(e-8)&255]
}

var logs = func() (t [256]int) {
	for i := range t {
		t[i] = int(math.Round(precision * math.Log2(1+float64(i)/256)))
	}
	return t
}()

func zeros(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}
