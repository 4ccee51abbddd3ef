package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/writer"
	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// A notebookReport is what the whole notebook took on either side, from a cold
// kernel: the runner's time with the kernel's start and end, and the bytes of
// the executed notebook.
type notebookReport struct {
	Ours   result `json:"ours"`
	Theirs result `json:"theirs"`
}

const (
	notebookFile   = "notebooks/01_animation_and_dynamics.ipynb"
	notebookFaster = 10
)

// wholeNotebook runs the tutorial through the same runner on both sides.
func wholeNotebook(ctx context.Context, jsonFile string) error {
	dir, err := os.MkdirTemp("", "zoetrope-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	t, err := newTheirs(ctx, dir)
	if err != nil {
		return err
	}
	nb, err := nbformat.ReadFile(notebookFile)
	if err != nil {
		return fmt.Errorf("%w: run it from the project's root", err)
	}
	spec, err := kernel.Find(nb.KernelName())
	if err != nil {
		return fmt.Errorf("%w: go run ./install installs it", err)
	}
	root, err := filepath.Abs(filepath.Dir(notebookFile))
	if err != nil {
		return err
	}
	// The cells write their films beside the notebook: not into the project.
	mine, err := os.MkdirTemp(root, ".bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(mine)
	var r notebookReport
	say("our notebook")
	if r.Ours, err = execute(ctx, nb, spec, mine); err != nil {
		return err
	}
	say("matplotlib's notebook")
	if r.Theirs, err = execute(ctx, t.notebook(), t.spec(), t.dir); err != nil {
		return err
	}
	faster, smaller := r.Theirs.Seconds/r.Ours.Seconds, float64(r.Theirs.Bytes)/float64(r.Ours.Bytes)
	fmt.Fprint(os.Stderr, "\r\x1b[K")
	fmt.Printf("the notebook, cold kernel to end: ours %.1f s, %.2f MB; theirs %.1f s, %.1f MB\n",
		r.Ours.Seconds, float64(r.Ours.Bytes)/1e6, r.Theirs.Seconds, float64(r.Theirs.Bytes)/1e6)
	fmt.Printf("%.1f times faster, aim %d: %s; %.0f times smaller, aim %d: %s\n",
		faster, notebookFaster, verdict(faster >= notebookFaster), smaller, lighter, verdict(smaller >= lighter))
	return writeJSON(jsonFile, r)
}

// spec starts the environment's Python as a kernel.
func (t *theirs) spec() *kernel.Spec {
	return &kernel.Spec{Name: "bench", Language: "python", InterruptMode: "signal",
		Argv: []string{t.python, "-m", "ipykernel_launcher", "-f", "{connection_file}"}}
}

// execute runs a notebook in dir and forgets its old outputs.
func execute(ctx context.Context, nb *nbformat.Notebook, spec *kernel.Spec, dir string) (result, error) {
	for _, c := range nb.Cells {
		c.Outputs, c.ExecutionCount = nil, 0
	}
	report, err := kernel.Run(ctx, nb, &kernel.RunOptions{Spec: spec, Dir: dir, Env: []string{"PYTHONPATH=" + dir}})
	if failed := (*kernel.CellError)(nil); errors.As(err, &failed) {
		return result{}, fmt.Errorf("%s: %w\n%s", spec.Name, err, failed.Detail())
	} else if err != nil {
		return result{}, fmt.Errorf("%s: %w", spec.Name, err)
	}
	data, err := nb.Encode()
	return result{Seconds: report.Took.Seconds(), Bytes: int64(len(data))}, err
}

// notebook is the tutorial as Python cells: its imports and data, a cell for
// each figure that shows its film, and the files that the tutorial saves.
func (t *theirs) notebook() *nbformat.Notebook {
	nb := &nbformat.Notebook{}
	add := func(lines ...string) {
		nb.Cells = append(nb.Cells, &nbformat.Cell{Source: strings.Join(lines, "\n")})
	}
	settings := []string{
		"import os",
		"import matplotlib.pyplot as plt",
		"import numpy as np",
		"from IPython.display import HTML, display",
		"from matplotlib.animation import FFMpegWriter, PillowWriter",
		"%matplotlib inline",
		`plt.rcParams["animation.embed_limit"] = 1000`,
		`os.makedirs("animations", exist_ok=True)`,
	}
	if ffmpeg, err := writer.FFmpeg(); err == nil {
		settings = append(settings, fmt.Sprintf(`plt.rcParams["animation.ffmpeg_path"] = %q`, ffmpeg))
	}
	add(settings...)
	add("from dynamic import generate", "data = generate(np.random.RandomState(42))",
		"for name, values in data.items(): print(name, len(values))")
	saves := map[string]string{
		"activity": `animation.save("animations/neural_activity.gif", writer=PillowWriter(fps=20))`,
		"network":  `animation.save("animations/network_dynamics.mp4", writer=FFMpegWriter(fps=10))`,
		"learning": `animation.save("animations/learning_process.gif", writer=PillowWriter(fps=10))`,
		"export": `animation.save("animations/test.gif", writer=PillowWriter(fps=20))` + "\n" +
			`animation.save("animations/test.mp4", writer=FFMpegWriter(fps=30))` + "\n" +
			`open("animations/test.html", "w").write(animation.to_jshtml())`,
	}
	for _, s := range subjects {
		lines := []string{"import " + s.name, "animation = " + s.name + ".film().animation()"}
		if save := saves[s.name]; save != "" {
			lines = append(lines, save)
		}
		if s.name != "export" { // which the tutorial only saves
			lines = append(lines, "display(HTML(animation.to_jshtml()))")
		}
		add(append(lines, "plt.close()")...)
	}
	return nb
}
