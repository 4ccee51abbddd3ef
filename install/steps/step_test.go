package steps

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func testPlace(t *testing.T) *Place {
	t.Helper()
	dir := t.TempDir()
	source, err := findSource("")
	if err != nil {
		t.Fatal(err)
	}
	return &Place{Home: filepath.Join(dir, "home"), Jupyter: filepath.Join(dir, "jupyter"), Source: source}
}

// fileStep holds once a file of its name is in the data folder.
func fileStep(name string, needs ...string) Step {
	return Step{
		Name:  name,
		Needs: needs,
		Check: func(ctx context.Context, p *Place) (string, error) {
			_, err := os.Stat(filepath.Join(p.Home, name))
			return "there", err
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			note("writing")
			return os.WriteFile(filepath.Join(p.Home, name), nil, 0o644)
		},
		Mend: "touch it",
	}
}

func journal(into *[]string) func(Event) {
	names := []string{"begun", "noted", "holds", "made", "broken", "passed"}
	return func(e Event) { *into = append(*into, e.Step+" "+names[e.Phase]) }
}

func TestEnsureAppliesWhatIsMissing(t *testing.T) {
	p := testPlace(t)
	table := []Step{fileStep("a"), fileStep("b"), fileStep("c")}
	var first, second []string
	if err := Ensure(t.Context(), p, table[:1], func(Event) {}); err != nil {
		t.Fatal(err)
	}
	if err := Ensure(t.Context(), p, table, journal(&first)); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(first, ", "), "a holds, b begun, b noted, b made, c begun, c noted, c made"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if err := Ensure(t.Context(), p, table, journal(&second)); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(second, ", "), "a holds, b holds, c holds"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestEnsureStopsAtAFault(t *testing.T) {
	p := testPlace(t)
	own := &curable{errors.New("b is ill"), "see a doctor"}
	cases := []struct {
		name string
		step Step
		want Fault
	}{
		{"nothing to apply", Step{Name: "b", Mend: "by hand", Check: func(context.Context, *Place) (string, error) { return "", errors.New("no b") }},
			Fault{Step: "b", Cure: "by hand"}},
		{"a cure of its own", Step{Name: "b", Mend: "by hand", Check: func(context.Context, *Place) (string, error) { return "", fmt.Errorf("oh: %w", own) }},
			Fault{Step: "b", Cure: "see a doctor"}},
		{"apply fails", Step{Name: "b", Mend: "by hand",
			Check: func(context.Context, *Place) (string, error) { return "", errors.New("no b") },
			Apply: func(context.Context, *Place, func(string)) error { return own }},
			Fault{Step: "b", Cure: "see a doctor"}},
		{"apply does not help", Step{Name: "b", Mend: "by hand",
			Check: func(context.Context, *Place) (string, error) { return "", errors.New("no b") },
			Apply: func(context.Context, *Place, func(string)) error { return nil }},
			Fault{Step: "b", Cure: "by hand"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var log []string
			err := Ensure(t.Context(), p, []Step{fileStep("a"), c.step, fileStep("never")}, journal(&log))
			var f *Fault
			if !errors.As(err, &f) || f.Step != c.want.Step || f.Cure != c.want.Cure {
				t.Errorf("got %v, want a fault of %q with the cure %q", err, c.want.Step, c.want.Cure)
			}
			if log[len(log)-1] != "b broken" {
				t.Errorf("the last news is %q, want that b is broken", log[len(log)-1])
			}
			if _, err := os.Stat(filepath.Join(p.Home, "never")); err == nil {
				t.Error("a step after the fault was applied")
			}
		})
	}
}

func TestInspectPassesOverWhatCannotBeLookedAt(t *testing.T) {
	p := testPlace(t)
	if err := os.MkdirAll(p.Home, 0o755); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(filepath.Join(p.Home, "d"), nil, 0o644)
	var log []string
	faults, err := Inspect(t.Context(), p, []Step{fileStep("a"), fileStep("b", "a"), fileStep("c", "b"), fileStep("d")}, journal(&log))
	if err != nil || len(faults) != 1 || faults[0].Step != "a" || faults[0].Cure != "touch it" {
		t.Errorf("got %v, %v, want the one fault a", faults, err)
	}
	if got, want := strings.Join(log, ", "), "a broken, b passed, c passed, d holds"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, err := os.Stat(filepath.Join(p.Home, "a")); err == nil {
		t.Error("Inspect has changed something")
	}
}

func TestEnsureWaitsForAnother(t *testing.T) {
	p := testPlace(t)
	entered, proceed := make(chan bool), make(chan bool)
	slow := fileStep("a")
	slow.Apply = func(ctx context.Context, p *Place, note func(string)) error {
		close(entered)
		<-proceed
		return os.WriteFile(filepath.Join(p.Home, "a"), nil, 0o644)
	}
	first := make(chan error)
	go func() { first <- Ensure(context.Background(), p, []Step{slow}, func(Event) {}) }()
	<-entered

	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := Ensure(ctx, p, []Step{fileStep("a")}, func(Event) {}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a second set-up got %v, want that it waits until its deadline", err)
	}
	var log []string
	second := make(chan error)
	waits := make(chan bool, 1)
	go func() {
		note := journal(&log)
		second <- Ensure(context.Background(), p, []Step{fileStep("a")}, func(e Event) {
			note(e)
			if e.Phase == Noted {
				waits <- true
			}
		})
	}()
	<-waits
	close(proceed)
	if err := errors.Join(<-first, <-second); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(log, ", "), "a noted, a holds"; got != want {
		t.Errorf("the second saw %q, want %q", got, want)
	}
}

func TestEnsureStopsWithItsContext(t *testing.T) {
	p := testPlace(t)
	stop := errors.New("stop")
	ctx, cancel := context.WithCancelCause(t.Context())
	slow := fileStep("a")
	pidFile := filepath.Join(t.TempDir(), "pid")
	slow.Apply = func(ctx context.Context, p *Place, note func(string)) error {
		_, err := run(ctx, command{note: func(string) { cancel(stop) },
			args: []string{"sh", "-c", "trap '' TERM; sleep 60 & echo $! > " + pidFile + "; echo started; wait; sleep 60"}})
		return err
	}
	start := time.Now()
	if err := Ensure(ctx, p, []Step{slow}, func(Event) {}); !errors.Is(err, stop) {
		t.Errorf("got %v, want the context's cause", err)
	}
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("it took %v to stop", d)
	}
	pid, err := os.ReadFile(pidFile)
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if !alive(t, strings.TrimSpace(string(pid))) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("a process that the step started lives on")
}

// alive reports whether a process exists and is more than a zombie.
func alive(t *testing.T, pid string) bool {
	t.Helper()
	n, err := strconv.Atoi(pid)
	if err != nil {
		t.Fatal(err)
	}
	if syscall.Kill(n, 0) != nil {
		return false
	}
	stat, err := os.ReadFile(filepath.Join("/proc", pid, "stat"))
	return err != nil || !strings.Contains(string(stat), ") Z ")
}

func TestEveryRowIsComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Table() {
		if s.Name == "" || seen[s.Name] || s.Check == nil || s.Mend == "" || !strings.HasSuffix(s.Mend, ".") {
			t.Errorf("row %q is not complete", s.Name)
		}
		for _, n := range s.Needs {
			if !seen[n] {
				t.Errorf("row %q needs %q, which is no earlier row", s.Name, n)
			}
		}
		seen[s.Name] = true
	}
}
