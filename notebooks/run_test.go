package notebooks_test

import (
	"image/color"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// Every notebook runs through the real kernel, and shows what it would show
// now. It runs outside of the project, as a user's own notebooks do.
func TestNotebooksAreFresh(t *testing.T) {
	t.Parallel() // it needs no browser
	if !exact() {
		t.Log("this machine rounds otherwise than that which ran the notebooks: films may differ by what nobody sees")
	}
	for _, name := range jupytertest.Files(t, ".") {
		t.Run(strings.TrimSuffix(name, ".ipynb"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			committed, fresh := parse(t, data), parse(t, data)
			report, err := kernel.Run(t.Context(), fresh, &kernel.RunOptions{
				Spec:    jupytertest.Spec(t),
				Dir:     t.TempDir(),
				Timeout: 2 * time.Minute,
			})
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d cells in %.1f s", report.Cells, report.Took.Seconds())
			stale := append(faults(committed, len(data), sizeLimit(name)), differences(committed, fresh)...)
			for _, s := range stale {
				t.Error(s)
			}
			if len(stale) > 0 {
				t.Errorf("refresh it: go run ./install run notebooks/%s", name)
			}
		})
	}
}

// The tutorial is what it says it is: more than a hundred times smaller than
// with matplotlib.
func TestTutorialIsLight(t *testing.T) {
	info, err := os.Stat(jupytertest.Tutorial)
	if err != nil {
		t.Fatal(err)
	}
	times := float64(matplotlibSize) / float64(info.Size())
	t.Logf("%.0f times smaller", times)
	if times <= 100 {
		t.Errorf("%s has %d bytes, of which matplotlib's %d are %.1f times as many, want more than 100", jupytertest.Tutorial, info.Size(), matplotlibSize, times)
	}
}

func parse(t *testing.T, data []byte) *nbformat.Notebook {
	t.Helper()
	nb, err := nbformat.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

// film is a film of three frames in which a square goes to the right, as HTML.
func film(t *testing.T, change func(*strip.Film)) string {
	t.Helper()
	f := &strip.Film{Width: 40, Height: 20, Frames: 3, FPS: 10, Layers: []strip.Layer{{Axes: -1, Frame: []int{0, 1, 2}}}}
	for k := range int32(3) {
		marks := &strip.Marks{Shape: strip.SquareMark, X: []int32{80 + 40*k}, Y: []int32{80}, Size: []int32{80}, Colors: []color.NRGBA{{B: 255, A: 255}}}
		f.Layers[0].States = append(f.Layers[0].States, strip.State{marks})
	}
	change(f)
	html, err := player.Output(f, nil)
	if err != nil {
		t.Fatal(err)
	}
	return html
}

// A notebook that is not what a run gives is found out.
func TestStaleNotebooksAreFound(t *testing.T) {
	unchanged := func(*strip.Film) {}
	notebook := func(change func(*nbformat.Cell)) *nbformat.Notebook {
		c := &nbformat.Cell{ID: "a", Source: "film()", ExecutionCount: 1, Outputs: []*nbformat.Output{
			{Type: nbformat.Stream, Name: "stdout", Text: "one\ntwo\n"},
			{Type: nbformat.DisplayData, Data: nbformat.Object{"text/plain": "Film", "text/html": film(t, unchanged)}},
		}}
		change(c)
		return &nbformat.Notebook{
			Metadata: nbformat.Object{"kernelspec": map[string]any{"name": "zoetrope"}},
			Cells:    []*nbformat.Cell{c},
		}
	}
	same := notebook(func(*nbformat.Cell) {})
	for _, c := range []struct {
		change func(*nbformat.Cell)
		want   string
	}{
		{func(c *nbformat.Cell) {}, ""},
		{func(c *nbformat.Cell) { // a warning
			c.Outputs = slices.Insert(c.Outputs, 1,
				&nbformat.Output{Type: nbformat.Stream, Name: "stderr", Text: "frame 1\n"},
				&nbformat.Output{Type: nbformat.Stream, Name: "stdout", Text: "two\n"})
			c.Outputs[0].Text = "one\n"
		}, ""},
		{func(c *nbformat.Cell) { c.ExecutionCount = 2 }, "cell 1: its number is 1, now 2"},
		{func(c *nbformat.Cell) { c.Outputs = c.Outputs[:1] }, "cell 1: it has 2 outputs, now 1"},
		{func(c *nbformat.Cell) { c.Outputs[0].Text = "one\n" }, `cell 1: output 1: the text is "one\ntwo\n", now "one\n"`},
		{func(c *nbformat.Cell) { c.Outputs[1].Type = nbformat.ExecuteResult }, "cell 1: output 2: it is display_data, now execute_result"},
		{func(c *nbformat.Cell) { c.Outputs[1].Data["text/plain"] = "Cinema" }, "cell 1: output 2: text/plain is"},
		{func(c *nbformat.Cell) { delete(c.Outputs[1].Data, "text/plain") }, "cell 1: output 2: its types are"},
		{func(c *nbformat.Cell) { c.Outputs[1].Data["text/html"] = "<p>" }, "it has 1 films, now 0"},
		{func(c *nbformat.Cell) {
			c.Outputs[1].Data["text/html"] = strings.Replace(film(t, unchanged), "<script>", "<script>;", 1)
		}, "the HTML around the films"},
		{func(c *nbformat.Cell) {
			c.Outputs[1].Data["text/html"] = film(t, func(f *strip.Film) { f.FPS = 11 })
		}, "film 1: it is {Width:40 Height:20 Frames:3 FPS:10"},
		{func(c *nbformat.Cell) {
			c.Outputs[1].Data["text/html"] = film(t, func(f *strip.Film) { f.Layers[0].States[1][0].(*strip.Marks).X[0] += 2 })
		}, "film 1: frame 1 of 3 is drawn differently"},
		{func(c *nbformat.Cell) {
			c.Outputs[1].Data["text/html"] = film(t, func(f *strip.Film) { f.Layers[0].Label = "square" })
		}, "film 1: its axes"},
	} {
		got := strings.Join(differences(same, notebook(c.change)), "; ")
		if !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("the differences are %q, want %q", got, c.want)
		}
	}
	measures := func(text string) *nbformat.Notebook {
		return notebook(func(c *nbformat.Cell) {
			c.Metadata = nbformat.Object{"tags": []any{"varies"}}
			c.Outputs[0].Text = text
		})
	}
	if d := differences(measures("1 ms"), measures("2 ms")); len(d) > 0 {
		t.Errorf("a cell that measures differs: %q", d)
	}
	if f := faults(same, maxSize-1, maxSize); len(f) > 0 {
		t.Errorf("a sound notebook has the faults %q", f)
	}
	bad := notebook(func(c *nbformat.Cell) {
		c.ID, c.ExecutionCount = "", 0
		c.Outputs[0] = &nbformat.Output{Type: nbformat.Error, EName: "ERROR", EValue: "exit status 1"}
		c.Outputs[1] = &nbformat.Output{Type: nbformat.Stream, Name: "stderr", Text: "warning"}
	})
	bad.Metadata = nil
	if f := faults(bad, maxSize, maxSize); len(f) != 6 {
		t.Errorf("of 6 faults these were found: %q", f)
	}
}
