package live

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"github.com/zoetrope-go/zoetrope/display"
)

// A session is this program's share in the notebook: its connection to the front
// ends and what it shows there.
type session struct {
	line *line // nil on another kernel and outside of notebooks
	live bool  // somebody can move controls

	mu     sync.Mutex
	models map[string]*model
	panels []*panel
	// calls are those of OnChange's functions: if the value is another than at the
	// last call, or again anyhow.
	calls  []func(again bool)
	synced chan struct{}

	calling     sync.Mutex    // held while a function of OnChange runs
	interrupted chan struct{} // closed by an interrupt, or when the kernel is gone
	queued      chan struct{} // closed when another cell waits for this one to end
	held        atomic.Bool   // that cell has to wait
}

// Hold lets the controls of this cell go on when another cell is run, which then
// waits until Done is pressed, as they otherwise do not: see "How a cell ends".
func Hold() { current().held.Store(true) }

// next is closed when what waits for the user is to end for the sake of the next
// cell.
func (s *session) next() <-chan struct{} {
	if s.held.Load() {
		return nil
	}
	return s.queued
}

// passing says whether the next cell waits already.
func (s *session) passing() bool {
	select {
	case <-s.next():
		return true
	default:
		return false
	}
}

// current returns this program's session; the first call connects.
var current = sync.OnceValue(func() *session {
	s := &session{models: make(map[string]*model), synced: make(chan struct{}, 1), interrupted: make(chan struct{}), queued: make(chan struct{})}
	path := os.Getenv(socketVariable)
	if path == "" {
		if os.Getenv(protocol.GONB_PIPE_ENV) != "" {
			fmt.Fprintln(os.Stderr, `live: this kernel has no live controls: choose the kernel "Go (Zoetrope)" for them (Kernel > Change Kernel…)`)
		}
		return s
	}
	l, err := dial(path)
	display.Check(err)
	s.line = l
	there := make(chan struct{}, 1) // gets a value when a front end is there
	go s.receive(there)
	s.send(&message{Op: "hello"})
	switch os.Getenv("ZOETROPE_LIVE") {
	case "on":
		s.live = true
	case "off":
	default:
		select {
		case <-there:
			s.live = true
		case <-time.After(frontEndPatience):
		}
	}
	if s.live {
		go s.watchInterrupt()
	}
	return s
})

// frontEndPatience is how long a program waits for a front end that knows
// widgets to show itself. JupyterLab does so when it opens a notebook, so that
// this is only for a page that is being loaded, and for the lack of any.
const frontEndPatience = 300 * time.Millisecond

// watchInterrupt makes the first interrupt end what waits for the user. The next
// one has its usual effect, so that a function that hangs can be ended.
func (s *session) watchInterrupt() {
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt)
	<-sig
	signal.Stop(sig)
	close(s.interrupted)
}

// receive reads what the kernel says until it is gone. A value is sent to there
// when a front end shows itself.
func (s *session) receive(there chan<- struct{}) {
	for {
		m, err := s.line.receive()
		if err != nil {
			return // the kernel has ended, and ends this program
		}
		switch m.Op {
		case "hello":
			if m.FrontEnd {
				select {
				case there <- struct{}{}:
				default:
				}
			}
		case "sync":
			s.synced <- struct{}{}
		case "queued":
			close(s.queued) // it is said once
		case "msg":
			s.mu.Lock()
			to := s.models[m.ID]
			s.mu.Unlock()
			var u update
			if to != nil && to.heard != nil && json.Unmarshal(m.Data, &u) == nil {
				to.heard(&u)
			}
		}
	}
}

// send sends m. That the kernel is gone is no concern of the callers: it ends
// this program.
func (s *session) send(m *message) {
	if err := s.line.send(m); err != nil && !errors.Is(err, os.ErrClosed) {
		time.Sleep(10 * time.Second)
		display.Check(err)
	}
}

// sync returns when the kernel has passed on what was sent before.
func (s *session) sync() {
	s.send(&message{Op: "sync"})
	<-s.synced
}

func (s *session) listen(m *model) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.models[m.id] = m
}
