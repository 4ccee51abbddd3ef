package fft

import "math"

// pass does one stage from x to y.
func (st *stage) pass(y, x []complex128) {
	switch {
	case st.passPairs(y, x):
	case st.radix == 2:
		st.pass2(y, x)
	case st.radix == 3:
		st.pass3(y, x)
	case st.radix == 4:
		st.pass4(y, x)
	case st.radix == 5:
		st.pass5(y, x)
	case st.prime == nil:
		st.passOdd(y, x)
	default:
		st.passPrime(y, x)
	}
}

// timesI returns i·z.
func timesI(z complex128) complex128 { return complex(-imag(z), real(z)) }

// scaled returns f·z.
func scaled(f float64, z complex128) complex128 { return complex(f*real(z), f*imag(z)) }

func (st *stage) pass2(y, x []complex128) {
	m, s := st.count, st.stride
	for i := range m {
		w := st.twiddles[i]
		x0, x1 := x[s*i:][:s], x[s*(i+m):][:s]
		y0, y1 := y[s*2*i:][:s], y[s*(2*i+1):][:s]
		for q := range x0 {
			a, b := x0[q], x1[q]
			y0[q] = a + b
			y1[q] = (a - b) * w
		}
	}
}

func (st *stage) pass3(y, x []complex128) {
	m, s := st.count, st.stride
	sin := math.Sqrt(3) / 2
	for i := range m {
		w1, w2 := st.twiddles[2*i], st.twiddles[2*i+1]
		x0, x1, x2 := x[s*i:][:s], x[s*(i+m):][:s], x[s*(i+2*m):][:s]
		y0, y1, y2 := y[s*3*i:][:s], y[s*(3*i+1):][:s], y[s*(3*i+2):][:s]
		for q := range x0 {
			a, b, c := x0[q], x1[q], x2[q]
			sum := b + c
			mid := a - scaled(0.5, sum)
			side := timesI(scaled(sin, b-c))
			y0[q] = a + sum
			y1[q] = (mid - side) * w1
			y2[q] = (mid + side) * w2
		}
	}
}

func (st *stage) pass4(y, x []complex128) {
	m, s := st.count, st.stride
	if s == 1 { // a loop less
		st.pass4First(y, x)
		return
	}
	for i := range m {
		tw := st.twiddles[3*i:][:3]
		w1, w2, w3 := tw[0], tw[1], tw[2]
		x0, x1, x2, x3 := x[s*i:][:s], x[s*(i+m):][:s], x[s*(i+2*m):][:s], x[s*(i+3*m):][:s]
		yy := y[s*4*i:][:4*s]
		y0, y1, y2, y3 := yy[:s], yy[s:][:s], yy[2*s:][:s], yy[3*s:][:s]
		for q := range x0 {
			a, b, c, d := x0[q], x1[q], x2[q], x3[q]
			ac, bd := a+c, b+d
			a, b = a-c, timesI(b-d)
			y0[q] = ac + bd
			y1[q] = (a - b) * w1
			y2[q] = (ac - bd) * w2
			y3[q] = (a + b) * w3
		}
	}
}

// pass4First is pass4 for stride 1, with a loop less.
func (st *stage) pass4First(y, x []complex128) {
	m := st.count
	x0, x1, x2, x3 := x[:m], x[m:][:m], x[2*m:][:m], x[3*m:][:m]
	for i := range x0 {
		tw := st.twiddles[3*i:][:3]
		yy := y[4*i:][:4]
		a, b, c, d := x0[i], x1[i], x2[i], x3[i]
		ac, bd := a+c, b+d
		a, b = a-c, timesI(b-d)
		yy[0] = ac + bd
		yy[1] = (a - b) * tw[0]
		yy[2] = (ac - bd) * tw[1]
		yy[3] = (a + b) * tw[2]
	}
}

func (st *stage) pass5(y, x []complex128) {
	m, s := st.count, st.stride
	const ( // of a fifth of a turn and of two
		c1, s1 = 0.30901699437494742410, 0.95105651629515357212
		c2, s2 = -0.80901699437494742410, 0.58778525229247312917
	)
	for i := range m {
		tw := st.twiddles[4*i:][:4]
		w1, w2, w3, w4 := tw[0], tw[1], tw[2], tw[3]
		x0, x1, x2, x3, x4 := x[s*i:][:s], x[s*(i+m):][:s], x[s*(i+2*m):][:s], x[s*(i+3*m):][:s], x[s*(i+4*m):][:s]
		yy := y[s*5*i:][:5*s]
		y0, y1, y2, y3, y4 := yy[:s], yy[s:][:s], yy[2*s:][:s], yy[3*s:][:s], yy[4*s:][:s]
		for q := range x0 {
			a := x0[q]
			b, e := x1[q]+x4[q], x1[q]-x4[q]
			c, d := x2[q]+x3[q], x2[q]-x3[q]
			m1, m2 := a+scaled(c1, b)+scaled(c2, c), a+scaled(c2, b)+scaled(c1, c)
			d1, d2 := timesI(scaled(s1, e)+scaled(s2, d)), timesI(scaled(s2, e)-scaled(s1, d))
			y0[q] = a + b + c
			y1[q] = (m1 - d1) * w1
			y2[q] = (m2 - d2) * w2
			y3[q] = (m2 + d2) * w3
			y4[q] = (m1 + d1) * w4
		}
	}
}

// passOdd writes the transform of an odd radix out as sums, the two of each pair
// k and radix-k together.
func (st *stage) passOdd(y, x []complex128) {
	r, m, s := st.radix, st.count, st.stride
	half := (r - 1) / 2
	var sum, difference [largestDirect / 2]complex128
	for i := range m {
		for q := range s {
			first := x[q+s*i]
			total := first
			for j := range half {
				a, b := x[q+s*(i+(j+1)*m)], x[q+s*(i+(r-1-j)*m)]
				sum[j], difference[j] = a+b, a-b
				total += sum[j]
			}
			y[q+s*r*i] = total
			for k := 1; k <= half; k++ {
				mid, side := first, complex128(0)
				at := 0
				for j := range half {
					at += k
					if at >= r {
						at -= r
					}
					mid += scaled(st.cos[at], sum[j])
					side += scaled(st.sin[at], difference[j])
				}
				side = timesI(side)
				y[q+s*(r*i+k)] = (mid - side) * st.twiddles[(r-1)*i+k-1]
				y[q+s*(r*i+r-k)] = (mid + side) * st.twiddles[(r-1)*i+r-k-1]
			}
		}
	}
}

// passPrime takes as many neighbours at a time as the prime's batch has.
func (st *stage) passPrime(y, x []complex128) {
	r, m, s := st.radix, st.count, st.stride
	g := st.prime.batch
	if m == 1 && s == g { // the elements stand as the prime wants them
		copy(y, x)
		st.prime.forward(y)
		return
	}
	lines := make([]complex128, r*g)
	for c := 0; c < m*s; c += g {
		w := min(g, m*s-c)
		for j := range r {
			copy(lines[j*g:][:w], x[c+j*m*s:])
		}
		st.prime.forward(lines)
		for q := range w {
			i := (c + q) / s
			to := y[c+q-i*s+s*r*i:]
			to[0] = lines[q]
			for k := 1; k < r; k++ {
				to[s*k] = lines[k*g+q] * st.roots.at(i*k)
			}
		}
	}
}
