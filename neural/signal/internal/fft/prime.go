package fft

// A prime transforms sequences whose length is a prime, as a cyclic convolution
// of smooth length: over the powers of a primitive root (Rader, Proc. IEEE 56,
// 1968) where p-1 has small factors only, else with a chirp (Bluestein, IEEE
// Trans. AU-18, 1970).
type prime struct {
	p      int
	plan   *Plan
	kernel []complex128 // transformed, over its length
	buffer []complex128
	order  []int        // Rader: the powers of the primitive root
	chirp  []complex128 // Bluestein: exp(-πi·k²/p)
}

func newPrime(p int) *prime {
	t := &prime{p: p}
	if smooth(p - 1) {
		t.rader()
	} else {
		t.bluestein()
	}
	n := 1 / float64(t.plan.Len())
	t.plan.Forward(t.kernel)
	for i, k := range t.kernel {
		t.kernel[i] = scaled(n, k)
	}
	t.buffer = make([]complex128, t.plan.Len())
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
	t.plan = New(p - 1)
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
	t.plan = New(n)
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

// forward replaces x by its transform.
func (t *prime) forward(x []complex128) {
	b := t.buffer
	if t.order != nil {
		first, total := x[0], x[0]
		for i, k := range t.order {
			b[i] = x[k]
			total += x[k]
		}
		t.convolve()
		x[0] = total
		for i, k := range t.order { // convolved at -i, which belongs to the power i
			x[k] = first + b[i]
		}
		return
	}
	for k, v := range x {
		b[k] = v * t.chirp[k]
	}
	clear(b[t.p:])
	t.convolve()
	x[0] = b[0] * t.chirp[0]
	for k := 1; k < t.p; k++ {
		x[k] = b[len(b)-k] * t.chirp[k]
	}
}

// convolve convolves the buffer with the kernel. The result stands in reverse:
// what belongs at i is at -i.
func (t *prime) convolve() {
	t.plan.Forward(t.buffer)
	for i, k := range t.kernel {
		t.buffer[i] *= k
	}
	t.plan.Forward(t.buffer)
}
