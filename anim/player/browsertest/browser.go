// Package browsertest tests pages in a real Chromium. One browser serves a
// test binary; each test gets a tab with storage of its own, and what the page
// says on its console and asks of the network is kept.
//
//	func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }
//
//	func TestPage(t *testing.T) {
//		tab := browsertest.New(t, nil)
//		tab.Load("<p id=x>hello")
//		if got := browsertest.Eval[string](tab, "x.textContent"); got != "hello" { … }
//	}
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// browser is the one of this test binary.
var browser struct {
	once sync.Once
	ctx  context.Context
	err  error
	stop func()
}

// Main runs the tests of a package and ends the browser after them. It returns
// the exit status.
func Main(m *testing.M) int {
	code := m.Run()
	if browser.stop != nil {
		browser.stop()
	}
	return code
}

// Find returns the path of a Chromium or Chrome.
func Find() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("browsertest: no Chromium or Chrome on PATH; install the package chromium")
}

// start returns the context of the browser, which it starts the first time.
func start() (context.Context, error) {
	browser.once.Do(func() {
		path, err := Find()
		if err != nil {
			browser.err = err
			return
		}
		ctx, cancelAllocator := chromedp.NewExecAllocator(context.Background(),
			chromedp.ExecPath(path),
			chromedp.Headless,
			chromedp.NoSandbox,
			chromedp.DisableGPU,
			chromedp.NoFirstRun,
			chromedp.Flag("disable-quic", true),
			chromedp.Flag("disable-background-networking", true),
			chromedp.Flag("disable-component-update", true),
			chromedp.Flag("disable-sync", true),
			chromedp.Flag("disable-dev-shm-usage", true),
			chromedp.Flag("force-color-profile", "srgb"),
			chromedp.Flag("hide-scrollbars", true),
		)
		ctx, cancel := chromedp.NewContext(ctx)
		browser.ctx = ctx
		browser.stop = func() { cancel(); cancelAllocator() }
		if err := chromedp.Do(ctx); err != nil {
			browser.err = fmt.Errorf("browsertest: start %s: %w", path, err)
		}
	})
	return browser.ctx, browser.err
}

// need skips the test where there is no browser, or fails it where the
// environment says CI=true.
func need(t testing.TB) context.Context {
	t.Helper()
	if _, err := Find(); err != nil && os.Getenv("CI") != "true" {
		t.Skipf("this test needs a browser: %v", err)
	}
	ctx, err := start()
	if err != nil {
		t.Fatal(err)
	}
	return ctx
}
