package bridge

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// Jupyter's server drops what a kernel publishes beyond 1000 messages a second
// or 1 MB of printed text a second, each averaged over 3 s; and a notebook that
// misses a message waits for ever. The allowances below stay under both: within
// any 3 s at most 1500 + 3×450 messages and 0.7 + 3×0.7 MB of text.
const (
	messageBurst = 1500
	messageRate  = 450 // per second
	textBurst    = 700e3
	textRate     = 700e3 // bytes per second, as encoded
	textOverhead = 800   // bytes of a stream message besides its content, at most

	// textPiece is the largest piece of text sent at once, in bytes.
	textPiece = 64 << 10

	// streamPause is the least time between two stream messages of a cell that
	// goes on printing; what is printed meanwhile is joined.
	streamPause = 10 * time.Millisecond

	// updatePause is the least time between two updates of one display; of
	// those in between, the last is sent.
	updatePause = time.Second / 30

	// heldText is how much text may wait; beyond it the middle is left out.
	heldText = 2 << 20
)

// output is the line in which a cell's outputs wait until they may be sent.
// It keeps their order, except that updates of a display that wait for their
// time let others pass: those change what is already shown.
type output struct {
	send func(*wire.Message)

	items []*item
	text  int // bytes of text in items
	bytes int // bytes of all content in items

	sent    int  // messages
	hurried bool // keep little text until the next end

	messages, volume allowance
	streamed         time.Time            // when text was last sent
	updated          map[string]time.Time // when a display was last updated
	waiting          map[string]*item     // a display's update that a later one replaces
}

// An item is one thing that waits: a message, text of one stream, or a function
// to call when everything before it has been sent.
type item struct {
	m       *wire.Message
	stream  string    // "stdout" or "stderr" for text
	text    []byte    // what a stream has printed
	whole   bool      // m still says the same as text
	omitted omission  // text that was left out in front of text
	display string    // the id for an update_display_data
	due     time.Time // not to be sent before
	free    bool      // waits for its turn, not for an allowance
	then    func()
}

// add puts m, which is for all clients, into the line.
func (o *output) add(m *wire.Message, now time.Time) {
	switch m.Type() {
	case "stream":
		var s wire.Stream
		if m.Read(&s) == nil {
			o.print(m, s)
			return
		}
	case "update_display_data":
		if id := displayID(m.Content); id != "" {
			o.update(m, id)
			return
		}
	}
	_, free := unlimited[m.Type()]
	o.push(&item{m: m, free: free})
}

// unlimited are the messages that there is at most a handful of per request.
var unlimited = map[string]struct{}{"status": {}, "execute_input": {}, "error": {}}

// then calls f once everything before has been sent.
func (o *output) then(f func()) { o.push(&item{then: f, free: true}) }

func (o *output) push(it *item) {
	for i := len(o.items) - 1; i >= 0; i-- {
		before := o.items[i]
		if before.stream == "" && before.display == "" {
			break
		}
		if before.stream != "" {
			before.due = time.Time{} // nothing can join it any more, so why wait
		}
	}
	o.items = append(o.items, it)
	if it.m != nil {
		o.bytes += len(it.m.Content)
	}
	// An update after these belongs to another picture than one before.
	switch {
	case it.m == nil || it.m.Type() == "clear_output":
		for id := range o.waiting {
			o.seal(id)
		}
	case it.m.Type() == "display_data" && len(o.waiting) > 0:
		o.seal(displayID(it.m.Content))
	}
}

// seal lets the update of display id that waits go out now.
func (o *output) seal(id string) {
	if before := o.waiting[id]; before != nil {
		before.due = time.Time{}
		delete(o.waiting, id)
	}
}

func (o *output) print(m *wire.Message, s wire.Stream) {
	o.text += len(s.Text)
	if n := len(o.items); n > 0 {
		last := o.items[n-1]
		if last.stream == s.Name && last.m.Parent.ID == m.Parent.ID {
			last.text = append(last.text, s.Text...)
			last.whole = false
			o.leaveOut()
			return
		}
	}
	due := o.streamed.Add(streamPause)
	o.items = append(o.items, &item{m: m, stream: s.Name, text: []byte(s.Text), whole: true, due: due})
	o.leaveOut()
}

// update lets m take the place of an update of the same display that waits.
func (o *output) update(m *wire.Message, id string) {
	if it := o.waiting[id]; it != nil {
		o.bytes += len(m.Content) - len(it.m.Content)
		it.m = m
		return
	}
	it := &item{m: m, display: id, due: o.updated[id].Add(updatePause)}
	if o.waiting == nil {
		o.waiting = make(map[string]*item)
	}
	o.waiting[id] = it
	o.bytes += len(m.Content)
	o.items = append(o.items, it)
}

// run sends what may be sent now. It returns when to come again; the zero time
// means that nothing waits.
func (o *output) run(now time.Time) (next time.Time) {
	o.messages.refill(now, messageRate, messageBurst)
	o.volume.refill(now, textRate, textBurst)
	later := func(t time.Time) {
		if next.IsZero() || t.Before(next) {
			next = t
		}
	}
	kept := o.items[:0:0]
	for len(o.items) > 0 {
		it := o.items[0]
		if it.display != "" && it.due.After(now) {
			later(it.due)
			kept = append(kept, it)
			o.items = o.items[1:]
			continue
		}
		if wait := o.wait(it, now); wait > 0 {
			later(now.Add(wait))
			break
		}
		if it.then != nil && len(kept) > 0 {
			// Updates that wait belong before the end.
			for _, k := range kept {
				k.due = time.Time{}
			}
			o.items, kept = append(kept, o.items...), nil
			continue
		}
		if it.stream != "" && o.sendText(it, now) {
			continue // more of it is left
		}
		o.items = o.items[1:]
		switch {
		case it.then != nil:
			o.hurried = false
			it.then()
		case it.stream == "":
			o.messages.n--
			o.bytes -= len(it.m.Content)
			if it.display != "" {
				o.mark(it, now)
			}
			o.sent++
			o.send(it.m)
		}
	}
	if len(kept) > 0 {
		o.items = append(kept, o.items...)
	}
	return next
}

// mark notes that the update it goes out now.
func (o *output) mark(it *item, now time.Time) {
	if o.updated == nil {
		o.updated = make(map[string]time.Time)
	}
	o.updated[it.display] = now
	if o.waiting[it.display] == it {
		delete(o.waiting, it.display)
	}
}

// wait returns how long it must still wait.
func (o *output) wait(it *item, now time.Time) time.Duration {
	if it.free {
		return 0
	}
	wait := max(it.due.Sub(now), o.messages.wait(1, messageRate))
	if it.stream != "" {
		wait = max(wait, o.volume.wait(min(len(it.text), textPiece)+textOverhead, textRate))
	}
	return wait
}

// sendText sends a piece of it's text and reports whether some is left.
func (o *output) sendText(it *item, now time.Time) (left bool) {
	m := it.m
	piece := it.text
	if !it.whole || len(piece) > textPiece {
		piece = piece[:cut(piece, textPiece)]
		text := string(piece)
		if it.omitted.bytes > 0 {
			text = it.omitted.String() + text
			it.omitted = omission{}
		}
		m = it.m.Answer("stream", it.m.Header.Session, wire.Stream{Name: it.stream, Text: text})
		m.Parent = it.m.Parent
		it.whole = false
	}
	o.messages.n--
	o.volume.n -= float64(len(m.Content) + textOverhead)
	o.text -= len(piece)
	it.text = it.text[len(piece):]
	o.streamed = now
	o.sent++
	o.send(m)
	return len(it.text) > 0
}

// hurry gives up waiting text except its end, until the next function in the
// line has been called: the user has interrupted.
func (o *output) hurry() {
	o.hurried = true
	o.leaveOut()
}

// busy reports whether so much waits that GoNB should be read no further.
func (o *output) busy() bool { return o.bytes > 256<<20 || len(o.items) > 100_000 }

// displayID returns the display id in a display's content, "" if there is none.
// It reads from the end, where GoNB writes it, and not through the pictures.
func displayID(content json.RawMessage) string {
	key := []byte(`"transient":`)
	i := bytes.LastIndex(content, key)
	if i < 0 {
		return ""
	}
	var t wire.Transient
	if json.NewDecoder(bytes.NewReader(content[i+len(key):])).Decode(&t) != nil {
		return ""
	}
	return t.DisplayID
}

// An allowance refills with time up to a burst. The zero allowance is full.
type allowance struct {
	n    float64
	last time.Time
}

func (a *allowance) refill(now time.Time, rate, burst float64) {
	if a.last.IsZero() {
		a.n = burst
	} else {
		a.n = min(burst, a.n+rate*now.Sub(a.last).Seconds())
	}
	a.last = now
}

// wait returns how long it takes until n are there.
func (a *allowance) wait(n int, rate float64) time.Duration {
	missing := float64(n) - a.n
	if missing <= 0 {
		return 0
	}
	return time.Duration(missing/rate*float64(time.Second)) + time.Millisecond
}
