// Package share divides work among the processors.
package share

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Others may want the processors too. A helper that waits for one, with a piece of
// the work in its hands, holds up all; where that took longer than the work, it is
// done alone for a while.
const (
	patience = 200 * time.Microsecond
	rest     = 100 * time.Millisecond
)

// crowded is until when work is done alone, in Unix nanoseconds.
var crowded atomic.Int64

// Do calls, for each i below n, what start returned, in any order, on at most most
// processors, this goroutine among them. start is called once on each that has
// something to do, with a number below most that no other has.
func Do(n, most int, start func(worker int) func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), most, n)
	begin := time.Now()
	if begin.UnixNano() < crowded.Load() {
		workers = min(workers, 1)
	}
	var next atomic.Int64
	var left sync.WaitGroup // for pieces, not for helpers, some of which come too late
	left.Add(n)
	work := func(worker int) {
		var do func(i int)
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			if do == nil {
				do = start(worker)
			}
			do(i)
			left.Done()
		}
	}
	for w := 1; w < workers; w++ {
		go work(w)
	}
	work(0)
	worked := time.Since(begin)
	left.Wait()
	if waited := time.Since(begin) - worked; waited > worked+patience {
		crowded.Store(time.Now().Add(rest).UnixNano())
	}
}
