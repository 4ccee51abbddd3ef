package signal

import (
	"runtime"
	"slices"
	"sync"
	"testing"
)

// A signal as long as another one before it costs no memory but the result: tables
// and scratch memory wait for it. The least of some calls counts, as the collector
// may come at any time.
func TestHilbertMemory(t *testing.T) {
	const n = 2 * 9 * 25 * 49 * 4
	x := ramp(n)
	Hilbert(x)
	least := ^uint64(0)
	for range 5 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Hilbert(x)
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	if result := uint64(16 * n); least > result+result/8 {
		t.Errorf("Hilbert allocates %d bytes for a result of %d", least, result)
	}
}

// Signals of several lengths at once do not meet in the memory that waits.
func TestHilbertAtOnce(t *testing.T) {
	lengths := []int{36_000, 44_100, 36_000, 90_090}
	var want [][]complex128
	for _, n := range lengths {
		want = append(want, Hilbert(ramp(n)))
	}
	var wg sync.WaitGroup
	for i, n := range lengths {
		wg.Go(func() {
			for range 3 {
				if !slices.Equal(Hilbert(ramp(n)), want[i]) {
					t.Errorf("Hilbert of %d samples differs when others are under way", n)
				}
			}
		})
	}
	wg.Wait()
}

// ramp returns n samples that fit no period.
func ramp(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = float64(i%777) - float64(i)/float64(n)
	}
	return x
}
