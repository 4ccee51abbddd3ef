package fft

import "fmt"

// Lanes is how many sequences a Reals or a Convolver takes at once. Together they
// cost a fraction of what they cost one by one.
const Lanes = group

// Reals transforms as many real sequences of one length at once. It must not be
// used by two goroutines at once; Clone makes another.
type Reals struct {
	n      int
	plan   *Plan
	halves []complex128 // half of i times the root, for each of half the frequencies
	buffer []complex128 // [sample or pair of samples][lane]
}

// NewReals returns a plan for sequences of n real numbers. It panics if n is not
// positive.
func NewReals(n int) *Reals {
	if n < 1 {
		panic(fmt.Sprintf("fft: NewReals n has %d, want at least 1", n))
	}
	half := n
	if n%2 == 0 {
		half = n / 2
	}
	r := &Reals{n: n, plan: newBatch(half, group), buffer: make([]complex128, half*group)}
	if n%2 == 0 {
		w := newRoots(n)
		for k := range half/2 + 1 {
			r.halves = append(r.halves, scaled(0.5, timesI(w.at(k))))
		}
	}
	return r
}

// Clone returns a plan for another goroutine, which shares the tables.
func (r *Reals) Clone() *Reals {
	return &Reals{n: r.n, plan: r.plan.clone(), halves: r.halves, buffer: make([]complex128, len(r.buffer))}
}

// Set makes x, each sample times its weight, the sequence of a lane. Both have the
// length of the plan. Every Forward needs its lanes set anew.
func (r *Reals) Set(lane int, x, weights []float64) {
	b := r.buffer[lane:]
	x, weights = x[:r.n], weights[:r.n]
	if r.n%2 == 1 {
		for i, v := range x {
			b[i*group] = complex(v*weights[i], 0)
		}
		return
	}
	for i := 0; i+1 < len(x); i += 2 {
		b[i/2*group] = complex(x[i]*weights[i], x[i+1]*weights[i+1])
	}
}

// Forward stores the transforms at the frequencies 0 to n/2 in dst,
// [frequency][lane]. What it comes to is what Real.Forward does.
func (r *Reals) Forward(dst [][Lanes]complex128) {
	b := r.buffer
	y := r.plan.run(b)
	if &y[0] != &b[0] { // which is to be the plan's scratch memory now
		r.plan.scratch, r.buffer = b, y
	}
	if r.n%2 == 1 {
		for k := range dst[:r.n/2+1] {
			copy(dst[k][:], y[k*group:])
		}
		for q, v := range dst[0] {
			dst[0][q] = complex(real(v), 0)
		}
		return
	}
	m := r.n / 2
	for q, v := range y[:group] {
		dst[0][q] = complex(real(v)+imag(v), 0)
		dst[m][q] = complex(real(v)-imag(v), 0)
	}
	if splitGroups(dst, y, r.halves) {
		return
	}
	for k, l := 1, m-1; k <= l; k, l = k+1, l-1 {
		w := r.halves[k]
		low, high := (*[group]complex128)(y[k*group:]), (*[group]complex128)(y[l*group:])
		toLow, toHigh := &dst[k], &dst[l]
		for q, u := range low {
			v := high[q]
			v = complex(real(v), -imag(v))
			even, odd := scaled(0.5, u+v), (u-v)*w
			toLow[q] = even - odd
			toHigh[q] = complex(real(even+odd), -imag(even+odd))
		}
	}
}

// Powers stores the squares of the sizes of c, [row][lane], times scale, in dst, where
// rows begin stride numbers apart.
func Powers(dst []float64, c [][Lanes]complex128, stride int, scale float64) {
	if powerGroups(dst, c, stride, scale) {
		return
	}
	for k := range c {
		for lane, v := range c[k] {
			dst[k*stride+lane] = scale * (real(v)*real(v) + imag(v)*imag(v))
		}
	}
}

// A Convolver convolves real blocks of one length with one kernel, in circles, two
// in each lane: one as real parts, one as imaginary parts. It must not be used by
// two goroutines at once; Clone makes another.
type Convolver struct {
	n              int
	plan           *Plan
	kernel, buffer []complex128
}

// NewConvolver returns one for blocks of n samples and a kernel of at most as many.
func NewConvolver(kernel []float64, n int) *Convolver {
	c := &Convolver{n: n, plan: newBatch(n, group), kernel: make([]complex128, n), buffer: make([]complex128, n*group)}
	for i, v := range kernel {
		c.kernel[i] = complex(v/float64(n), 0)
	}
	New(n).Forward(c.kernel)
	return c
}

// Clone returns one for another goroutine, which shares the tables.
func (c *Convolver) Clone() *Convolver {
	return &Convolver{n: c.n, plan: c.plan.clone(), kernel: c.kernel, buffer: make([]complex128, len(c.buffer))}
}

// Set makes x and y the blocks of a lane, filled up with zeros. What exceeds the
// length is left out. Every Run needs its lanes set anew.
func (c *Convolver) Set(lane int, x, y []float64) {
	b := c.buffer[lane:]
	x, y = x[:min(len(x), c.n)], y[:min(len(y), c.n)]
	both := min(len(x), len(y))
	for i, v := range x[:both] {
		b[i*group] = complex(v, y[i])
	}
	for i := both; i < c.n; i++ {
		var v, w float64
		if i < len(x) {
			v = x[i]
		}
		if i < len(y) {
			w = y[i]
		}
		b[i*group] = complex(v, w)
	}
}

// SetAll is Set for all lanes.
func (c *Convolver) SetAll(x, y *[Lanes][]float64) {
	done := 0
	for lane := range x {
		if len(x[lane]) < c.n || len(y[lane]) < c.n {
			break
		}
		done++
	}
	if done < Lanes || !setGroups(c.buffer, x, y, c.n) {
		for lane := range x {
			c.Set(lane, x[lane], y[lane])
		}
	}
}

// GetAll is Get for all lanes.
func (c *Convolver) GetAll(first int, x, y *[Lanes][]float64) {
	n, same := len(x[0]), true
	for lane := range x {
		same = same && len(x[lane]) == n && len(y[lane]) == n
	}
	at := (c.n - first) % c.n
	done := 0
	if same && at-n+1 >= 0 {
		done = getGroups(x, y, c.buffer, at, n)
	}
	for lane := range x {
		c.Get(lane, first+done, x[lane][min(done, len(x[lane])):], y[lane][min(done, len(y[lane])):])
	}
}

// Run replaces the blocks by their convolutions with the kernel.
func (c *Convolver) Run() {
	for pass := range 2 {
		y := c.plan.run(c.buffer)
		if &y[0] != &c.buffer[0] {
			c.plan.scratch, c.buffer = c.buffer, y
		}
		if pass == 1 {
			break
		}
		if !multiplyRows(y, y, c.kernel) {
			for k, w := range c.kernel {
				multiply(y[k*group:][:group], y[k*group:][:group], w)
			}
		}
	}
}

// Get stores what became of the blocks of a lane, from sample first on, in x and y.
func (c *Convolver) Get(lane, first int, x, y []float64) {
	b := c.buffer[lane:]
	at := (c.n - first) % c.n // transformed forwards twice, what belongs at i is at -i
	for i := range max(len(x), len(y)) {
		v := b[at*group]
		if i < len(x) {
			x[i] = real(v)
		}
		if i < len(y) {
			y[i] = imag(v)
		}
		if at--; at < 0 {
			at += c.n
		}
	}
}
