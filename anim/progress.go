package anim

import (
	"fmt"
	"os"
	"sync"
	"time"
)

// progress tells on standard error how far something is that takes more than a
// second, twice a second at most, on one line, which is cleared in the end. In
// a file that line would remain: it is written to terminals and notebooks only.
type progress struct {
	what  string
	unit  string // frame, or what else is counted
	total int    // below 0: not known
	start time.Time
	last  time.Time
	quiet bool
	wrote int // the most letters that the line had
	steps int // how many were told
	mu    sync.Mutex
}

func newProgress(what string, total int) *progress {
	return &progress{what: what, unit: "frame", total: total, start: time.Now(), quiet: !passing()}
}

// passing reports whether what is written to standard error can be cleared: by a
// terminal, or by the kernel that runs this program as a notebook's cell.
func passing() bool {
	if os.Getenv("GONB_PIPE") != "" {
		return true
	}
	info, err := os.Stderr.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// renew goes back to the start of the line and clears it.
const renew = "\r\x1b[K"

func (p *progress) write(format string, args ...any) {
	if p.quiet {
		return
	}
	text := fmt.Sprintf(format, args...)
	p.wrote = max(p.wrote, len(text))
	fmt.Fprint(os.Stderr, renew, text)
}

// step says that k are done.
func (p *progress) step(k int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.steps++
	now := time.Now()
	if now.Sub(p.start) < time.Second || now.Sub(p.last) < 500*time.Millisecond {
		return
	}
	p.last = now
	took := now.Sub(p.start)
	if p.total < 0 {
		p.write("%s: %s %d, %.3g a second", p.what, p.unit, k, float64(k)/took.Seconds())
		return
	}
	if k >= p.total { // done shortly
		p.write("%s: %s %d of %d", p.what, p.unit, k, p.total)
		return
	}
	left := time.Duration(float64(took) / float64(k) * float64(p.total-k)).Round(time.Second)
	if left == 0 {
		left = time.Second // it is not done yet
	}
	p.write("%s: %s %d of %d, about %s left", p.what, p.unit, k, p.total, left)
}

// watch says how long something has taken so far until it tells its first
// step, which some things never do. Its result ends that.
func (p *progress) watch(every time.Duration) (stop func()) {
	quit, ended := make(chan struct{}), make(chan struct{})
	ticker := time.NewTicker(every)
	go func() {
		defer close(ended)
		for {
			select {
			case <-quit:
				return
			case <-ticker.C:
				p.wait()
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(quit)
		<-ended
	}
}

func (p *progress) wait() {
	p.mu.Lock()
	defer p.mu.Unlock()
	took := time.Since(p.start)
	if p.steps > 0 || took < time.Second {
		return
	}
	p.write("%s: %s so far", p.what, took.Round(time.Second))
}

// done clears the line. A notebook that knows no more than carriage returns has
// blanks there.
func (p *progress) done() {
	if p.wrote > 0 {
		fmt.Fprintf(os.Stderr, "\r%*s%s", p.wrote, "", renew)
		p.wrote = 0
	}
}
