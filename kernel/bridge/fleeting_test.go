package bridge

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A fleetingLab is a cell that prints, and what its front end is told.
type fleetingLab struct {
	c    *core
	now  time.Time
	seen []string
}

func newFleetingLab(t *testing.T) *fleetingLab {
	l := &fleetingLab{now: time.Unix(1e9, 0)}
	l.c = &core{session: "s", now: l.now, log: t.Logf}
	l.c.toJupyter = func(_ wire.Channel, m *wire.Message) {
		var s wire.Stream
		var d wire.Display
		m.Read(&s)
		m.Read(&d)
		what := m.Type()
		if s.Name != "" {
			what = s.Name
		}
		json.Unmarshal(d.Data["text/plain"], &s.Text)
		l.seen = append(l.seen, what+" "+s.Text)
	}
	l.c.output.send = l.c.broadcast
	l.c.running = &request{m: wire.New("execute_request", "", wire.ExecuteRequest{})}
	return l
}

// says sends an output of the cell and returns what comes of it.
func (l *fleetingLab) says(msgType string, content any) []string {
	m := l.c.running.m.Answer(msgType, "", content)
	l.seen = nil
	l.c.fromGoNB(wire.IOPub, m)
	l.now = l.now.Add(time.Second)
	l.c.run(l.now)
	return l.seen
}

func (l *fleetingLab) prints(text string) []string {
	return l.says("stream", wire.Stream{Name: "stderr", Text: text})
}

func show(text string) wire.Display {
	data, _ := json.Marshal(text)
	return wire.Display{Data: map[string]json.RawMessage{"text/plain": data}}
}

func TestFleeting(t *testing.T) {
	l := newFleetingLab(t)
	check := func(got []string, want ...string) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("sent are %q, want %q", got, want)
		}
	}
	// The only output of its cell goes without a trace.
	check(l.prints("\r\x1b[Kframe 1"), "display_data frame 1")
	check(l.prints("\r\x1b[Kframe 2"), "update_display_data frame 2")
	check(l.prints("\r       \r\x1b[K"), "clear_output ")
	// Beside others it becomes empty, and its place is used again.
	check(l.says("display_data", show("x")), "display_data x")
	check(l.prints("\r\x1b[Kframe 3"), "display_data frame 3")
	check(l.prints("\r\x1b[K"), "update_display_data ")
	check(l.prints("\r\x1b[Kframe 4"), "update_display_data frame 4")
	// It may come in pieces.
	check(l.prints("\r"))
	check(l.prints("\x1b["))
	check(l.prints("Kframe"), "update_display_data frame")
	check(l.prints(" 5"), "update_display_data frame 5")
	// A line that ends is text.
	check(l.prints(" of 6\nand\n"), "update_display_data ", "stderr frame 5 of 6\nand\n")
	check(l.prints("\r\x1b[Kgone\rwindows\r\n"), "stderr windows\r\n")
	// Others' progress, and what is cleared with the cell, are their own business.
	check(l.prints("10%\r20%"), "stderr 10%\r20%")
	check(l.says("stream", wire.Stream{Name: "stdout", Text: "\r\x1b[Kout"}), "stdout \r\x1b[Kout")
	check(l.prints("\r\x1b[Kframe 6"), "update_display_data frame 6")
	check(l.says("clear_output", wire.ClearOutput{Wait: true}), "clear_output ")
	check(l.prints("\r\x1b[Kframe 7"), "display_data frame 7")
	// What is there when the cell ends stays.
	r := l.c.running
	l.seen = nil
	for _, m := range l.c.fleetingEnd(r) {
		l.c.output.add(m, l.now)
	}
	l.c.run(l.now)
	check(l.seen, "clear_output ", "stderr frame 7")
}

// What is printed is text or the line at the end, wherever it is cut.
func FuzzFleeting(f *testing.F) {
	f.Add("a\r\x1b[Kb\rc\r\nd\x1b[K\r", 3)
	f.Add("\r\x1b[Kframe 1\r\x1b[K\n\r", 7)
	f.Fuzz(func(t *testing.T, text string, cut int) {
		end := func(pieces ...string) (string, string) {
			var f fleeting
			stays := ""
			for _, p := range pieces {
				stays += f.print(p)
			}
			return stays, f.line + f.begun
		}
		cut = min(max(cut, 0), len(text))
		a, b := end(text)
		if c, d := end(text[:cut], text[cut:]); a != c || b != d {
			t.Errorf("%q in one piece is %q and %q, cut at %d it is %q and %q", text, a, b, cut, c, d)
		}
	})
}
