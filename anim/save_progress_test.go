package anim_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
)

// Every kind of file says how far it is, up to all of it, and is given up when
// the context ends meanwhile.
func TestSaveTellsHowFarItIs(t *testing.T) {
	fig, s := dot()
	fig.Width, fig.Height = 2*anim.Inch, 2*anim.Inch
	for k := range fig.Steps(40) {
		s.X, s.Y = anim.Linspace(float64(k), 50, 50), make([]float64, 50)
	}
	type tell = func(done, total int)
	for path, kind := range map[string]func(tell) anim.Output{
		"a.html": func(p tell) anim.Output { return anim.HTML{Progress: p} },
		"a.png":  func(p tell) anim.Output { return anim.PNG{Film: true, Progress: p} },
		"a.svg":  func(p tell) anim.Output { return anim.SVG{Progress: p} },
		"a.pdf":  func(p tell) anim.Output { return anim.PDF{Progress: p} },
		"a.gif":  func(p tell) anim.Output { return anim.GIF{Progress: p} },
		"a.apng": func(p tell) anim.Output { return anim.APNG{Progress: p} },
		"a.avi":  func(p tell) anim.Output { return anim.AVI{Progress: p} },
		"a/":     func(p tell) anim.Output { return anim.PNGs{Progress: p} },
	} {
		path = filepath.Join(t.TempDir(), "a") + path[1:]
		last, all, calls := 0, 0, 0
		err := fig.SaveAs(path, kind(func(done, total int) {
			if done < last || done < 1 || done > total {
				t.Errorf("%s: %d of %d after %d", path, done, total, last)
			}
			last, all = done, total
			calls++
		}))
		if err != nil || calls < 2 || last != all {
			t.Errorf("%s: %d calls, the last of %d of %d: %v", path, calls, last, all, err)
		}
		if path[len(path)-1] == '/' {
			continue // it keeps the pictures there are
		}
		if err := os.WriteFile(path, []byte("precious"), 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		fig.Context = ctx
		err = fig.SaveAs(path, kind(func(int, int) { cancel() }))
		fig.Context = nil
		if !errors.Is(err, context.Canceled) || string(readFile(t, path)) != "precious" {
			t.Errorf("%s: given up with %v", path, err)
		}
	}
}
