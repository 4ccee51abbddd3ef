package webp

import (
	"encoding/binary"
	"math/bits"
)

const (
	maxLength   = 4096            // pixels that a match copies
	maxDistance = 1<<20 - 120 - 1 // of a match
)

// A match is a run of pixels that stood some places before.
type match struct {
	code   int32 // of the distance
	length int32
}

// matches are those worth considering from each place on, in the order of
// their lengths. A place inside a very long match has one at most.
type matches struct {
	from []int32 // of each place in all
	all  []match
}

const (
	// long is how many pixels make a match so long that places inside of it get
	// little attention.
	long = 64
	// deep is how many earlier places with the same four pixels are compared.
	deep = 16
)

// distanceTable has the short distances by their codes, less 1: the high four
// bits are rows, 8 less the low four columns.
var distanceTable = [120]uint8{
	0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1a,
	0x26, 0x2a, 0x38, 0x05, 0x37, 0x39, 0x15, 0x1b, 0x36, 0x3a,
	0x25, 0x2b, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1c, 0x35, 0x3b,
	0x46, 0x4a, 0x24, 0x2c, 0x58, 0x45, 0x4b, 0x34, 0x3c, 0x03,
	0x57, 0x59, 0x13, 0x1d, 0x56, 0x5a, 0x23, 0x2d, 0x44, 0x4c,
	0x55, 0x5b, 0x33, 0x3d, 0x68, 0x02, 0x67, 0x69, 0x12, 0x1e,
	0x66, 0x6a, 0x22, 0x2e, 0x54, 0x5c, 0x43, 0x4d, 0x65, 0x6b,
	0x32, 0x3e, 0x78, 0x01, 0x77, 0x79, 0x53, 0x5d, 0x11, 0x1f,
	0x64, 0x6c, 0x42, 0x4e, 0x76, 0x7a, 0x21, 0x2f, 0x75, 0x7b,
	0x31, 0x3f, 0x63, 0x6d, 0x52, 0x5e, 0x00, 0x74, 0x7c, 0x41,
	0x4f, 0x10, 0x20, 0x62, 0x6e, 0x30, 0x73, 0x7d, 0x51, 0x5f,
	0x40, 0x72, 0x7e, 0x61, 0x6f, 0x50, 0x71, 0x7f, 0x60, 0x70,
}

// distanceOf is the distance in pixels that a code of distanceTable means.
func distanceOf(code, width int) int {
	t := int(distanceTable[code-1])
	return max(1, t>>4*width+8-t&15)
}

// findMatches looks for matches in a picture of the given width.
func findMatches(pix []uint8, width int) matches {
	m := matches{from: make([]int32, 0, len(pix)+1), all: make([]match, 0, len(pix)+len(pix)/4)}
	codes := map[int]int32{} // of short distances
	for c := len(distanceTable); c > 0; c-- {
		codes[distanceOf(c, width)] = int32(c)
	}
	codeOf := func(distance int) int32 {
		if c, ok := codes[distance]; ok && distance <= 8*width {
			return c
		}
		return int32(distance + len(distanceTable))
	}
	var last [1 << 16]int32 // by hash, 1 + the last place of four pixels
	before := make([]int32, len(pix))
	skip := 0
	var near, ends [8]int // the distances that are tried always, and where their matches end
	for k := range near {
		near[k] = distanceOf(k+1, width)
	}
	for i := range pix {
		m.from = append(m.from, int32(len(m.all)))
		best := 0
		add := func(code int32, n int) {
			if n > best {
				best = n
				m.all = append(m.all, match{code, int32(n)})
			}
		}
		inside := i < skip
		nearest := match{}
		some := len(near)
		if inside {
			some = 2 // the pixels above and at the left
		}
		for k := range some {
			if distance := near[k]; distance <= i {
				if ends[k] <= i {
					ends[k] = i + common(pix, i, i-distance)
				}
				if n := ends[k] - i; inside && n > int(nearest.length) {
					nearest = match{int32(k + 1), int32(n)}
				} else if !inside {
					add(int32(k+1), n)
				}
			}
		}
		if inside && nearest.length > 3 {
			m.all = append(m.all, nearest)
		}
		if i+4 > len(pix) {
			continue
		}
		four := binary.LittleEndian.Uint32(pix[i:])
		if i > 0 && four == uint32(pix[i-1])*0x01010101 {
			continue // inside a run there is nothing to be found
		}
		slot := &last[four*0x9e3779b1>>16]
		if !inside && best < long {
			for j, n := int(*slot)-1, 0; j >= 0 && n < deep && i-j <= maxDistance; j, n = int(before[j])-1, n+1 {
				// It must be longer than the best one before it.
				if best == 0 || i+best < len(pix) && pix[j+best] == pix[i+best] && pix[j+best/2] == pix[i+best/2] {
					if n := common(pix, i, j); n > max(best, 3) {
						add(codeOf(i-j), n)
					}
				}
			}
		}
		before[i], *slot = *slot, int32(i+1)
		if best >= long {
			skip = i + best
		}
	}
	m.from = append(m.from, int32(len(m.all)))
	return m
}

// common is how many pixels from i on are as those from j < i on.
func common(pix []uint8, i, j int) int {
	n, most := 0, min(maxLength, len(pix)-i)
	for n+8 <= most {
		if d := binary.LittleEndian.Uint64(pix[i+n:]) ^ binary.LittleEndian.Uint64(pix[j+n:]); d != 0 {
			return n + bits.TrailingZeros64(d)/8
		}
		n += 8
	}
	for n < most && pix[i+n] == pix[j+n] {
		n++
	}
	return n
}
