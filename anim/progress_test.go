package anim

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// What takes less than a second says nothing; what takes longer says how far it
// is, and at its end nothing of that is left.
func TestProgress(t *testing.T) {
	t.Setenv("GONB_PIPE", "a notebook's")
	said := func(took time.Duration, total int) string {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		stderr := os.Stderr
		os.Stderr = w
		p := newProgress("saving", total)
		p.start = p.start.Add(-took)
		p.step(40)
		p.step(41) // too soon after
		p.done()
		os.Stderr = stderr
		w.Close()
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if s := said(500*time.Millisecond, 100); s != "" {
		t.Errorf("after half a second it says %q", s)
	}
	s := said(4*time.Second, 100)
	line := "saving: frame 40 of 100, about 6s left"
	if want := renew + line + "\r" + strings.Repeat(" ", len(line)) + renew; s != want {
		t.Errorf("after four seconds it says %q, want %q", s, want)
	}
	if s := said(4*time.Second, -1); !strings.HasPrefix(s, renew+"saving: frame 40, 10 a second") || strings.Contains(s, "left") {
		t.Errorf("without a total it says %q", s)
	}
	t.Setenv("GONB_PIPE", "")
	if s := said(4*time.Second, 100); s != "" {
		t.Errorf("where nothing is cleared it says %q", s)
	}
}

// What cannot tell how far it is says how long it has taken, until it can.
func TestProgressOfWhatDoesNotTell(t *testing.T) {
	t.Setenv("GONB_PIPE", "a notebook's")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr := os.Stderr
	os.Stderr = w
	p := newProgress("saving a.html", 10)
	p.start = p.start.Add(-3 * time.Second)
	stop := p.watch(time.Millisecond)
	buf := make([]byte, 100)
	n, err := r.Read(buf) // waits for the first word
	stop()
	p.step(4)
	p.wait()
	p.done()
	os.Stderr = stderr
	w.Close()
	if s := string(buf[:n]); err != nil || !strings.HasPrefix(s, renew+"saving a.html: 3s so far") {
		t.Errorf("it says %q: %v", s, err)
	}
	rest, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if _, s, ok := strings.Cut(string(rest), "frame 4 of 10"); !ok || strings.Contains(s, "so far") || !strings.HasSuffix(s, renew) {
		t.Errorf("after a step it says %q", rest)
	}
}
