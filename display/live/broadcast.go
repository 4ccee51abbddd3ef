package live

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"image"
	"image/png"
	"os"
	"os/signal"
	"sync"
	"time"

	"github.com/zoetrope-go/zoetrope/display"
)

// filmTarget is the target of the comm on which pages get a film that grows. The
// notebook extension has the same.
const filmTarget = "zoetrope.film"

const (
	partFrames = 64                     // in one message, at most
	partPause  = time.Second / 30       // between two messages, at least
	patience   = 3 * time.Second        // with a page that does not answer
	standAfter = 3 * time.Second        // without a page that knows films
	showShare  = 3                      // times as long as showing takes, the loop runs
	standPause = 100 * time.Millisecond // between two pictures, at least
)

// A broadcast sends the film of a loop to the pages that show it, and hears from
// them how the loop is to run. What is sent next is decided when all pages have
// answered, so nothing queues up.
type broadcast struct {
	s    *session
	fig  Figure
	id   string
	slot *display.Slot
	wake chan struct{}  // gets a value when there is news from a page
	stop chan os.Signal // gets an interrupt

	mu     sync.Mutex
	speed  float64
	paused bool
	ended  bool
	news   bool             // how the loop runs is to be told
	anew   bool             // the film is to be sent from its first frame on
	pages  map[string]*page // that listen
	serial int              // of the last message with a part
	sentAt time.Time

	// For the loop's own goroutine.
	opened time.Time
	round  int       // times the film was begun to be sent
	sent   int       // turns
	caught bool      // all turns that there were
	next   time.Time // when to send again, at the earliest
	stand  *stand    // in place of pages that know films
	failed bool      // what is recorded cannot be sent
}

// A page is a window of a browser that shows the film.
type page struct {
	acked  int  // the last message that it has shown
	orphan bool // it does not hear of the cell's outputs
}

func newBroadcast(s *session, fig Figure, speed float64, paused bool) *broadcast {
	var id [16]byte
	rand.Read(id[:]) // never fails
	b := &broadcast{
		s: s, fig: fig, id: hex.EncodeToString(id[:]), wake: make(chan struct{}, 1), stop: make(chan os.Signal, 1),
		speed: speed, paused: paused, pages: make(map[string]*page), round: 1,
	}
	signal.Notify(b.stop, os.Interrupt)
	return b
}

// screen is what stands below the cell while the loop runs: the first frame,
// whose class tells the extension where to ask for more.
type screen struct {
	id   string
	png  []byte
	size image.Point
}

// MIMEBundle implements display.Bundler.
func (s screen) MIMEBundle() (map[string]any, error) {
	text := fmt.Sprintf(`<img class="zoetrope-live-%s" alt="%s" width="%d" height="%d" style="max-width:100%%;height:auto" src="data:image/png;base64,%s">`,
		s.id, html.EscapeString("A film that is being made"), s.size.X, s.size.Y, base64.StdEncoding.EncodeToString(s.png))
	return map[string]any{"text/html": text, "text/plain": "A film that is being made"}, nil
}

// open shows the first frame.
func (b *broadcast) open(slot *display.Slot) {
	b.slot, b.opened = slot, time.Now()
	b.s.listen(&model{id: b.id, heard: b.hear})
	b.s.send(&message{Op: "listen", ID: b.id, Target: filmTarget})
	b.s.sync()
	data, size, err := newest(b.fig)
	display.Check(err)
	slot.Update(screen{b.id, data, size})
}

// newest is the newest frame as a PNG.
func newest(fig Figure) (data []byte, size image.Point, err error) {
	img, err := fig.Newest()
	if err != nil || img == nil {
		return nil, image.Point{}, err
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err = encoder.Encode(&out, img)
	return out.Bytes(), img.Bounds().Size(), err
}

// A call is what a page says.
type call struct {
	Page   string
	Hello  bool     // it has just come
	Orphan bool     // see page
	Ack    int      // the number of a message that it has shown
	Anew   bool     // it wants the film from its first frame on
	Speed  *float64 // of the loop
	Paused *bool    // let the loop wait or run
	End    bool     // the loop
}

// hear takes what a page says.
func (b *broadcast) hear(u *update) {
	var c call
	if u.Method != "custom" || json.Unmarshal(u.Content, &c) != nil || c.Page == "" {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	p := b.pages[c.Page]
	if p == nil && len(b.pages) < 100 {
		p = &page{acked: b.serial}
		b.pages[c.Page] = p
	}
	if p != nil {
		p.acked = max(p.acked, min(c.Ack, b.serial))
		p.orphan = p.orphan || c.Orphan
	}
	if c.Speed != nil && *c.Speed >= 0 && *c.Speed <= 1e6 {
		b.speed, b.news = *c.Speed, true
	}
	if c.Paused != nil {
		b.paused, b.news = *c.Paused, true
	}
	b.anew = b.anew || c.Anew || c.Hello
	b.news = b.news || c.Hello
	b.ended = b.ended || c.End
	b.poke()
}

func (b *broadcast) poke() {
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// steer sets how the loop runs.
func (b *broadcast) steer(set func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	set()
	b.news = true
	b.poke()
}

// steering is how the loop is to run.
func (b *broadcast) steering() (speed float64, paused, ended bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.speed, b.paused, b.ended
}

// rest waits for so long, or until there is something to do. It reports whether
// the loop may go on.
func (b *broadcast) rest(turns int, wait time.Duration) bool {
	switch {
	case b.stand == nil && !b.heard():
		wait = min(wait, time.Until(b.opened.Add(standAfter)))
	case b.stand != nil && b.stand.box != nil && b.stand.shown < turns:
		wait = min(wait, time.Until(b.stand.next))
	}
	if !b.failed && b.sent < turns && b.ready() {
		wait = min(wait, time.Until(b.next))
	}
	timer := time.NewTimer(max(wait, time.Millisecond))
	defer timer.Stop()
	select {
	case <-b.stop:
		return false
	case <-b.wake:
	case <-b.s.next():
	case <-timer.C:
	}
	return true
}

// ready says whether there is a page, and all have shown what was sent. One that
// does not answer for long is left out until it says something.
func (b *broadcast) ready() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, p := range b.pages {
		if p.acked < b.serial {
			if time.Since(b.sentAt) < patience {
				return false
			}
			delete(b.pages, id)
		}
	}
	return len(b.pages) > 0
}

// heard says whether a page that knows films has said something.
func (b *broadcast) heard() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.pages) > 0 || b.serial > 0
}

// tell sends what is new of so many turns, if it is time to.
func (b *broadcast) tell(turns int) {
	heard := b.heard()
	b.mu.Lock()
	anew, news := b.anew, b.news
	state := map[string]any{"speed": b.speed, "paused": b.paused}
	b.anew, b.news = false, false
	b.mu.Unlock()
	if anew && b.sent > 0 {
		b.round++
		b.sent, b.caught = 0, false
	}
	if news {
		b.say(state, nil)
	}
	if !heard && b.stand == nil && time.Since(b.opened) > standAfter {
		b.stand = newStand(b)
	}
	if b.stand != nil {
		b.stand.tell(turns)
	}
	for b.sent < turns && !b.failed && b.ready() && time.Now().After(b.next) {
		if b.part(turns) {
			return
		}
	}
}

// part sends a part. It reports false if there was none.
func (b *broadcast) part(turns int) bool {
	began := time.Now()
	to := turns
	if !b.caught { // of a film that is long already, eight parts will do
		to = min(to, b.sent+max(partFrames, (turns+7)/8))
	}
	from := b.sent
	film, of, err := b.fig.Part(from, to, partFrames)
	if err != nil {
		b.failed = true
		fmt.Fprintln(os.Stderr, "live: the film cannot be shown while the loop runs:", err)
		return true
	}
	b.sent = to
	b.caught = b.caught || to == turns
	if film == nil {
		return false
	}
	b.mu.Lock()
	b.serial++
	b.sentAt = began
	serial := b.serial
	b.mu.Unlock()
	b.say(map[string]any{"part": serial, "round": b.round, "turns": of, "caught": b.caught}, film)
	b.next = time.Now().Add(max(partPause, showShare*time.Since(began)))
	return true
}

// say sends a message to all pages.
func (b *broadcast) say(data map[string]any, buffer []byte) {
	m := &message{Op: "msg", ID: b.id, Data: encode(data)}
	if buffer != nil {
		m.buffers = [][]byte{buffer}
	}
	b.s.send(m)
}

// close tells the pages that the loop is over. Those that do not hear of the
// cell's outputs any more get the film's from here.
func (b *broadcast) close(data map[string]any) {
	signal.Stop(b.stop)
	if b.slot == nil {
		return
	}
	if b.stand != nil {
		b.stand.close()
	}
	b.mu.Lock()
	orphans := false
	for _, p := range b.pages {
		orphans = orphans || p.orphan
	}
	b.mu.Unlock()
	if text, ok := data["text/html"].(string); ok && orphans {
		b.say(map[string]any{"output": data["text/plain"]}, []byte(text))
	}
	b.s.send(&message{Op: "close", ID: b.id})
	b.s.sync()
}
