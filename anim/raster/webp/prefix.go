package webp

import (
	"math/bits"
	"slices"
)

// The codes of a group: of green or lengths, red, blue, alpha and distances.
const (
	literals  = 256
	lengths   = 24
	distances = 40
)

var alphabets = [5]int{literals + lengths, 256, 256, 256, distances}

// A prefixCode gives each symbol its bits.
type prefixCode struct {
	size []uint8  // in bits, of each symbol; 0 is not used
	bits []uint16 // lowest first
}

// newPrefixCode returns the best code for symbols that come so often.
func newPrefixCode(count []int) prefixCode { return codeOf(count, 15) }

func codeOf(count []int, most int) prefixCode {
	c := prefixCode{sizes(count, most), make([]uint16, len(count))}
	// Codes of one size are consecutive numbers, in the order of the symbols.
	next := 0
	for size := 1; size <= most; size++ {
		for s, n := range c.size {
			if int(n) == size {
				c.bits[s] = bits.Reverse16(uint16(next)) >> (16 - size)
				next++
			}
		}
		next <<= 1
	}
	return c
}

// sizes are the lengths of a Huffman code without any longer than most.
func sizes(count []int, most int) []uint8 {
	size := make([]uint8, len(count))
	var used []int
	for s, n := range count {
		if n > 0 {
			used = append(used, s)
		}
	}
	if len(used) < 2 {
		for _, s := range used {
			size[s] = 1
		}
		return size
	}
	// Rare symbols count for more until no code is too long.
	for least := 1; ; least *= 2 {
		type node struct{ n, left, right int }
		nodes := make([]node, 0, 2*len(used))
		for _, s := range used {
			nodes = append(nodes, node{max(count[s], least), -1, s})
		}
		slices.SortStableFunc(nodes, func(a, b node) int { return a.n - b.n })
		// Two queues, both sorted: the symbols, and the pairs made of them.
		leaf, pair, leaves := 0, len(nodes), len(nodes)
		take := func() int {
			if leaf < leaves && (pair >= len(nodes) || nodes[leaf].n <= nodes[pair].n) {
				leaf++
				return leaf - 1
			}
			pair++
			return pair - 1
		}
		for range leaves - 1 {
			a, b := take(), take()
			nodes = append(nodes, node{nodes[a].n + nodes[b].n, a, b})
		}
		depth := make([]uint8, len(nodes))
		deepest := uint8(0)
		for i := len(nodes) - 1; i >= 0; i-- {
			if n := nodes[i]; n.left >= 0 {
				depth[n.left], depth[n.right] = depth[i]+1, depth[i]+1
			} else {
				size[n.right] = depth[i]
				deepest = max(deepest, depth[i])
			}
		}
		if int(deepest) <= most {
			return size
		}
	}
}

// put writes a symbol. A code of a single symbol takes no bits.
func (c prefixCode) put(b *bitWriter, s int) {
	if !c.single() {
		b.write(uint32(c.bits[s]), int(c.size[s]))
	}
}

func (c prefixCode) single() bool {
	n := 0
	for _, s := range c.size {
		if s > 0 {
			if n++; n > 1 {
				return false
			}
		}
	}
	return true
}

// The order in which the sizes of the code of sizes are written.
var sizeOrder = [19]int{17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}

// writeTo writes the code itself.
func (c prefixCode) writeTo(b *bitWriter) {
	var used []int
	for s, n := range c.size {
		if n > 0 {
			used = append(used, s)
		}
	}
	if len(used) == 0 {
		used = []int{0}
	}
	if len(used) <= 2 && used[len(used)-1] < 256 {
		b.write(1, 1)
		b.write(uint32(len(used)-1), 1)
		if used[0] < 2 {
			b.write(0, 1)
			b.write(uint32(used[0]), 1)
		} else {
			b.write(1, 1)
			b.write(uint32(used[0]), 8)
		}
		if len(used) == 2 {
			b.write(uint32(used[1]), 8)
		}
		return
	}
	b.write(0, 1)
	runs := runsOf(c.size)
	count := make([]int, 19)
	for _, r := range runs {
		count[r.symbol]++
	}
	code := codeOf(count, 7)
	n := 19
	for n > 4 && code.size[sizeOrder[n-1]] == 0 {
		n--
	}
	b.write(uint32(n-4), 4)
	for _, s := range sizeOrder[:n] {
		b.write(uint32(code.size[s]), 3)
	}
	b.write(0, 1) // sizes of all symbols follow
	for _, r := range runs {
		code.put(b, r.symbol)
		b.write(uint32(r.extra), r.bits)
	}
}

// A sizeRun is a symbol of the code of sizes.
type sizeRun struct{ symbol, extra, bits int }

func runsOf(size []uint8) []sizeRun {
	var runs []sizeRun
	last := uint8(8) // what the format starts with
	for len(size) > 0 {
		v, n := size[0], 1
		for n < len(size) && size[n] == v {
			n++
		}
		size = size[n:]
		for n > 0 {
			switch {
			case v == 0 && n >= 11:
				k := min(n, 138)
				runs = append(runs, sizeRun{18, k - 11, 7})
				n -= k
			case v == 0 && n >= 3:
				runs = append(runs, sizeRun{17, n - 3, 3})
				n = 0
			case v != 0 && v == last && n >= 3:
				k := min(n, 6)
				runs = append(runs, sizeRun{16, k - 3, 2})
				n -= k
			default:
				runs = append(runs, sizeRun{int(v), 0, 0})
				n--
			}
			if v != 0 {
				last = v
			}
		}
	}
	return runs
}
