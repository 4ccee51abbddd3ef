package anim

import (
	"fmt"
	"os"
	"time"
)

// progress tells on standard error how far something is that takes more than
// a second, twice a second at most, on one line.
type progress struct {
	what  string
	total int // below 0: not known
	start time.Time
	last  time.Time
	wrote bool
}

func newProgress(what string, total int) *progress {
	return &progress{what: what, total: total, start: time.Now()}
}

// step says that k are done.
func (p *progress) step(k int) {
	now := time.Now()
	if now.Sub(p.start) < time.Second || now.Sub(p.last) < 500*time.Millisecond {
		return
	}
	p.last = now
	p.wrote = true
	if p.total < 0 {
		fmt.Fprintf(os.Stderr, "\r%s %d   ", p.what, k)
		return
	}
	left := time.Duration(float64(now.Sub(p.start)) / float64(k) * float64(p.total-k))
	fmt.Fprintf(os.Stderr, "\r%s %d of %d, about %s left   ", p.what, k, p.total, left.Round(time.Second))
}

// done ends the line.
func (p *progress) done() {
	if p.wrote {
		fmt.Fprintf(os.Stderr, "\r%s: %s                              \n", p.what, time.Since(p.start).Round(100*time.Millisecond))
		p.wrote = false
	}
}
