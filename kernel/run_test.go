package kernel

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// Every fixture is executed by nbclient and by Run; the two files must be the
// same, byte for byte. Aside are the times that nbclient notes in a cell, and
// how it cuts streams into pieces (see reference.py).
func TestRunAsNbclientDoes(t *testing.T) {
	spec := ipykernel(t)
	fixtures, err := filepath.Glob("testdata/notebooks/*.ipynb")
	if err != nil || len(fixtures) == 0 {
		t.Fatal("no fixtures", err)
	}
	ours := map[string][]byte{}
	theirs := nbclientResults(t, spec, fixtures)
	for _, name := range fixtures {
		ours[name] = runFixture(t, spec, name)
	}
	want := theirs()
	for _, name := range fixtures {
		if !bytes.Equal(ours[name], want[name]) {
			t.Errorf("%s: %s", name, difference(ours[name], want[name]))
		}
	}
}

// nbclientResults starts to execute the notebooks with nbclient and returns a
// function that waits for the results. They are kept beside the environment as
// long as the notebook, the script and the pinned versions stay the same.
func nbclientResults(t *testing.T, spec *Spec, names []string) func() map[string][]byte {
	script := "testdata/python/reference.py"
	prefix := filepath.Dir(filepath.Dir(python(t)))
	kept := func(name string) string {
		sum := sha256.New()
		for _, file := range []string{script, name} {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sum.Write(data)
		}
		return filepath.Join(prefix, "reference", fmt.Sprintf("%x.ipynb", sum.Sum(nil)[:12]))
	}
	out := t.TempDir()
	args := []string{script, out}
	for _, name := range names {
		if _, err := os.Stat(kept(name)); err != nil {
			args = append(args, name)
		}
	}
	cmd := exec.Command(python(t), args...)
	cmd.Env = append(os.Environ(), "JUPYTER_PATH="+filepath.Dir(filepath.Dir(spec.Dir)))
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	done := make(chan error, 1)
	go func() {
		if len(args) > 2 {
			done <- cmd.Run()
		} else {
			done <- nil
		}
	}()
	return func() map[string][]byte {
		if err := <-done; err != nil {
			t.Fatalf("%v\n%s", err, &log)
		}
		if err := os.MkdirAll(filepath.Join(prefix, "reference"), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, name := range args[2:] {
			data, err := os.ReadFile(filepath.Join(out, filepath.Base(name)))
			if err == nil {
				err = os.WriteFile(kept(name), data, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		results := map[string][]byte{}
		for _, name := range names {
			data, err := os.ReadFile(kept(name))
			if err != nil {
				t.Fatal(err)
			}
			results[name] = data
		}
		return results
	}
}

// failures are the fixtures that fail, and how.
var failures = map[string]struct {
	cell int
	want string
	is   func(*CellError) bool
}{
	"death.ipynb":            {1, "died: exit status 3; its last words:", func(e *CellError) bool { var d *DeadError; return errors.As(e, &d) }},
	"error_stops.ipynb":      {1, "cell 1 of 2 failed: ZeroDivisionError: division by zero", func(e *CellError) bool { return e.Err == nil && len(e.Traceback) > 0 }},
	"input_unanswered.ipynb": {1, "StdinNotImplementedError", func(e *CellError) bool { return e.Err == nil }},
	"timeout.ipynb":          {1, "cell 1 of 2 failed: it took longer than 2s", func(e *CellError) bool { return errors.Is(e, ErrTimeout) }},
}

func runFixture(t *testing.T, spec *Spec, name string) []byte {
	nb, err := nbformat.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	o := &RunOptions{Spec: spec, IPC: true} // no other program's sockets to run into
	fixture, _ := nb.Metadata["fixture"].(map[string]any)
	o.KeepGoing = fixture["allow_errors"] == true
	o.Coalesce = fixture["coalesce"] == true
	if fixture["timeout"] != nil {
		o.Timeout = 2 * time.Second
	}
	var started, finished int
	o.Progress = func(p Progress) {
		if !p.Finished {
			started++
			return
		}
		finished++
		if nb.Cells[p.Cell-1] != p.Code || p.Cells != len(nb.Cells) {
			t.Errorf("%s: progress %+v", name, p)
		}
	}
	report, err := Run(limit(t), nb, o)
	if started != finished || started != report.Cells {
		t.Errorf("%s: %d cells started, %d finished, report %+v", name, started, finished, report)
	}
	var failed *CellError
	want, fails := failures[filepath.Base(name)]
	if !fails {
		if err != nil || (len(report.Failed) > 0) != o.KeepGoing {
			t.Errorf("%s: %v, report %+v", name, err, report)
		}
	} else if !errors.As(err, &failed) || failed.Cell != want.cell || !strings.Contains(err.Error(), want.want) || !want.is(failed) {
		t.Errorf("%s: got %v, want %q", name, err, want.want)
	} else if failed.Source != nb.Cells[want.cell-1].Source || !strings.Contains(failed.Detail(), failed.Source) {
		t.Errorf("%s: source %q", name, failed.Source)
	}
	data, err := nb.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// difference shows the first line that differs and those around it.
func difference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	show := func(lines []string) string {
		var b strings.Builder
		for _, line := range lines[max(0, min(i-3, len(lines))):min(i+4, len(lines))] {
			b.WriteString(line[:min(len(line), 300)] + "\n")
		}
		return b.String()
	}
	return "got\n" + show(g) + "want\n" + show(w)
}
