package model

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// enough is the number of connections from which on a second goroutine gains
// more than meeting after each step costs.
const enough = 2000

// threads is how many goroutines integrate.
func (m *Kuramoto) threads() int {
	eights := (m.Nodes() + 7) / 8
	if m.Threads > 0 {
		return min(m.Threads, eights)
	}
	if n := m.Nodes(); n*n < enough {
		return 1
	}
	return min(runtime.GOMAXPROCS(0), eights)
}

// all integrates all steps with a number of goroutines, each of which has nodes
// of its own, eight by eight. They meet when news may have come.
func (r *kuramotoRun) all(threads int) {
	n := len(r.fours)
	if threads <= 1 {
		r.some(0, n, func() {})
		return
	}
	meet := &barrier{of: int64(threads)}
	meet.next.L = &meet.mu
	var wg sync.WaitGroup
	for t := range threads {
		wg.Go(func() { r.some(t*n/threads, (t+1)*n/threads, meet.wait) })
	}
	wg.Wait()
}

// some integrates all steps of the eights from lo to hi.
func (r *kuramotoRun) some(lo, hi int, meet func()) {
	if r.links.free < 4 {
		for k := range r.steps {
			r.block(k, 1, lo, hi)
			meet()
		}
		return
	}
	free := r.links.free &^ 3
	for k := 0; k < r.steps; {
		until := min(k+free, r.steps)
		for ; k+4 <= until; k += 4 {
			r.block(k, 4, lo, hi)
		}
		for ; k < until; k++ {
			r.block(k, 1, lo, hi)
		}
		meet()
	}
}

// A barrier lets goroutines go on when all have come. What they do in between
// takes some microseconds, about as long as it takes to put a goroutine to sleep
// and wake it; so those who wait look a while before they sleep.
type barrier struct {
	of      int64
	arrived atomic.Int64
	round   atomic.Int64
	mu      sync.Mutex
	next    sync.Cond
}

func (b *barrier) wait() {
	round := b.round.Load()
	if b.arrived.Add(1) == b.of {
		b.arrived.Store(0)
		b.mu.Lock()
		b.round.Add(1)
		b.mu.Unlock()
		b.next.Broadcast()
		return
	}
	for range 5000 {
		if b.round.Load() != round {
			return
		}
	}
	b.mu.Lock()
	for b.round.Load() == round {
		b.next.Wait()
	}
	b.mu.Unlock()
}
