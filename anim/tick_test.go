package anim

import (
	"math"
	"slices"
	"testing"
)

// The expected ticks are those of matplotlib 3.11.2's MaxNLocator(n, steps=[1,
// 2, 2.5, 5, 10]) with its ScalarFormatter, within the limits given.
func TestTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi   float64
		n        int
		want     []string
		exponent int
	}{
		{0, 6.283185307179586, 9, []string{"0", "1", "2", "3", "4", "5", "6"}, 0},
		{-1.5, 1.5, 9, []string{"−1.5", "−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5"}, 0},
		{-2, 2, 9, []string{"−2.0", "−1.5", "−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5", "2.0"}, 0},
		{0, 100, 9, []string{"0", "20", "40", "60", "80", "100"}, 0},
		{0, 1, 9, []string{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}, 0},
		{0, 1, 4, []string{"0.00", "0.25", "0.50", "0.75", "1.00"}, 0},
		{0, 3e6, 9, []string{"0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"}, 6},
		{-3e-5, 0, 4, []string{"−3", "−2", "−1", "0"}, -5},
	} {
		at := niceTicks(c.lo, c.hi, c.n)
		got, e := labels(at)
		if !slices.Equal(got, c.want) || e != c.exponent {
			t.Errorf("%v to %v with %d: got %q, exponent %d, want %q, %d", c.lo, c.hi, c.n, got, e, c.want, c.exponent)
		}
	}
}

// Limits that are close together and far from 0 have ticks, and few.
func TestTicksFarFromZero(t *testing.T) {
	for _, lo := range []float64{1e16, -1e18, 1e300} {
		hi := lo
		for range 4 {
			hi = math.Nextafter(hi, math.Inf(1))
		}
		if at := niceTicks(lo, hi, 9); len(at) > 20 {
			t.Errorf("%v to %v has %d ticks", lo, hi, len(at))
		}
	}
}

func TestLogTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		n      int
		want   []string
	}{
		{0.1, 1000, 9, []string{"0.1", "1", "10", "100", "1000"}},
		{1e-8, 1e8, 9, []string{"1e−8", "1e−6", "1e−4", "0.01", "1", "100", "10000", "1e6", "1e8"}},
		{3, 60, 9, []string{"5", "10", "20", "50"}},
		{2, 5, 9, []string{"2", "5"}},
	} {
		var got []string
		for _, v := range logTicks(c.lo, c.hi, c.n) {
			got = append(got, logLabel(v))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v to %v: %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}
