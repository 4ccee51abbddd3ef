package browsertest

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Options say what the tab pretends to be; nil is the zero Options.
type Options struct {
	// Width and Height are the size of the page in CSS pixels; 0 means 1280
	// and 800.
	Width, Height int
	// Scale is the number of device pixels in a CSS pixel; 0 means 1.
	Scale float64
	// Dark: the system prefers dark colours.
	Dark bool
	// ReducedMotion: the system asks for less motion.
	ReducedMotion bool
	// Patience is how long a test may wait for a single thing; 0 means 30 s.
	Patience time.Duration
}

// A Tab is a page in the browser. Its methods fail the test on an error.
type Tab struct {
	t        testing.TB
	ctx      context.Context
	patience time.Duration

	mu       sync.Mutex
	errors   []string
	requests []string
}

// New opens a tab that is closed when the test ends. It skips the test where
// there is no browser, and fails it with CI=true in the environment.
func New(t testing.TB, o *Options) *Tab {
	t.Helper()
	parent := need(t)
	opts := Options{}
	if o != nil {
		opts = *o
	}
	if opts.Width == 0 {
		opts.Width = 1280
	}
	if opts.Height == 0 {
		opts.Height = 800
	}
	if opts.Scale == 0 {
		opts.Scale = 1
	}
	if opts.Patience == 0 {
		opts.Patience = 30 * time.Second
	}
	tab := &Tab{t: t, patience: opts.Patience}
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext(), chromedp.WithListener(tab.hear))
	t.Cleanup(cancel)
	tab.ctx = ctx
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: pick(opts.Dark, "dark", "light")},
		{Name: "prefers-reduced-motion", Value: pick(opts.ReducedMotion, "reduce", "no-preference")},
	}}
	// The first use of the context opens the tab, and so must not be limited.
	tab.must(chromedp.Do(ctx, chromedp.EmulateViewport(int64(opts.Width), int64(opts.Height), chromedp.EmulateScale(opts.Scale))))
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media)
	tab.must(err)
	_, err = chromedp.Call(ctx, network.Enable, network.EnableParams{})
	tab.must(err)
	return tab
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// hear keeps what the page complains about and asks for.
func (p *Tab) hear(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		d := e.ExceptionDetails
		text := d.Text
		if d.Exception != nil {
			text += " " + d.Exception.Description
		}
		p.errors = append(p.errors, text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			var words []string
			for _, a := range e.Args {
				words = append(words, strings.Trim(string(a.Value), `"`)+a.Description)
			}
			p.errors = append(p.errors, strings.Join(words, " "))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			p.errors = append(p.errors, e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		u := e.Request.URL
		if e.Type != network.ResourceTypeDocument && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
			p.requests = append(p.requests, u)
		}
	}
}

// Errors are the errors the page has logged, and the exceptions nothing caught.
func (p *Tab) Errors() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.errors...)
}

// Requests are the addresses the pages have asked for, without the documents
// themselves and what they carry within them (data: and blob:).
func (p *Tab) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.requests...)
}

// Context is the tab's chromedp context, for what this package lacks.
func (p *Tab) Context() context.Context { return p.ctx }

func (p *Tab) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatalf("browsertest: %v", err)
	}
}

// limited is the tab's context with its patience.
func (p *Tab) limited() (context.Context, context.CancelFunc) {
	return context.WithTimeout(p.ctx, p.patience)
}

// Do runs chromedp's actions.
func (p *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := p.limited()
	defer cancel()
	p.must(chromedp.Do(ctx, steps...))
}

// Open goes to an address and waits until it is loaded.
func (p *Tab) Open(url string) {
	p.t.Helper()
	p.Do(chromedp.Navigate(url))
}

// Load shows a page of the given HTML, from a file.
func (p *Tab) Load(html string) {
	p.t.Helper()
	file := filepath.Join(p.t.TempDir(), "page.html")
	p.must(os.WriteFile(file, []byte(html), 0o644))
	p.Open("file://" + file)
}

// Eval runs JavaScript in the page and returns its value, of a promise the
// value it comes to.
func Eval[T any](p *Tab, js string) T {
	p.t.Helper()
	ctx, cancel := p.limited()
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("browsertest: %s: %v", brief(js), err)
	}
	return v
}

// Exec runs JavaScript in the page for its effect.
func (p *Tab) Exec(js string) {
	p.t.Helper()
	Eval[any](p, "(async () => {"+js+"\n; return 0})()")
}

// Wait waits until the JavaScript expression, or what a promise comes to, is
// true.
func (p *Tab) Wait(js string) {
	p.t.Helper()
	for end := time.Now().Add(p.patience); ; {
		if Eval[bool](p, "Promise.resolve(("+js+")).then(Boolean)") {
			return
		}
		if time.Now().After(end) {
			p.t.Fatalf("browsertest: waited %v for %s; errors: %v", p.patience, brief(js), p.Errors())
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// Press types keys; named ones are in chromedp's package kb.
func (p *Tab) Press(keys string) {
	p.t.Helper()
	p.Do(chromedp.KeyEvent(keys))
}

// Click clicks at a place of the page, in CSS pixels from the top left.
func (p *Tab) Click(x, y float64) {
	p.t.Helper()
	p.Do(chromedp.MouseClickXY(x, y))
}

// Drag presses the mouse at a place of the page, moves it to another in steps,
// and lets it go.
func (p *Tab) Drag(x0, y0, x1, y1 float64) {
	p.t.Helper()
	p.Do(chromedp.MouseEvent(chromedp.MousePressed, x0, y0, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	for i := 1.0; i <= 5; i++ {
		p.Do(chromedp.MouseEvent(chromedp.MouseMoved, x0+(x1-x0)*i/5, y0+(y1-y0)*i/5, chromedp.ButtonLeft))
	}
	p.Do(chromedp.MouseEvent(chromedp.MouseReleased, x1, y1, chromedp.ButtonLeft, chromedp.ClickCount(1)))
}

// Screenshot is a picture of what is seen of the page, in device pixels.
func (p *Tab) Screenshot() image.Image {
	p.t.Helper()
	ctx, cancel := p.limited()
	defer cancel()
	data, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	p.must(err)
	img, err := png.Decode(bytes.NewReader(data))
	p.must(err)
	return img
}

// Differ is the number of pixels in which two pictures differ. Pictures of
// different sizes differ in all.
func Differ(a, b image.Image) int {
	r := a.Bounds()
	if r != b.Bounds() {
		return max(r.Dx()*r.Dy(), b.Bounds().Dx()*b.Bounds().Dy())
	}
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if rgba(a, x, y) != rgba(b, x, y) {
				n++
			}
		}
	}
	return n
}

func brief(s string) string {
	if s = strings.TrimSpace(s); len(s) > 200 {
		return s[:200] + " …"
	}
	return s
}

func rgba(m image.Image, x, y int) [4]uint32 {
	r, g, b, a := m.At(x, y).RGBA()
	return [4]uint32{r, g, b, a}
}
