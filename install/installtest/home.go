// Package installtest gives tests a real installation: the programs, the
// kernel and JupyterLab, set up by the table that go run ./install uses.
//
// Making one takes a minute or two, so there is one for each clone of the
// project, kept in the user's cache folder and brought up to date by the first
// test that asks. The user's own data folder and Jupyter folder stay untouched.
package installtest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/install/steps"
)

// Home returns a complete data folder, fit for ZOETROPE_HOME. The kernelspec
// is in the Jupyter data folder that [Jupyter] names.
//
// ZOETROPE_TEST_HOME puts it elsewhere; an installation there is then shared by
// everything that names it.
func Home(t testing.TB) string {
	t.Helper()
	return Place(t).Home
}

// Jupyter returns the Jupyter data folder that belongs to [Home], fit for
// JUPYTER_DATA_DIR.
func Jupyter(t testing.TB) string {
	t.Helper()
	return Place(t).Jupyter
}

// Place is [Home] and all that goes with it.
func Place(t testing.TB) *steps.Place {
	t.Helper()
	p, err := prepare()
	if err != nil {
		t.Fatalf("installtest: %v", err)
	}
	return p
}

var prepare = sync.OnceValues(func() (*steps.Place, error) {
	p, err := steps.Locate()
	if err != nil {
		return nil, err
	}
	base, err := base()
	if err != nil {
		return nil, err
	}
	p.Home = os.Getenv("ZOETROPE_TEST_HOME")
	if p.Home == "" {
		p.Home = filepath.Join(base, name(p.Source), "home")
		prune(base)
	}
	if p.Home, err = filepath.Abs(p.Home); err != nil {
		return nil, err
	}
	p.Jupyter = filepath.Join(filepath.Dir(p.Home), filepath.Base(p.Home)+"-jupyter")
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Minute)
	defer cancel()
	// Somebody may be saving a file of this module while it is being copied.
	for try := 1; try <= 3; try++ {
		err = steps.Ensure(ctx, p, steps.Table(), func(e steps.Event) {
			if e.Phase == steps.Begun || e.Phase == steps.Made || strings.HasPrefix(e.Text, "waiting") {
				fmt.Fprintf(os.Stderr, "installtest: %s: %s\n", e.Step, e.Text)
			}
		})
		if err == nil {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	if os.Getenv("ZOETROPE_TEST_HOME") == "" {
		err = os.WriteFile(filepath.Join(base, name(p.Source), sourceName), []byte(p.Source+"\n"), 0o644)
	}
	return p, err
})

func base() (string, error) {
	cache, err := os.UserCacheDir()
	return filepath.Join(cache, "zoetrope-test"), err
}

// name is the folder of the clone at source.
func name(source string) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(source)))[:12]
}

// sourceName is the file that says which clone a folder belongs to.
const sourceName = "source"

// prune removes the installations of clones that are gone.
func prune(base string) {
	files, _ := filepath.Glob(filepath.Join(base, "*", sourceName))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		if _, err := os.Stat(strings.TrimSpace(string(data))); os.IsNotExist(err) {
			os.RemoveAll(filepath.Dir(file)) // if it fails, the next test tries again
		}
	}
}
