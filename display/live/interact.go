package live

import (
	"fmt"
	"html"
	"os"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/zoetrope-go/zoetrope/display"
)

// Interact shows controls and, below them, what the function f makes of their
// values: f has one parameter for each control, of the type of its Value, and
// returns what display.Show can show, or that and an error.
//
//	live.Interact(func(w float64, n int) image.Image {
//		return orbit(w, n)
//	}, &live.Slider{Label: "w", Max: 2, Initial: 0.5}, &live.IntSlider{Label: "n", Initial: 20})
//
// f is called at once and then whenever a value has changed. When it is slow, the
// changes that come meanwhile are skipped but for the newest. What it returns
// takes the place of what was there; nil leaves it. An error or a panic of f is
// shown below, until the next call goes well.
//
// Parameters may have other sizes or names than the Value: a Slider fits a
// float32 or a type of your own that is a float64, an [IntSlider] fits any int.
//
// Interact returns when the Done button is pressed, when another cell is run
// (unless this one has called [Hold]), when f calls [Stop], or when the cell is
// interrupted; a second interrupt ends the cell, and so does the first when f
// does not return within 1.5 s. What was shown last stays as an ordinary output
// of the cell, above which the controls stand, disabled.
//
// Where nobody can move the controls, f is called once, with their first values,
// and what it returns is shown by display.Show; its error or panic is the
// cell's.
func Interact(f any, controls ...Control) {
	i := newInteraction(f, controls)
	s := current()
	widgets := make([]Widget, len(controls))
	for k, c := range controls {
		widgets[k] = c
	}
	if !s.live {
		s.show(widgets)
		v, err, _ := i.guarded(i.values(), false)
		display.Check(err)
		if v != nil {
			display.Show(v)
		}
		return
	}
	i.panel = s.show(widgets)
	i.panel.askDone()
	i.run(s)
}

// An interaction is a function and the controls that it follows.
type interaction struct {
	f        reflect.Value
	controls []Control
	panel    *panel
	passed   bool // ended for the sake of the next cell
	ending   sync.Once

	mu      sync.Mutex
	picture picture
	seen    *model // the picture's model that is on the page
	trouble *model // of an error's text
	message string // the error that is on the page, "" for none
}

var errorType = reflect.TypeFor[error]()

// newInteraction panics if the function does not fit the controls.
func newInteraction(f any, controls []Control) *interaction {
	v := reflect.ValueOf(f)
	if v.Kind() != reflect.Func || v.IsNil() {
		panic(fmt.Sprintf("live: Interact has got %T, want a function", f))
	}
	t := v.Type()
	if t.IsVariadic() || t.NumIn() != len(controls) {
		panic(fmt.Sprintf("live: Interact's function is %v, want one parameter for each of the %d controls", t, len(controls)))
	}
	for i, c := range controls {
		if c == nil || reflect.ValueOf(c).IsNil() {
			panic(fmt.Sprintf("live: Interact's control %d is nil", i+1))
		}
		c.model()
		if got := reflect.TypeOf(c.get()); !fits(got, t.In(i)) {
			panic(fmt.Sprintf("live: Interact's function has parameter %d of type %v, want %v as the value of %T", i+1, t.In(i), got, c))
		}
	}
	if t.NumOut() > 2 || t.NumOut() == 2 && t.Out(1) != errorType {
		panic(fmt.Sprintf("live: Interact's function is %v, want at most one result and an error", t))
	}
	return &interaction{f: v, controls: controls}
}

// fits says whether a value of type from can be given as a parameter of type to.
func fits(from, to reflect.Type) bool {
	if from.AssignableTo(to) {
		return true
	}
	kind := func(t reflect.Type) reflect.Kind {
		switch {
		case t.Kind() >= reflect.Int && t.Kind() <= reflect.Int64:
			return reflect.Int
		case t.Kind() == reflect.Float32:
			return reflect.Float64
		}
		return t.Kind()
	}
	return kind(from) == kind(to) && from.ConvertibleTo(to)
}

// Stop ends the [Interact] whose function calls it. It does not return.
func Stop() { panic(stopped{}) }

// stopped is the panic of Stop.
type stopped struct{}

func (stopped) Error() string { return "live: Stop is called outside of a function of Interact" }

// values are the controls' present ones.
func (i *interaction) values() []any {
	values := make([]any, len(i.controls))
	for k, c := range i.controls {
		values[k] = c.get()
	}
	return values
}

// call calls the function.
func (i *interaction) call(values []any) (v any, err error) {
	in := make([]reflect.Value, len(values))
	for k, value := range values {
		in[k] = reflect.ValueOf(value).Convert(i.f.Type().In(k))
	}
	for _, out := range i.f.Call(in) {
		if out.Type() == errorType {
			err, _ = out.Interface().(error)
		} else if v = out.Interface(); empty(out) {
			v = nil
		}
	}
	return v, err
}

func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan:
		return v.IsNil()
	}
	return false
}

// guarded is call with panics as errors if caught, else as they are; stop means
// that the function called Stop.
func (i *interaction) guarded(values []any, caught bool) (v any, err error, stop bool) {
	defer func() {
		switch r := recover(); r.(type) {
		case nil:
		case stopped:
			stop = true
		default:
			if !caught {
				panic(r)
			}
			err = fmt.Errorf("panic: %v\n%s", r, own(string(debug.Stack())))
		}
	}()
	v, err = i.call(values)
	return v, err, false
}

// own are the lines of a stack that belong to the cell: from the panic to where
// this package has called it.
func own(stack string) string {
	if _, after, ok := strings.Cut(stack, "panic("); ok {
		stack = after
		for range 2 {
			_, stack, _ = strings.Cut(stack, "\n")
		}
	}
	if before, _, ok := strings.Cut(stack, "reflect.Value.call("); ok {
		stack = before
	}
	var lines []string
	for l := range strings.Lines(stack) {
		if !strings.HasPrefix(l, "\t") {
			lines = append(lines, strings.TrimSpace(l))
		}
	}
	return strings.Join(lines[:min(len(lines), 5)], "\n")
}

// run follows the controls until the end.
func (i *interaction) run(s *session) {
	changed := make(chan struct{}, 1)
	for _, c := range i.controls {
		ear, stop := c.listen()
		defer stop()
		go func() {
			for {
				select {
				case <-ear:
				case <-i.panel.ended:
					return
				}
				select {
				case changed <- struct{}{}:
				default:
				}
			}
		}()
	}
	defer i.end()
	over := make(chan struct{})
	defer close(over)
	go func() { // for a function that does not return
		select {
		case <-over:
			return
		case <-s.interrupted:
		}
		select {
		case <-over:
		case <-time.After(1500 * time.Millisecond):
			i.end()
			fmt.Fprintln(os.Stderr, "live: interrupted while Interact's function was busy")
			os.Exit(130)
		}
	}()
	for ended := false; ; {
		values := i.values()
		v, err, stop := i.guarded(values, true)
		if stop {
			return
		}
		i.present(v, err)
		if ended {
			return
		}
		select {
		case <-changed:
			continue
		case <-s.interrupted:
			return
		case <-i.panel.ended:
		case <-s.next():
			i.mu.Lock()
			i.passed = true
			i.mu.Unlock()
		}
		if slices.Equal(values, i.values()) {
			return
		}
		ended = true // once more, for what was chosen before the end
	}
}

// present puts a result on the page.
func (i *interaction) present(v any, err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.seen == nil && i.trouble == nil && i.panel.s.passing() { // it would go at once
		if i.picture.last = v; err != nil {
			i.picture.last, i.message = nil, err.Error()
		}
		return
	}
	seen := i.seen
	if err == nil && v != nil {
		var m *model
		if m, err = i.picture.put(v); m != nil {
			seen = m
		}
	}
	message := ""
	if err != nil {
		message = err.Error()
	}
	if seen == i.seen && message == i.message {
		return
	}
	if message != "" {
		if i.trouble == nil {
			i.trouble = newWidget("HTML", "HTMLStyle", 0, fields{
				"description": "", "description_allow_html": false, "placeholder": emptyHint,
			})
		}
		i.trouble.set(fields{"value": `<pre style="color:var(--jp-error-color1,#b00020);white-space:pre-wrap;line-height:1.3">` + html.EscapeString(message) + "</pre>"})
	}
	i.seen, i.message = seen, message
	var more []*model
	if seen != nil {
		more = append(more, seen)
	}
	if message != "" {
		more = append(more, i.trouble)
	}
	i.panel.below(more)
}

// end shows the last result as an ordinary output and ends the controls.
func (i *interaction) end() {
	i.ending.Do(func() {
		i.mu.Lock()
		defer i.mu.Unlock()
		if v := i.picture.last; v != nil {
			display.Show(v)
		}
		if i.message != "" {
			fmt.Fprintln(os.Stderr, "live: Interact's function:", i.message)
		}
		if i.passed {
			i.panel.pass()
		} else {
			i.panel.end()
		}
	})
}
