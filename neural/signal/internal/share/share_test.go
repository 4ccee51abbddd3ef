package share

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// Every piece is done once, by workers that are not two at a time.
func TestDo(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 100} {
		for _, most := range []int{1, 2, 8} {
			times := make([]atomic.Int32, n)
			busy := make([]atomic.Int32, most)
			starts := make([]atomic.Int32, most)
			Do(n, most, func(worker int) func(i int) {
				starts[worker].Add(1)
				return func(i int) {
					if busy[worker].Add(1) != 1 {
						t.Errorf("worker %d does two pieces at a time", worker)
					}
					times[i].Add(1)
					busy[worker].Add(-1)
				}
			})
			for i := range times {
				if c := times[i].Load(); c != 1 {
					t.Errorf("piece %d of %d is done %d times", i, n, c)
				}
			}
			for w := range starts {
				if c := starts[w].Load(); c > 1 {
					t.Errorf("worker %d starts %d times", w, c)
				}
			}
		}
	}
}

// After a long wait for another, work is done alone, and later together again.
func TestCrowded(t *testing.T) {
	defer crowded.Store(0)
	helped := func(delay time.Duration) bool {
		var helper atomic.Bool
		both := make(chan bool)
		Do(2, 2, func(worker int) func(i int) {
			return func(i int) {
				if worker == 1 {
					helper.Store(true)
					time.Sleep(delay)
					return
				}
				if time.Now().UnixNano() >= crowded.Load() {
					select { // leaves the other piece to the helper
					case <-both:
					case <-time.After(20 * time.Millisecond):
					}
				}
			}
		})
		return helper.Load()
	}
	// A busy machine may keep a helper away for long, so it has some chances.
	eventually := func(what string, f func() bool) {
		t.Helper()
		for range 50 {
			crowded.Store(0)
			if f() {
				return
			}
		}
		t.Error(what)
	}
	if runtime.GOMAXPROCS(0) < 2 {
		t.Skip("there is one processor only")
	}
	eventually("there is no help", func() bool { return helped(0) })
	eventually("a long wait makes no crowd", func() bool { return helped(200*time.Millisecond) && crowded.Load() != 0 })
	eventually("there is always a crowd", func() bool { return helped(0) && crowded.Load() == 0 })
	crowded.Store(time.Now().Add(time.Hour).UnixNano())
	if helped(0) {
		t.Error("in a crowd there is help")
	}
}
