//go:build unix

package live_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/kernel/kerneltest"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A viewer is a page that knows films, as far as the kernel knows.
type viewer struct {
	*frontEnd
	id    string         // of the line
	html  string         // the output, as it was replaced last
	plain string         // the same as text
	page  string         // its name
	pages []string       // those that answer
	parts int            // heard
	last  int            // number of the last part
	round int            // of that
	seen  map[int]string // what is drawn in each turn of the round
	state struct {
		Speed  *float64
		Paused bool
	}
	output string // that came on the line
	closed bool
}

var lineClass = regexp.MustCompile(`zoetrope-live-([0-9a-f]{32})`)

// moves is a loop of a figure. LOOP is the loop and BODY its end.
const moves = `x := &anim.Line{X: []float64{0, 1}, Y: []float64{0, 0}}
fig := anim.New(&anim.Axes{Artists: []anim.Artist{x}, X: anim.Axis{Max: 1}, Y: anim.Axis{Max: 1}})
turns := 0
for k := range LOOP {
	x.Y[1] = float64(k%1000) / 1000
	turns++
	BODY
}
fmt.Println("turns", turns)`

// watch runs a loop and waits for its first frame.
func watch(f *frontEnd, loop, body string) (*viewer, <-chan string) {
	f.t.Helper()
	v := &viewer{frontEnd: f, page: "one", seen: map[int]string{}}
	ended := f.run("fmt errors time os github.com/zoetrope-go/zoetrope/display github.com/zoetrope-go/zoetrope/anim",
		strings.NewReplacer("LOOP", loop, "BODY", body+"\n\t_, _, _, _ = errors.New, time.Now, os.Exit, display.Check").Replace(pausedLoop+moves))
	v.wait("the first frame", func() bool { return lineClass.MatchString(v.html) })
	v.id = lineClass.FindStringSubmatch(v.html)[1]
	return v, ended
}

func (v *viewer) say(call string) {
	v.k.CommMsg(wire.Comm{ID: v.id, Data: json.RawMessage(fmt.Sprintf(`{"method":"custom","content":{"page":%q,%s}}`, v.page, call))})
}

func (v *viewer) ack() { v.say(fmt.Sprintf(`"ack":%d`, v.last)) }

// wait reads messages until it is so.
func (v *viewer) wait(what string, so func() bool) {
	v.t.Helper()
	if !so() {
		v.until(what, func(m *wire.Message) bool {
			v.hear(m)
			return so()
		})
	}
}

func (v *viewer) hear(m *wire.Message) {
	switch m.Type() {
	case "display_data", "update_display_data":
		var d wire.Display
		m.Read(&d)
		json.Unmarshal(d.Data["text/html"], &v.html)
		json.Unmarshal(d.Data["text/plain"], &v.plain)
	case "comm_msg":
		var c wire.Comm
		var d struct {
			Part, Round int
			Turns       []int
			Closed      bool
			Output      *string
			Paused      *bool
			Speed       *float64
		}
		if m.Read(&c) != nil || c.ID != v.id || json.Unmarshal(c.Data, &d) != nil {
			return
		}
		v.closed = v.closed || d.Closed
		if d.Paused != nil {
			v.state.Paused, v.state.Speed = *d.Paused, d.Speed
		}
		if d.Output != nil {
			v.output = string(m.Buffers[0])
		}
		if d.Part == 0 {
			return
		}
		film, err := strip.Decode(m.Buffers[0])
		if err != nil || film.Frames != len(d.Turns) {
			v.t.Errorf("part %d of turns %v has %v frames, %v", d.Part, d.Turns, film, err)
			return
		}
		if d.Round != v.round {
			clear(v.seen)
		}
		for i, turn := range d.Turns {
			if _, again := v.seen[turn]; again {
				v.t.Errorf("turn %d comes twice", turn)
			}
			v.seen[turn] = fmt.Sprint(film.Layers[1].States[max(film.Layers[1].Frame[i], 0)])
		}
		v.parts, v.last, v.round = v.parts+1, d.Part, d.Round
		for _, p := range v.pages {
			v.page = p
			v.ack()
		}
	}
}

func (v *viewer) newest() int {
	n := -1
	for turn := range v.seen {
		n = max(n, turn)
	}
	return n
}

// finish waits for the cell's end and checks the film that is left.
func (v *viewer) finish(ended <-chan string, want, film string) {
	v.t.Helper()
	v.wait("the film", func() bool { return strings.Contains(v.html, "data-zoetrope") })
	if !strings.Contains(v.plain, film) {
		v.t.Errorf("the film is %s, want %s", v.plain, film)
	}
	v.end(ended, want)
}

func TestRun(t *testing.T) {
	t.Parallel()
	f := open(t, kerneltest.Start(t, kerneltest.Zoetrope), true)
	t.Run("it grows", func(t *testing.T) {
		f.t = t
		v, ended := watch(f, "live.Run(fig).Stream()", "time.Sleep(time.Millisecond)")
		v.say(`"hello":true`)
		for range 5 {
			n := v.newest()
			v.wait("more", func() bool { return v.newest() > n })
			v.ack()
		}
		if v.state.Paused || v.state.Speed == nil || *v.state.Speed != 0 {
			t.Errorf("the loop's state is %+v", v.state)
		}

		// A page that does not answer gets nothing more, and the loop goes on.
		v.wait("a part", func() bool { return v.parts > 5 })
		parts, n := v.parts, v.newest()
		time.Sleep(300 * time.Millisecond)
		v.ack()
		v.wait("the next part", func() bool { return v.parts > parts })
		if v.newest() < n+50 || v.parts != parts+1 {
			t.Errorf("300 ms later there are %d parts more, and turn %d after %d", v.parts-parts, v.newest(), n)
		}

		// The loop waits.
		v.pages = []string{"one"}
		v.say(`"paused":true`)
		v.ack()
		v.wait("the pause", func() bool { return v.state.Paused })
		before := v.newest()

		// Another page gets the film from its first frame on, also now.
		v.pages, v.page = []string{"one", "two"}, "two"
		round := v.round
		v.say(`"hello":true,"orphan":true`)
		v.wait("the film so far", func() bool { return v.round > round && v.newest() >= before })
		time.Sleep(200 * time.Millisecond)
		v.say(`"anew":true`)
		v.wait("it once more", func() bool { return v.round > round+1 && v.newest() >= before })
		held := v.newest()
		time.Sleep(200 * time.Millisecond)
		v.say(`"anew":true`)
		v.wait("it a third time", func() bool { return v.round > round+2 && v.newest() >= held })
		if v.newest() != held {
			t.Errorf("while it is paused the loop went from turn %d to %d", held, v.newest())
		}
		if _, ok := v.seen[0]; !ok || len(v.seen) < 20 {
			t.Errorf("the film so far has the turns %v", v.seen)
		}

		// It goes on with a speed.
		v.say(`"paused":false,"speed":2`)
		began := time.Now()
		v.wait("40 turns more", func() bool {
			return v.newest() >= held+40
		})
		if took := time.Since(began); took < 800*time.Millisecond {
			t.Errorf("40 turns at 40 a second took %v", took)
		}
		v.say(`"end":true`)
		v.wait("the end of the line", func() bool { return v.closed })
		v.finish(ended, "ok", "frames")
		if !strings.Contains(v.output, "data-zoetrope") {
			t.Errorf("a page that has missed the output gets %.100q", v.output)
		}
	})
	for name, c := range map[string]struct{ body, end, says string }{
		"an error":     {`if k == 5 { display.Check(errors.New("enough")) }`, "error", "enough"},
		"a panic":      {`if k == 5 { panic("enough") }`, "error", "enough"},
		"break":        {`if k == 5 { break }`, "ok", ""},
		"a wrong line": {`if k == 5 { x.X = x.X[:1] }; time.Sleep(10*time.Millisecond)`, "error", "anim: Line"},
	} {
		t.Run(name, func(t *testing.T) {
			f.t = t
			v, ended := watch(f, "live.Run(fig).Stream()", c.body)
			v.finish(ended, c.end, "5 frames")
			if !strings.Contains(f.text["stderr"], c.says) {
				t.Errorf("it printed %q", f.text)
			}
		})
	}
	t.Run("an interrupt while it waits", func(t *testing.T) {
		f.t = t
		v, ended := watch(f, "paused(fig).Steps(10)", "")
		time.Sleep(100 * time.Millisecond)
		if err := f.k.Interrupt(t.Context()); err != nil {
			t.Fatal(err)
		}
		v.finish(ended, "ok", "1 frames")
	})
	t.Run("no page knows films", func(t *testing.T) {
		f.t = t
		v, ended := watch(f, "live.Run(fig).Stream()", "time.Sleep(time.Millisecond)")
		picture := f.widget("Image", "format", "png")
		first := string(f.buffers[picture])
		f.until("another picture", func(m *wire.Message) bool {
			v.hear(m)
			return string(f.buffers[picture]) != first
		})
		f.move(f.widget("Dropdown", "description", "speed"), "index", 3)
		f.move(f.widget("ToggleButton", "description", "Pause the loop"), "value", true)
		f.press("End the loop")
		v.finish(ended, "ok", "frames")
		for id, s := range f.states {
			if s["_model_name"] == "ImageModel" {
				t.Errorf("the widget %s is left: %v", id, s)
			}
		}
	})
	t.Run("no page knows films, and it waits", func(t *testing.T) {
		f.t = t
		v, ended := watch(f, "paused(fig).Steps(10)", "")
		f.move(f.widget("ToggleButton", "description", "Pause the loop"), "value", false)
		v.finish(ended, "ok", "10 frames")
	})
	t.Run("another cell waits", func(t *testing.T) {
		f.t = t
		v, ended := watch(f, "paused(fig).Steps(10)", "")
		again := make(chan string, 1)
		go func() {
			r, err := f.k.Execute(t.Context(), "%%\nfmt.Println(1)", nil)
			if err != nil {
				again <- err.Error()
				return
			}
			again <- r.Status
		}()
		v.finish(ended, "ok", "10 frames")
		if s := <-again; s != "ok" {
			t.Errorf("the other cell ends with %q", s)
		}
	})
}

// Without somebody who looks, the loop runs through.
func TestRunAlone(t *testing.T) {
	t.Parallel()
	for _, kind := range []kerneltest.Kind{kerneltest.Zoetrope, kerneltest.GoNB} {
		bridged := kind == kerneltest.Zoetrope
		t.Run(fmt.Sprintf("bridge %v", bridged), func(t *testing.T) {
			f := open(t, kerneltest.Start(t, kind), false)
			f.end(f.run("fmt github.com/zoetrope-go/zoetrope/anim", strings.NewReplacer("LOOP", "paused(fig).Steps(30)", "BODY", "").Replace(pausedLoop+moves)), "ok")
			if len(f.shown) != 1 || !strings.Contains(string(f.shown[0]["text/html"]), "data-zoetrope") || !strings.Contains(string(f.shown[0]["text/plain"]), "30 frames") {
				t.Errorf("shown is %q", f.log)
			}
			if f.text["stdout"] != "turns 30\n" || bridged != (f.text["stderr"] == "") {
				t.Errorf("printed %q", f.text)
			}
		})
	}
}

// pausedLoop defines a loop that waits after its first turn.
const pausedLoop = `paused := func(fig *anim.Figure) *live.Loop {
	l := live.Run(fig)
	l.Paused = true
	return l
}
_ = paused
`
