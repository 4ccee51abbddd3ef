package live

import (
	"encoding/json"
	"iter"
	"sync"
)

// A Widget is anything of this package that can be shown: a control, a text or
// a box of widgets. It must be used through its pointer, and its fields must
// not change after it was first used.
type Widget interface {
	model() *model      // the same one always
	children() []Widget // those inside of it
}

// A Control is a widget with a value that the user changes.
type Control interface {
	Widget
	get() any
	listen() (ear <-chan struct{}, stop func())
}

// A spec is what a kind of control makes of its fields.
type spec[T any] struct {
	model *model
	key   string // of the value in the model's state
	value T
	// code returns the value as the state has it, and decode the reverse;
	// false means a value that makes no sense. Default: JSON.
	code   func(T) any
	decode func(json.RawMessage) (T, bool)
	// heard makes a new value of what is no change of the state, such as a
	// click.
	heard func(old T, u *update) (T, bool)
}

// control is the part that all controls have in common. Its methods want to be
// told how to make the spec, as it is made when it is first needed.
type control[T any] struct {
	mu   sync.Mutex
	spec *spec[T]
	now  T
	ears map[chan struct{}]struct{}
}

func (*control[T]) children() []Widget { return nil }

// begin makes the spec unless there is one, and returns it.
func (c *control[T]) begin(describe func() *spec[T]) *spec[T] {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.spec == nil {
		s := describe()
		if s.code == nil {
			s.code = func(v T) any { return v }
		}
		if s.decode == nil {
			s.decode = func(text json.RawMessage) (v T, ok bool) {
				err := json.Unmarshal(text, &v)
				return v, err == nil
			}
		}
		if s.key != "" {
			s.model.state[s.key] = s.code(s.value)
		}
		if _, ok := s.model.state["disabled"]; ok && s.model.will == nil {
			s.model.will = fields{"disabled": true}
		}
		s.model.heard = c.hear
		c.spec, c.now = s, s.value
	}
	return c.spec
}

// hear takes what a front end says.
func (c *control[T]) hear(u *update) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if text, ok := u.State[c.spec.key]; ok && u.Method == "update" {
		if v, ok := c.spec.decode(text); ok {
			c.now = v
			c.wake()
		}
	} else if c.spec.heard != nil {
		if v, ok := c.spec.heard(c.now, u); ok {
			c.now = v
			c.wake()
		}
	}
}

// wake tells all ears; one that has not listened yet since the last change will
// find the newest value.
func (c *control[T]) wake() {
	for ear := range c.ears {
		select {
		case ear <- struct{}{}:
		default:
		}
	}
}

func (c *control[T]) listen() (<-chan struct{}, func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	ear := make(chan struct{}, 1)
	if c.ears == nil {
		c.ears = make(map[chan struct{}]struct{})
	}
	c.ears[ear] = struct{}{}
	return ear, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.ears, ear)
	}
}

// get returns the value; there must be a spec.
func (c *control[T]) get() any {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *control[T]) value(describe func() *spec[T]) T {
	c.begin(describe)
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *control[T]) set(describe func() *spec[T], v T) {
	s := c.begin(describe)
	code := s.code(v)
	c.mu.Lock()
	changes := any(c.now) != any(v)
	c.now = v
	if changes {
		c.wake()
	}
	c.mu.Unlock()
	if changes && s.key != "" {
		s.model.set(fields{s.key: code})
	}
}

// onChange has f called with each new value, one after the other.
func (c *control[T]) onChange(describe func() *spec[T], f func(T)) {
	c.begin(describe)
	s := current()
	seen := c.get()
	call := func(again bool) {
		s.calling.Lock()
		defer s.calling.Unlock()
		if now := c.get(); again || now != seen {
			seen = now
			f(now.(T))
		}
	}
	s.mu.Lock()
	s.calls = append(s.calls, call)
	s.mu.Unlock()
	ear, _ := c.listen()
	go func() {
		for range ear {
			call(false)
		}
	}()
}

// values are the present value and each new one, until the panel that shows the
// control ends.
func (c *control[T]) values(w Control, describe func() *spec[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		c.begin(describe)
		ear, stop := c.listen()
		defer stop()
		s := current()
		p := s.panelOf(w)
		if !s.live {
			yield(c.value(describe))
			return
		}
		p.askDone()
		for {
			v := c.value(describe)
			if !yield(v) {
				return
			}
			select {
			case <-ear:
				continue
			case <-s.interrupted:
				p.end()
				return
			case <-p.ended:
			case <-s.next():
				defer p.pass()
			}
			// What was chosen before the end counts.
			if now := c.value(describe); any(now) != any(v) {
				yield(now)
			}
			return
		}
	}
}
