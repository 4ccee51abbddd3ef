//go:build unix

package kernel

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

func notebook(sources ...string) *nbformat.Notebook {
	nb := &nbformat.Notebook{}
	for _, source := range sources {
		nb.Cells = append(nb.Cells, &nbformat.Cell{Source: source})
	}
	return nb
}

func TestRunAnswersQuestions(t *testing.T) {
	t.Parallel()
	nb := notebook("print(input('name? '))", "import os; print(os.getcwd(), os.environ['X'])")
	dir := t.TempDir()
	_, err := Run(limit(t), nb, &RunOptions{
		Spec: ipykernel(t), Dir: dir, Env: []string{"X=y"},
		Stdin: func(_ context.Context, r wire.InputRequest) (string, error) { return "to " + r.Prompt, nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := nb.Cells[0].Outputs[0].Text; got != "to name? \n" {
		t.Errorf("%q", got)
	}
	if got := nb.Cells[1].Outputs[0].Text; !strings.HasSuffix(got, " y\n") || !strings.Contains(got, dir) {
		t.Errorf("%q", got)
	}
	if nb.Cells[0].ID == "" || nb.Metadata["language_info"] == nil {
		t.Error("no id or language")
	}
}

// A run that is cancelled stops the cell, and keeps what it has printed.
func TestRunCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(limit(t))
	nb := notebook("import time\nprint('before', flush=True)\ntime.sleep(600)", "print('never')")
	began := time.Now()
	report, err := Run(ctx, nb, &RunOptions{Spec: ipykernel(t), KeepGoing: true, Progress: func(p Progress) {
		if !p.Finished {
			time.AfterFunc(time.Second, cancel)
		}
	}})
	var failed *CellError
	if !errors.Is(err, context.Canceled) || !errors.As(err, &failed) || failed.Cell != 1 || len(report.Failed) != 1 {
		t.Errorf("%v, %+v", err, report)
	}
	if time.Since(began) > time.Minute {
		t.Error("took", time.Since(began))
	}
	if got := summary(nb.Cells[0]); got != `stdout:"before\n" error:KeyboardInterrupt` {
		t.Error(got)
	}
}

// A cell that does not let itself be interrupted costs the kernel.
func TestRunStubborn(t *testing.T) {
	t.Parallel()
	nb := notebook("import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint('before', flush=True)\ntime.sleep(600)", "print('never')")
	report, err := Run(limit(t), nb, &RunOptions{Spec: ipykernel(t), Timeout: time.Second, KeepGoing: true})
	if !errors.Is(err, ErrTimeout) || !strings.Contains(err.Error(), "cell 1 of 2 failed: it took longer than 1s, and does not react to an interrupt") || report.Cells != 1 {
		t.Errorf("%v, %+v", err, report)
	}
	if got := summary(nb.Cells[0]); got != `stdout:"before\n"` {
		t.Error(got)
	}
}

func TestRunWithoutKernel(t *testing.T) {
	nb := notebook("1")
	nb.Metadata = nbformat.Object{"kernelspec": map[string]any{"name": "no-such-kernel"}}
	var missing *NotFoundError
	if _, err := Run(limit(t), nb, nil); !errors.As(err, &missing) || missing.Name != "no-such-kernel" {
		t.Error(err)
	}
	if _, err := Run(limit(t), nb, &RunOptions{Kernel: "none-either"}); !errors.As(err, &missing) || missing.Name != "none-either" {
		t.Error(err)
	}
}

// A notebook made in Go is written as nbformat writes it, and valid.
func TestWrittenAsNbformatDoes(t *testing.T) {
	odd := "a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x1ch\x85i\u0085\t\"\\/\x00\x7f é 🎡 </p>"
	odd = strings.ToValidUTF8(odd, "")
	nb := &nbformat.Notebook{
		Metadata: nbformat.Object{"z": 1, "a": nbformat.Object{"é": []any{1.5, 1e100, 1e16, 1e15, 0.0001, 0.00001, -1.5, 123456789.0, true, nil, odd}, "empty": []any{}, "none": nbformat.Object{}}},
		Cells: []*nbformat.Cell{
			{Source: odd, ExecutionCount: 3, Metadata: nbformat.Object{"tags": []string{"x"}}, Outputs: []*nbformat.Output{
				{Type: nbformat.Stream, Name: "stdout", Text: odd + "\n"},
				{Type: nbformat.DisplayData, Data: nbformat.Object{"text/html": odd, "image/png": "A\nB", "image/svg+xml": "<svg>\n</svg>", "application/json": nbformat.Object{"k": "a\nb"}}},
				{Type: nbformat.ExecuteResult, ExecutionCount: 3, Data: nbformat.Object{"text/plain": ""}},
				{Type: nbformat.Error, EName: "E", EValue: odd, Traceback: []string{odd}},
			}},
			{Type: nbformat.Markdown, Source: "\n\n", Attachments: nbformat.Object{"a": nbformat.Object{"text/plain": "a\nb"}}},
			{Type: nbformat.Raw},
		},
	}
	nb.FillIDs()
	data, err := nb.Encode()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python(t), "-c", `
import sys, nbformat
nb = nbformat.reads(sys.stdin.buffer.read().decode(), as_version=4)
nbformat.validate(nb)
sys.stdout.buffer.write((nbformat.writes(nb) + "\n").encode())`)
	cmd.Stdin = strings.NewReader(string(data))
	var complaint strings.Builder
	cmd.Stderr = &complaint
	want, err := cmd.Output()
	if err != nil {
		t.Fatal(err, complaint.String())
	}
	if string(want) != string(data) {
		t.Error(difference(data, want))
	}
}
