package bridge

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A lab runs an output line on a clock of its own and notes when what was sent.
type lab struct {
	t    *testing.T
	o    output
	now  time.Time
	sent []sentMessage
	next time.Time
}

type sentMessage struct {
	at time.Time
	*wire.Message
}

func newLab(t *testing.T) *lab {
	l := &lab{t: t, now: time.Unix(1e9, 0)}
	l.o.send = func(m *wire.Message) { l.sent = append(l.sent, sentMessage{l.now, m}) }
	return l
}

func (l *lab) add(msgType string, content any) {
	m := wire.New(msgType, "s", content)
	m.Parent.ID = "cell"
	l.o.add(m, l.now)
	l.next = l.o.run(l.now)
}

func (l *lab) print(name, text string) { l.add("stream", wire.Stream{Name: name, Text: text}) }

func (l *lab) display(msgType, id, text string) {
	data, _ := json.Marshal(text)
	l.add(msgType, wire.Display{Data: map[string]json.RawMessage{"text/plain": data}, Transient: wire.Transient{DisplayID: id}})
}

// pass lets time pass, as the bridge's loop does.
func (l *lab) pass(d time.Duration) {
	for end := l.now.Add(d); ; {
		if l.next.IsZero() || l.next.After(end) {
			l.now = end
			return
		}
		l.now = l.next
		l.next = l.o.run(l.now)
	}
}

// settle waits until nothing waits, and returns how long that took.
func (l *lab) settle() time.Duration {
	start := l.now
	done := false
	l.o.then(func() { done = true })
	l.next = l.o.run(l.now)
	for !done {
		if l.next.IsZero() {
			l.t.Fatal("something waits for ever")
		}
		l.pass(max(l.next.Sub(l.now), 0))
	}
	return l.now.Sub(start)
}

func (l *lab) text(name string) string {
	var b strings.Builder
	for _, m := range l.sent {
		var s wire.Stream
		if m.Type() == "stream" && m.Read(&s) == nil && s.Name == name {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// underLimits checks Jupyter's limits: 1000 messages and 1 MB of text a second,
// averaged over 3 s.
func (l *lab) underLimits() {
	l.t.Helper()
	from, text := 0, 0
	size := func(m sentMessage) int {
		if m.Type() != "stream" {
			return 0
		}
		return len(m.Content) + 600 // headers, signature, delimiter
	}
	for i, m := range l.sent {
		text += size(m)
		for m.at.Sub(l.sent[from].at) >= 3*time.Second {
			text -= size(l.sent[from])
			from++
		}
		if i-from+1 > 3000 || text > 3e6 {
			l.t.Fatalf("%d messages with %d bytes of text within 3 s", i-from+1, text)
		}
	}
}

func TestTextIsJoinedAndExact(t *testing.T) {
	l := newLab(t)
	var want strings.Builder
	for i := range 20_000 {
		line := fmt.Sprintln("line", i)
		want.WriteString(line)
		l.print("stdout", line)
		l.pass(20 * time.Microsecond)
	}
	l.settle()
	if l.text("stdout") != want.String() {
		t.Error("the text has changed")
	}
	if len(l.sent) > 100 {
		t.Errorf("%d messages", len(l.sent))
	}
	if at := l.sent[0].at; !at.Equal(time.Unix(1e9, 0)) {
		t.Errorf("the first line comes after %v", at.Sub(time.Unix(1e9, 0)))
	}
	l.underLimits()
}

func TestOrderIsKept(t *testing.T) {
	l := newLab(t)
	var want []string
	for i := range 3000 {
		l.print([]string{"stdout", "stderr"}[i%2], fmt.Sprint(i))
		l.display("display_data", "", fmt.Sprint(i))
		want = append(want, fmt.Sprint("stream ", i), fmt.Sprint("display_data ", i))
	}
	took := l.settle()
	var got []string
	for _, m := range l.sent {
		var s wire.Stream
		var d wire.Display
		if m.Type() == "stream" {
			m.Read(&s)
		} else {
			m.Read(&d)
			json.Unmarshal(d.Data["text/plain"], &s.Text)
		}
		got = append(got, m.Type()+" "+s.Text)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("outputs are lost or out of order")
	}
	t.Logf("%d messages take %v", len(got), took)
	l.underLimits()
}

func TestUpdatesAreThinned(t *testing.T) {
	l := newLab(t)
	l.display("display_data", "a", "first")
	for i := range 10_000 {
		for _, id := range []string{"a", "b"} {
			l.display("update_display_data", id, fmt.Sprint(id, i))
		}
		l.pass(500 * time.Microsecond)
	}
	l.print("stdout", "end")
	l.settle()
	last := map[string]string{}
	for _, m := range l.sent {
		var d wire.Display
		if m.Type() == "update_display_data" && m.Read(&d) == nil {
			last[d.Transient.DisplayID] = string(d.Data["text/plain"])
		}
	}
	if last["a"] != `"a9999"` || last["b"] != `"b9999"` {
		t.Errorf("the last updates are %v", last)
	}
	if n := len(l.sent); n < 200 || n > 2*31*5 {
		t.Errorf("%d messages in 5 s, want about 30 a second for each of two displays", n)
	}
	l.underLimits()
}

// An update that waits goes before a new display of the same id, and before a
// cell's end; and text need not wait for it.
func TestUpdatesAndTheirNeighbours(t *testing.T) {
	l := newLab(t)
	l.display("update_display_data", "a", "1")
	l.display("update_display_data", "a", "2")
	l.print("stdout", "x")
	l.display("display_data", "a", "3")
	l.display("update_display_data", "a", "4")
	l.settle()
	got := ""
	for _, m := range l.sent {
		got += m.Type()[:1]
	}
	if got != "usudu" {
		t.Errorf("the order is %s, want usudu", got)
	}
}

func TestFloodOfText(t *testing.T) {
	for _, piece := range []int{1, 100, 32 << 10, 1 << 20} {
		t.Run(fmt.Sprint(piece), func(t *testing.T) {
			l := newLab(t)
			const total = 12 << 20
			line := strings.Repeat("é\x1b", piece/4) + "\n"
			n := total / len(line)
			if piece == 1 {
				n = 200_000
			}
			for i := range n {
				l.print("stdout", line)
				if i%100 == 0 {
					l.pass(time.Millisecond)
				}
			}
			l.print("stderr", "the end\n")
			took := l.settle()
			got := l.text("stdout")
			if len(got) > 8<<20 || took > 10*time.Second {
				t.Errorf("%d bytes arrive, %v after the end", len(got), took)
			}
			if l.text("stderr") != "the end\n" {
				t.Errorf("the last text is %q", l.text("stderr"))
			}
			if int64(n)*int64(len(line)) > 8<<20 {
				if c := strings.Count(got, "are left out here"); c == 0 {
					t.Error("nothing says that text is left out")
				}
			}
			if !strings.HasPrefix(got, line[:min(len(line), 1000)]) || !strings.HasSuffix(got, "\n") {
				t.Error("the beginning or the end is missing")
			}
			if strings.ContainsRune(got, '\ufffd') {
				t.Error("a character is split")
			}
			l.underLimits()
		})
	}
}

// Two streams that alternate line by line do not get a sentence for each line
// that is left out.
func TestFloodOfTwoStreams(t *testing.T) {
	l := newLab(t)
	for i := range 80_000 {
		l.print("stdout", fmt.Sprintf("out %d of many lines\n", i))
		l.print("stderr", fmt.Sprintf("err %d of many lines\n", i))
		if i%1000 == 0 {
			l.pass(time.Millisecond)
		}
	}
	l.settle()
	all := l.text("stdout") + l.text("stderr")
	if n := strings.Count(all, "are left out here"); n == 0 || n > 20 {
		t.Errorf("%d sentences", n)
	}
	for _, want := range []string{"out 0 of", "err 79999 of"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing", want)
		}
	}
	l.underLimits()
}

func TestInterruptedFloodEndsSoon(t *testing.T) {
	l := newLab(t)
	for range 2000 {
		l.print("stdout", strings.Repeat("x", 999)+"\n")
	}
	l.o.hurry()
	l.print("stdout", "last\n")
	if took := l.settle(); took > time.Second {
		t.Errorf("%v until the end", took)
	}
	if !strings.HasSuffix(l.text("stdout"), "last\n") {
		t.Error("the end is missing")
	}
}

func TestDisplayID(t *testing.T) {
	for content, want := range map[string]string{
		`{"data":{},"metadata":{},"transient":{"display_id":"a"}}`:                                      "a",
		`{"transient":{"display_id":"a"},"data":{"text/plain":"\"transient\":{\"display_id\":\"b\"}"}}`: "a",
		`{"data":{},"transient":{}}`: "",
		`{"data":{}}`:                "",
		`{"transient":7}`:            "",
	} {
		if got := displayID([]byte(content)); got != want {
			t.Errorf("%s: got %q, want %q", content, got, want)
		}
	}
}
