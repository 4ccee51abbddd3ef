package main

import (
	"math"
	"math/bits"
	"slices"
)

// Deflate, RFC 1951, as small as it gets: compress/flate takes 3 per cent more,
// and no time, which does not matter here.

// A token is a byte, or the length and distance of a match.
type token struct{ length, distance int }

const (
	literals = 286
	reaches  = 30
	least    = 3
	most     = 258
	window   = 1 << 15
)

// lengthCode and distanceCode return a symbol, how many bits follow it, and
// those.
func lengthCode(n int) (symbol, extra, rest int) {
	if n == most {
		return 285, 0, 0
	}
	return stepped(257, n-3, 3)
}

func distanceCode(d int) (symbol, extra, rest int) { return stepped(0, d-1, 2) }

// stepped counts up in symbols, of which 1<<fine-1, or 1<<(fine-1) of distances,
// share a number of bits.
func stepped(first, v, fine int) (symbol, extra, rest int) {
	e := max(0, bits.Len(uint(v))-fine)
	return first + e<<(fine-1) + v>>e, e, v & (1<<e - 1)
}

// A stats counts symbols.
type stats struct {
	literal [literals]int
	reach   [reaches]int
}

func (s *stats) add(data []byte, tokens []token) (used int) {
	for _, t := range tokens {
		if t.length == 0 {
			s.literal[data[used]]++
			used++
			continue
		}
		l, _, _ := lengthCode(t.length)
		d, _, _ := distanceCode(t.distance)
		s.literal[l]++
		s.reach[d]++
		used += t.length
	}
	return used
}

// precision is the number of steps in a bit of a cost.
const precision = 256

func prices(count []int) []int {
	total := 0
	for _, n := range count {
		total += n
	}
	cost := make([]int, len(count))
	for s, n := range count {
		p := float64(n)
		if n == 0 {
			p = 0.3
		}
		cost[s] = int(math.Round(precision * math.Log2(float64(total+1)/p)))
	}
	return cost
}

// matches returns for each place the nearest distance of a match of each length
// from 3 on.
func matches(data []byte) [][]int {
	all := make([][]int, len(data))
	last := map[[3]byte][]int{}
	for i := range data {
		if i+least > len(data) {
			break
		}
		key := [3]byte(data[i:])
		places := last[key]
		for _, j := range slices.Backward(places) {
			if i-j > window || len(all[i]) == most-least+1 {
				break
			}
			n := least
			for n < most && i+n < len(data) && data[i+n] == data[j+n] {
				n++
			}
			for len(all[i])+least <= n {
				all[i] = append(all[i], i-j)
			}
		}
		last[key] = append(places, i)
	}
	return all
}

// parse finds the tokens that cost least.
func parse(data []byte, found [][]int, s *stats) []token {
	literal, reach := prices(s.literal[:]), prices(s.reach[:])
	cost := make([]int, len(data)+1)
	how := make([]token, len(data)+1)
	for i := range cost[1:] {
		cost[i+1] = math.MaxInt
	}
	for i := range data {
		if c := cost[i] + literal[data[i]]; c < cost[i+1] {
			cost[i+1], how[i+1] = c, token{}
		}
		for k, distance := range found[i] {
			l, le, _ := lengthCode(k + least)
			d, de, _ := distanceCode(distance)
			if c := cost[i] + literal[l] + reach[d] + (le+de)*precision; c < cost[i+least+k] {
				cost[i+least+k], how[i+least+k] = c, token{k + least, distance}
			}
		}
	}
	var tokens []token
	for i := len(data); i > 0; i -= max(1, how[i].length) {
		tokens = append(tokens, how[i])
	}
	slices.Reverse(tokens)
	return tokens
}

// deflate compresses a script.
func deflate(data []byte) []byte {
	found := matches(data)
	var s stats
	for i := range s.literal {
		s.literal[i] = 1
	}
	for i := range s.reach {
		s.reach[i] = 1
	}
	var best []token
	fewest := math.MaxInt
	for range 15 {
		tokens := parse(data, found, &s)
		w := &bitWriter{}
		w.block(data, tokens, true)
		if w.n < fewest {
			best, fewest = tokens, w.n
		}
		s = stats{}
		s.add(data, tokens)
	}
	w := &bitWriter{}
	w.blocks(data, best, true)
	return w.out
}

// blocks writes the tokens as one block, or as two if that is shorter, and so on.
func (w *bitWriter) blocks(data []byte, tokens []token, last bool) int {
	size := func(data []byte, tokens []token) (n, used int) {
		t := &bitWriter{}
		used = t.block(data, tokens, false)
		return t.n, used
	}
	whole, _ := size(data, tokens)
	at := 0
	for k := 1; k < 16; k++ {
		middle := len(tokens) * k / 16
		if middle < 200 || len(tokens)-middle < 200 {
			continue
		}
		a, used := size(data, tokens[:middle])
		if b, _ := size(data[used:], tokens[middle:]); a+b < whole {
			whole, at = a+b, middle
		}
	}
	if at == 0 {
		return w.block(data, tokens, last)
	}
	used := w.blocks(data, tokens[:at], false)
	return used + w.blocks(data[used:], tokens[at:], last)
}
