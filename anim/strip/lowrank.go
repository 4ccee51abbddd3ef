package strip

import (
	"math"
	"slices"
)

// A fitting looks for the product of a series: the values as a matrix of long
// rows of few columns, which factors · times approaches. All floating point
// products are rounded before they are added, so that no processor fuses them
// and all find the same.
type fitting struct {
	values  []int32 // long × short
	long    int
	short   int
	lo, hi  int32
	factors []float64   // long × rank
	times   [][]float64 // rank × short
}

const (
	gramWork = 1 << 22 // multiplications for the matrix of products
	someRows = 1000    // by which the columns' factor is found
)

// rankCost is about how many bits n numbers of a factor take.
func rankCost(n int) int { return 8 * n }

// span finds the space of the rows: the first eigenvectors of the matrix of
// their products, as many as pay, by orthogonal iteration. It returns about how
// many bits it takes, or best if that is less.
func (f *fitting) span(best int) int {
	m := f.short
	gram := make([]float64, m*m)
	step := max(1, f.long*m/2*m/gramWork)
	row := make([]float64, m)
	rows := 0
	for l := 0; l < f.long; l += step {
		rows++
		f.row(row, l)
		for i, x := range row {
			g := gram[i*m : i*m+i+1]
			for j, y := range row[:i+1] {
				g[j] += float64(x * y)
			}
		}
	}
	left := 0.0
	for i := range m {
		left += gram[i*m+i]
		for j := range i {
			gram[j*m+i] = gram[i*m+j]
		}
	}
	rank := min(maxRank, m)
	q := make([][]float64, rank)
	for j := range q {
		q[j] = make([]float64, m)
		for k := range q[j] {
			q[j][k] = float64((k*(2*j+1)*37+j*11)%101) - 50 // anything that is independent
		}
	}
	values := make([]float64, rank)
	for range 15 {
		for j := range q {
			next := make([]float64, m)
			for i := range next {
				next[i] = dot(gram[i*m:(i+1)*m], q[j])
			}
			values[j] = dot(next, q[j])
			for _, p := range q[:j] {
				add(next, -dot(next, p), p)
			}
			if norm := math.Sqrt(dot(next, next)); norm > 0 {
				for i := range next {
					next[i] /= norm
				}
			}
			q[j] = next
		}
	}
	chosen := 0
	for j := range rank {
		left -= values[j]
		// A value that is off by e has about the entropy of a normal
		// distribution; rounding alone has a variance of 1/12.
		noise := 12 * max(left, 0) / float64(rows*m)
		cost := (log2(int(256*min(max(noise, 1), 1e9))) - 8*precision) * f.long / (2 * precision) * m
		if cost += (j + 1) * rankCost(f.long+m); cost < best {
			best, chosen = cost, j+1
		}
	}
	f.times = q[:chosen]
	return best
}

// row is row l; a value stands for all up to the next.
func (f *fitting) row(row []float64, l int) {
	for i, v := range f.values[l*f.short : (l+1)*f.short] {
		row[i] = float64(v) + 0.5
	}
}

// solve finds the factors. Least squares would leave the noise of rounding; what
// is wanted is that each value comes out right, so errors count only beyond it.
// It leaves times with so many binary places, which makes them whole.
func (f *fitting) solve(places int) {
	f.scale()
	some := *f // enough rows to find times by
	some.values, some.long = nil, 0
	for l := 0; l < f.long; l += max(1, f.long/someRows) {
		some.values = append(some.values, f.values[l*f.short:(l+1)*f.short]...)
		some.long++
	}
	some.squares()
	for range 5 {
		some.refine(4)
		some.turn()
	}
	for j, t := range some.times {
		for k, x := range t {
			f.times[j][k] = math.Ldexp(math.Round(math.Ldexp(x, places)), -places)
		}
	}
	f.squares()
	f.refine(12)
	for _, t := range f.times {
		for k, x := range t {
			t[k] = math.Ldexp(x, places)
		}
	}
}

// squares finds the factors by least squares.
func (f *fitting) squares() {
	inverse := f.inverse()
	f.factors = make([]float64, f.long*len(inverse))
	row := make([]float64, f.short)
	for l := range f.long {
		f.row(row, l)
		for j, p := range inverse {
			f.factors[l*len(inverse)+j] = dot(p, row)
		}
	}
}

// scale makes the largest of each of times 1.
func (f *fitting) scale() {
	for j, t := range f.times {
		top := 0.0
		for _, x := range t {
			top = max(top, math.Abs(x))
		}
		if top == 0 {
			continue
		}
		for k := range t {
			t[k] /= top
		}
		for l := j; l < len(f.factors); l += len(f.times) {
			f.factors[l] *= top
		}
	}
}

// inverse is the pseudoinverse of times, rank × short.
func (f *fitting) inverse() [][]float64 {
	return solved(products(f.times), f.times)
}

// products are those of all pairs of rows.
func products(rows [][]float64) [][]float64 {
	m := make([][]float64, len(rows))
	for i := range m {
		for j := range rows {
			m[i] = append(m[i], dot(rows[i], rows[j]))
		}
	}
	return m
}

// solved returns x of m·x = y for a positive definite m, which it destroys.
func solved(m, y [][]float64) [][]float64 {
	x := make([][]float64, len(y))
	for i := range y {
		x[i] = slices.Clone(y[i])
	}
	for i := range m {
		pivot := max(m[i][i], 1e-9)
		for r := range m {
			if r == i {
				continue
			}
			by := -m[r][i] / pivot
			add(m[r], by, m[i])
			add(x[r], by, x[i])
		}
	}
	for i := range x {
		for k := range x[i] {
			x[i][k] /= max(m[i][i], 1e-9)
		}
	}
	return x
}

// margin is how far from the edges of a value's interval it shall come out.
const margin = 0.1

// miss returns how far p is from where value v wants it.
func (f *fitting) miss(p float64, v int32) float64 {
	if lo := float64(v) + margin; p < lo && v > f.lo {
		return lo - p
	}
	if hi := float64(v) + (1 - margin); p > hi && v < f.hi {
		return hi - p
	}
	return 0
}

// refine improves the factors of each row by so many steps.
func (f *fitting) refine(steps int) {
	rank := len(f.times)
	inverse := f.inverse()
	for l := range f.long {
		b, v := f.factors[l*rank:(l+1)*rank], f.values[l*f.short:(l+1)*f.short]
		for range steps {
			var move [maxRank]float64
			missed := false
			for k, v := range v {
				p := 0.0
				for j, b := range b {
					p += float64(b * f.times[j][k])
				}
				if d := f.miss(p, v); d != 0 {
					missed = true
					for j := range b {
						move[j] += float64(d * inverse[j][k])
					}
				}
			}
			if !missed {
				break
			}
			for j := range b {
				b[j] += float64(1.9 * move[j])
			}
		}
	}
}

// turn improves times as refine does the factors.
func (f *fitting) turn() {
	rank := len(f.times)
	gram, move := make([][]float64, rank), make([][]float64, rank)
	for j := range rank {
		gram[j], move[j] = make([]float64, rank), make([]float64, f.short)
	}
	for l := range f.long {
		b, v := f.factors[l*rank:(l+1)*rank], f.values[l*f.short:(l+1)*f.short]
		for i := range b {
			add(gram[i], b[i], b)
		}
		for k, v := range v {
			p := 0.0
			for j, b := range b {
				p += float64(b * f.times[j][k])
			}
			if d := f.miss(p, v); d != 0 {
				for j, b := range b {
					move[j][k] += float64(d * b)
				}
			}
		}
	}
	for j, step := range solved(gram, move) {
		add(f.times[j], 1.5, step)
	}
	f.scale()
}

// whole returns times and the factors, with so many binary places, as integers.
func (f *fitting) whole(fine int) (times, factors [][]int32) {
	for j, t := range f.times {
		var short, long []int32
		for _, x := range t {
			short = append(short, int32(x))
		}
		for l := j; l < len(f.factors); l += len(f.times) {
			v := math.Round(math.Ldexp(f.factors[l], fine))
			long = append(long, int32(max(-1<<30, min(1<<30, v))))
		}
		times, factors = append(times, short), append(factors, long)
	}
	return times, factors
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += float64(x * b[i])
	}
	return sum
}

// add adds c·b to a.
func add(a []float64, c float64, b []float64) {
	for i, x := range b {
		a[i] += float64(c * x)
	}
}
