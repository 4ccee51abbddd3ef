package fft

// A prime transforms sequences whose length is a prime, as a cyclic convolution
// of smooth length: over the powers of a primitive root (Rader, Proc. IEEE 56,
// 1968) where p-1 has small factors only, else with a chirp (Bluestein, IEEE
// Trans. AU-18, 1970).
type prime struct {
	p      int
	batch  int // so many sequences at once
	plan   *Plan
	kernel []complex128 // transformed, over its length
	buffer []complex128
	order  []int        // Rader: the powers of the primitive root
	chirp  []complex128 // Bluestein: exp(-πi·k²/p)
}

func newPrime(p int) *prime {
	t := &prime{p: p, batch: group}
	if p > shortestTable/group {
		t.batch = 1
	}
	if smooth(p - 1) {
		t.rader()
	} else {
		t.bluestein()
	}
	n := 1 / float64(t.plan.Len())
	New(t.plan.Len()).Forward(t.kernel)
	for i, k := range t.kernel {
		t.kernel[i] = scaled(n, k)
	}
	t.buffer = make([]complex128, t.plan.Len()*t.batch)
	return t
}

func smooth(n int) bool {
	for _, r := range []int{2, 3, 5, 7} {
		for n%r == 0 {
			n /= r
		}
	}
	return n == 1
}

func (t *prime) rader() {
	p := t.p
	t.plan = t.newPlan(p - 1)
	g := primitiveRoot(p)
	w := newRoots(p)
	t.order = make([]int, p-1)
	for i, k := 0, 1; i < p-1; i, k = i+1, k*g%p {
		t.order[i] = k
	}
	// The output at the power -i is the input's powers convolved with roots at
	// the powers of -i.
	t.kernel = make([]complex128, p-1)
	for i := range t.kernel {
		t.kernel[i] = w.at(t.order[(p-1-i)%(p-1)])
	}
}

// primitiveRoot returns a number whose powers modulo p are all from 1 to p-1.
func primitiveRoot(p int) int {
	for g := 2; ; g++ {
		k, n := g, 1
		for k != 1 {
			k, n = k*g%p, n+1
		}
		if n == p-1 {
			return g
		}
	}
}

func (t *prime) bluestein() {
	p := t.p
	n := Fast(2*p - 1)
	t.plan = t.newPlan(n)
	w := newRoots(2 * p)
	t.chirp = make([]complex128, p)
	t.kernel = make([]complex128, n)
	square := 0 // k² modulo 2p, by differences, which cannot overflow
	for k := range p {
		c := w.at(square)
		t.chirp[k] = c
		c = complex(real(c), -imag(c))
		t.kernel[k] = c
		if k > 0 {
			t.kernel[n-k] = c
		}
		square = (square + 2*k + 1) % (2 * p)
	}
}

func (t *prime) newPlan(n int) *Plan {
	if t.batch == 1 {
		return New(n)
	}
	return newBatch(n, t.batch)
}

// forward replaces x, the elements of batch sequences in turn, by their
// transforms.
func (t *prime) forward(x []complex128) {
	b, g := t.buffer, t.batch
	if t.order != nil {
		var first, total [group]complex128
		copy(first[:], x[:g])
		total = first
		for i, k := range t.order {
			from := x[g*k:][:g]
			copy(b[g*i:], from)
			for q, v := range from {
				total[q] += v
			}
		}
		b = t.convolve()
		copy(x, total[:g])
		for i, k := range t.order { // convolved at -i, which belongs to the power i
			to := x[g*k:][:g]
			for q, v := range b[g*i:][:g] {
				to[q] = first[q] + v
			}
		}
		return
	}
	t.multiply(b, x, t.chirp)
	clear(b[g*t.p:])
	b = t.convolve()
	multiply(x[:g], b[:g], t.chirp[0])
	for k := 1; k < t.p; k++ {
		multiply(x[g*k:][:g], b[len(b)-g*k:][:g], t.chirp[k])
	}
}

// convolve returns the buffer convolved with the kernel, in reverse: what belongs
// at i is at -i.
func (t *prime) convolve() []complex128 {
	b := t.plan.run(t.buffer)
	if &b[0] != &t.buffer[0] { // which is to be the plan's scratch memory now
		t.plan.scratch, t.buffer = t.buffer, b
	}
	t.multiply(b, b, t.kernel)
	return t.plan.run(b)
}

// multiply stores x, rows of a batch, each times its w, in y.
func (t *prime) multiply(y, x, w []complex128) {
	g := t.batch
	if g == group && multiplyRows(y, x, w) {
		return
	}
	for i, w := range w {
		multiply(y[g*i:][:g], x[g*i:][:g], w)
	}
}

func multiply(y, x []complex128, w complex128) {
	for q, v := range x {
		y[q] = v * w
	}
}
