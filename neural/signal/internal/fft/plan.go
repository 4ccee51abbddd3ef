// Package fft transforms sequences of any length in O(n·log n), prime lengths
// too. gonum's FFT takes O(n·p) for a prime factor p of the length, which for a
// recorded sound means seconds, and four to eight times as long for lengths
// without large factors; otherwise it would do.
//
// Lengths are split into factors 2, 3, 4 and 5 and what primes are left. Each
// factor is one pass over the data in the self-sorting order of Stockham (see
// Swarztrauber, "FFT algorithms for vector computers", Parallel Computing 1,
// 1984). Primes above 31 are transformed as convolutions, by Rader's or by
// Bluestein's way.
package fft

import "fmt"

// A Plan transforms complex sequences of one length. It holds tables and
// scratch memory, so a Plan must not be used by two goroutines at once.
type Plan struct {
	n       int
	batch   int // so many sequences at once, their elements in turn
	stages  []stage
	table   *table // in place of stages, for long sequences
	scratch []complex128
}

// A stage combines radix sequences that are count long each, for every one of
// stride sequences side by side.
type stage struct {
	radix, count, stride int
	twiddles             []complex128 // [count][radix-1], not for prime stages
	cos, sin             []float64    // of k/radix turns, for odd radixes from 7
	turns                []float64    // the same for each output and pair, [radix/2][radix/2][cos, sin]
	prime                *prime       // for radixes above largestDirect
	roots                *roots       // of radix·count, for prime stages
}

// largestDirect is the largest prime whose transform is written out as sums.
const largestDirect = 31

// New returns a plan for sequences of n complex numbers. It panics if n is not
// positive.
func New(n int) *Plan {
	if n < 1 {
		panic(fmt.Sprintf("fft: New n has %d, want at least 1", n))
	}
	return newPlan(n, make([]complex128, n))
}

// newPlan is New with scratch memory at hand.
func newPlan(n int, scratch []complex128) *Plan {
	if n >= shortestTable {
		if rows := tableRows(n); rows > 1 {
			return &Plan{n: n, batch: 1, table: newTable(rows, n/rows), scratch: scratch}
		}
	}
	return newStages(n, 1, scratch)
}

// newBatch returns a plan for batch sequences of n at once.
func newBatch(n, batch int) *Plan { return newStages(n, batch, make([]complex128, n*batch)) }

func newStages(n, batch int, scratch []complex128) *Plan {
	p := &Plan{n: n, batch: batch, scratch: scratch}
	count, stride := n, batch
	for _, r := range radixes(n, batch) {
		count /= r
		st := stage{radix: r, count: count, stride: stride}
		all := newRoots(r * count)
		switch {
		case r > largestDirect:
			st.prime, st.roots = newPrime(r), all
		case r > 5:
			turn := newRoots(r)
			for k := range r {
				w := turn.at(k)
				st.cos, st.sin = append(st.cos, real(w)), append(st.sin, -imag(w))
			}
			for k := 1; k <= r/2; k++ {
				for j := 1; j <= r/2; j++ {
					st.turns = append(st.turns, st.cos[j*k%r], st.sin[j*k%r])
				}
			}
			fallthrough
		default:
			st.twiddles = make([]complex128, 0, count*(r-1))
			for i := range count {
				for k := 1; k < r; k++ {
					st.twiddles = append(st.twiddles, all.at(i*k))
				}
			}
		}
		p.stages = append(p.stages, st)
		stride *= r
	}
	return p
}

// clone returns a plan for another goroutine, which shares the tables.
func (p *Plan) clone() *Plan {
	c := *p
	c.scratch = make([]complex128, len(p.scratch))
	c.stages = append([]stage(nil), p.stages...)
	for i := range c.stages {
		if t := c.stages[i].prime; t != nil {
			other := *t
			other.plan = t.plan.clone()
			other.buffer = make([]complex128, len(t.buffer))
			c.stages[i].prime = &other
		}
	}
	return &c
}

// factors returns primes above 5, the largest first, then 5, 3, 4 and 2, whose
// product is n. Large ones first keep the tables small.
func factors(n int) (fs []int) {
	var small []int
	for _, r := range []int{4, 2, 3, 5} {
		for n%r == 0 {
			small = append(small, r)
			n /= r
		}
	}
	for r := 7; r*r <= n; r += 2 {
		for n%r == 0 {
			small = append(small, r)
			n /= r
		}
	}
	if n > 1 {
		small = append(small, n)
	}
	for i := range small {
		fs = append(fs, small[len(small)-1-i])
	}
	return fs
}

// Len returns the length of the sequences.
func (p *Plan) Len() int { return p.n }

// Forward replaces x by its transform, Σ x[i]·exp(-2πi·ik/n) for each k. It
// panics if x is not as long as the plan says.
func (p *Plan) Forward(x []complex128) {
	if len(x) != len(p.scratch) {
		panic(fmt.Sprintf("fft: Plan.Forward x has length %d, want %d", len(x), len(p.scratch)))
	}
	if y := p.run(x); &y[0] != &x[0] {
		copy(x, y)
	}
}

// run transforms x and returns where the result stands: in x itself or in the
// scratch memory. The other one holds something else then.
func (p *Plan) run(x []complex128) []complex128 {
	if p.table != nil {
		p.table.forward(p.scratch, x)
		return p.scratch
	}
	from, to := x, p.scratch
	for i := range p.stages {
		p.stages[i].pass(to, from)
		from, to = to, from
	}
	return from
}

// Inverse replaces x by Σ x[k]·exp(2πi·ik/n) for each i, which is n times what
// Forward began with.
func (p *Plan) Inverse(x []complex128) {
	p.Forward(x)
	for i, j := 1, p.n-1; i < j; i, j = i+1, j-1 {
		x[i], x[j] = x[j], x[i]
	}
}

// Fast returns the least length from n on whose only prime factors are 2, 3
// and 5, at least 1.
func Fast(n int) int {
	if n <= 6 {
		return max(n, 1)
	}
	best := 1
	for best < n {
		best *= 2
	}
	for p5 := 1; p5 < best; p5 *= 5 {
		for p35 := p5; p35 < best; p35 *= 3 {
			m := p35
			for m < n {
				m *= 2
			}
			best = min(best, m)
		}
	}
	return best
}
