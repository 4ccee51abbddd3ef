// Package ending knows what is to be done before the program ends by
// display.Check, which leaves deferred calls alone.
package ending

import (
	"slices"
	"sync"
)

var (
	mu    sync.Mutex
	calls []*func()
)

// Add has f called by Run. The function that it returns takes that back.
func Add(f func()) (remove func()) {
	mu.Lock()
	defer mu.Unlock()
	calls = append(calls, &f)
	return func() {
		mu.Lock()
		defer mu.Unlock()
		calls = slices.DeleteFunc(calls, func(c *func()) bool { return c == &f })
	}
}

// Run calls what was added, the last one first, and each once.
func Run() {
	for {
		mu.Lock()
		n := len(calls)
		if n == 0 {
			mu.Unlock()
			return
		}
		f := calls[n-1]
		calls = calls[:n-1]
		mu.Unlock()
		(*f)()
	}
}
