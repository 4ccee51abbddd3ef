package main

import (
	"math/bits"
	"slices"
)

// A bitWriter collects bits, the lowest of each number first.
type bitWriter struct {
	out []byte
	n   int
}

func (w *bitWriter) write(v, n int) {
	for i := range n {
		if w.n%8 == 0 {
			w.out = append(w.out, 0)
		}
		w.out[w.n/8] |= byte(v>>i&1) << (w.n % 8)
		w.n++
	}
}

// sizes are the lengths of a Huffman code without any longer than most, for
// symbols that come so often; it has two symbols at least.
func sizes(count []int, most int) []int {
	count = slices.Clone(count)
	for used := 0; used < 2; {
		used = 0
		for _, n := range count {
			used += min(n, 1)
		}
		if used < 2 {
			count[slices.Index(count, 0)] = 1
		}
	}
	// Rare symbols count for more until no code is too long.
	for floor := 1; ; floor++ {
		type tree struct {
			n       int
			symbols []int
		}
		var trees []tree
		for s, n := range count {
			if n > 0 {
				trees = append(trees, tree{max(n, floor), []int{s}})
			}
		}
		size := make([]int, len(count))
		for len(trees) > 1 {
			slices.SortStableFunc(trees, func(a, b tree) int { return a.n - b.n })
			both := append(slices.Clone(trees[0].symbols), trees[1].symbols...)
			for _, s := range both {
				size[s]++
			}
			trees = append(trees[2:], tree{trees[0].n + trees[1].n, both})
		}
		if slices.Max(size) <= most {
			return size
		}
	}
}

// codes are the bits of symbols of such sizes, ready to be written.
func codes(size []int) []int {
	code := make([]int, len(size))
	next := 0
	for n := 1; n <= 15; n++ {
		for s, m := range size {
			if m == n {
				code[s] = int(bits.Reverse16(uint16(next)) >> (16 - n))
				next++
			}
		}
		next *= 2
	}
	return code
}

// The order in which the sizes of the code of sizes are written.
var sizeOrder = []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// block writes a block with codes of its own, and returns how many bytes it
// stands for.
func (w *bitWriter) block(data []byte, tokens []token, last bool) int {
	var s stats
	used := s.add(data, tokens)
	s.literal[256] = 1 // the end
	literal, reach := sizes(s.literal[:], 15), sizes(s.reach[:], 15)
	nl, nd := literals, reaches
	for nl > 257 && literal[nl-1] == 0 {
		nl--
	}
	for nd > 1 && reach[nd-1] == 0 {
		nd--
	}
	runs := runsOf(append(slices.Clone(literal[:nl]), reach[:nd]...))
	count := make([]int, 19)
	for _, r := range runs {
		count[r[0]]++
	}
	size := sizes(count, 7)
	ns := 19
	for ns > 4 && size[sizeOrder[ns-1]] == 0 {
		ns--
	}
	if last {
		w.write(1, 1)
	} else {
		w.write(0, 1)
	}
	w.write(2, 2)
	w.write(nl-257, 5)
	w.write(nd-1, 5)
	w.write(ns-4, 4)
	for _, s := range sizeOrder[:ns] {
		w.write(size[s], 3)
	}
	code := codes(size)
	for _, r := range runs {
		w.write(code[r[0]], size[r[0]])
		w.write(r[1], r[2])
	}
	lc, dc := codes(literal), codes(reach)
	for _, t := range tokens {
		if t.length == 0 {
			w.write(lc[data[0]], literal[data[0]])
			data = data[1:]
			continue
		}
		l, extra, rest := lengthCode(t.length)
		w.write(lc[l], literal[l])
		w.write(rest, extra)
		d, extra, rest := distanceCode(t.distance)
		w.write(dc[d], reach[d])
		w.write(rest, extra)
		data = data[t.length:]
	}
	w.write(lc[256], literal[256])
	return used
}

// runsOf are the symbols of sizes, each with what follows it and its bits.
func runsOf(size []int) (runs [][3]int) {
	for len(size) > 0 {
		v, n := size[0], 1
		for n < len(size) && size[n] == v {
			n++
		}
		size = size[n:]
		if v != 0 {
			runs = append(runs, [3]int{v, 0, 0})
			n--
		}
		for n > 0 {
			k := 1
			switch {
			case v == 0 && n >= 11:
				k = min(n, 138)
				runs = append(runs, [3]int{18, k - 11, 7})
			case v == 0 && n >= 3:
				k = n
				runs = append(runs, [3]int{17, k - 3, 3})
			case v != 0 && n >= 3:
				k = min(n, 6)
				runs = append(runs, [3]int{16, k - 3, 2})
			default:
				runs = append(runs, [3]int{v, 0, 0})
			}
			n -= k
		}
	}
	return runs
}
