package fft

import (
	"math/cmplx"
	"math/rand"
	"runtime"
	"sync/atomic"
	"testing"
)

func TestAnalytic(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range append(lengths, 2*shortestTable, 36_000, 90_090, 2*20021) {
		x, want := make([]float64, n), make([]complex128, n)
		for i := range x {
			x[i] = r.NormFloat64()
			want[i] = complex(x[i], 0)
		}
		// By its definition: no negative frequencies, the positive ones twice.
		p := New(n)
		p.Forward(want)
		for k := range want {
			switch {
			case k == 0 || 2*k == n:
			case 2*k < n:
				want[k] *= 2
			default:
				want[k] = 0
			}
		}
		p.Inverse(want)
		for i := range want {
			want[i] /= complex(float64(n), 0)
		}
		got := Room[complex128](n)
		for i := range got {
			got[i] = cmplx.NaN()
		}
		Analytic(got, x)
		if off := worst(got, want, complexDistance); !(off < 1e-14) {
			t.Errorf("length %d: off by %.2g of the largest", n, off)
		}
	}
}

func BenchmarkAnalytic(b *testing.B) {
	x := make([]float64, 220500)
	for i := range x {
		x[i] = float64(i % 777)
	}
	y := make([]complex128, len(x))
	for b.Loop() {
		Analytic(y, x)
	}
}

// What a signal leaves is there for a goroutine on another processor.
func TestWaiting(t *testing.T) {
	if runtime.GOMAXPROCS(0) < 2 {
		t.Skip("there is one processor only")
	}
	const n = 2 * 16384
	Analytic(Room[complex128](n), make([]float64, n))
	var there atomic.Int32
	go func() {
		there.Store(1)
		if l := waiting(n / 2); l != nil {
			there.Store(2)
		}
		there.Add(2)
	}()
	for there.Load() < 3 { // and so this goroutine stays where it is
	}
	if there.Load() != 4 {
		t.Error("there is nothing for it")
	}
}

// Nobody else has the memory, for any number of elements.
func TestRoom(t *testing.T) {
	var all [][]complex128
	for n := 1; n < 3000; n = 2*n + 1 {
		room := Room[complex128](n)
		if len(room) != n {
			t.Fatalf("room for %d, want %d", len(room), n)
		}
		for i := range room {
			room[i] = complex(float64(n), float64(i))
		}
		all = append(all, room)
	}
	runtime.GC()
	for _, room := range all {
		for i, v := range room {
			if v != complex(float64(len(room)), float64(i)) {
				t.Fatalf("in room for %d, %d has become %v", len(room), i, v)
			}
		}
	}
}

func BenchmarkNewAnalytic(b *testing.B) {
	for b.Loop() {
		New(110250)
	}
}
