package fft

import (
	"math"
	"math/cmplx"
	"math/rand"
	"slices"
	"testing"
)

// Sequences side by side come to what they come to one by one.
func TestReals(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range []int{1, 2, 3, 6, 9, 37, 74, 128, 256, 401, 802, 1000} {
		one, many := NewReal(n), NewReals(n).Clone()
		weights := make([]float64, n)
		for i := range weights {
			weights[i] = r.Float64()
		}
		c := make([][Lanes]complex128, n/2+1)
		for round := range 2 { // memory has changed places in between
			var lines [Lanes][]float64
			for lane := range lines {
				lines[lane] = make([]float64, n)
				for i := range lines[lane] {
					lines[lane][i] = r.NormFloat64()
				}
				many.Set(lane, lines[lane], weights)
			}
			many.Forward(c)
			for lane, x := range lines {
				for i := range x {
					x[i] *= weights[i]
				}
				want := one.Forward(make([]complex128, n/2+1), x)
				got := make([]complex128, len(c))
				for k := range c {
					got[k] = c[k][lane]
				}
				if off := worst(got, want, complexDistance); !(off < 1e-15*16) {
					t.Errorf("length %d, lane %d, round %d: off by %.2g of the largest", n, lane, round, off)
				}
				low := make([]complex128, n/4+1)
				one.ForwardLow(low, x)
				if off := worst(low, want[:len(low)], complexDistance); off != 0 {
					t.Errorf("length %d: the low frequencies are off by %.2g of the largest", n, off)
				}
			}
		}
	}
}

func TestConvolver(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	kernel := []float64{1, -2, 0.5, 3}
	for _, n := range []int{4, 7, 64, 256} {
		c := NewConvolver(kernel, n).Clone()
		for range 2 {
			var blocks [2 * Lanes][]float64
			for i := range blocks {
				blocks[i] = make([]float64, n-i%3) // filled up with zeros
				for j := range blocks[i] {
					blocks[i][j] = r.NormFloat64()
				}
			}
			for lane := range Lanes {
				c.Set(lane, blocks[2*lane], blocks[2*lane+1])
			}
			c.Run()
			for lane := range Lanes {
				got := [2][]float64{make([]float64, n-1), make([]float64, n)}
				c.Get(lane, 1, got[0], got[1])
				for part, g := range got {
					want := make([]float64, n)
					for i, v := range blocks[2*lane+part] {
						for j, w := range kernel {
							want[(i+j+n-1)%n] += v * w // from sample 1 on
						}
					}
					if off := worst(g, want[:len(g)], realDistance); !(off < 1e-14) {
						t.Errorf("length %d, lane %d, part %d: off by %.2g of the largest", n, lane, part, off)
					}
				}
			}
		}
	}
}

// All lanes at once are what they are one by one, of whatever lengths.
func TestConvolverAll(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	kernel := []float64{1, -2, 0.5, 3}
	for _, n := range []int{4, 7, 64, 256} {
		for _, short := range []int{0, 1, 5} {
			one, all := NewConvolver(kernel, n), NewConvolver(kernel, n)
			var x, y, got, gotY, want, wantY [Lanes][]float64
			for lane := range Lanes {
				x[lane], y[lane] = make([]float64, n), make([]float64, max(n-lane*short, 0))
				for _, v := range [][]float64{x[lane], y[lane]} {
					for i := range v {
						v[i] = r.NormFloat64()
					}
				}
				to := max(n-3-lane*short, 0)
				got[lane], want[lane] = make([]float64, n-3), make([]float64, n-3)
				gotY[lane], wantY[lane] = make([]float64, to), make([]float64, to)
			}
			all.SetAll(&x, &y)
			for lane := range Lanes {
				one.Set(lane, x[lane], y[lane])
			}
			one.Run()
			all.Run()
			all.GetAll(3, &got, &gotY)
			for lane := range Lanes {
				one.Get(lane, 3, want[lane], wantY[lane])
				if !slices.Equal(got[lane], want[lane]) || !slices.Equal(gotY[lane], wantY[lane]) {
					t.Errorf("blocks of %d, shorter by %d: lane %d differs", n, short, lane)
				}
			}
		}
	}
}

func TestPowers(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	c := make([][Lanes]complex128, 5)
	for k := range c {
		for lane := range c[k] {
			c[k][lane] = complex(r.NormFloat64(), r.NormFloat64())
		}
	}
	got := make([]float64, 5*11)
	Powers(got, c, 11, 0.3)
	for k := range c {
		for lane := range 11 {
			want := 0.0
			if lane < Lanes {
				size := cmplx.Abs(c[k][lane])
				want = 0.3 * size * size
			}
			if v := got[k*11+lane]; !(math.Abs(v-want) <= 1e-14) {
				t.Errorf("row %d, lane %d: %v, want %v", k, lane, v, want)
			}
		}
	}
}
