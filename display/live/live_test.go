//go:build unix

package live_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/kerneltest"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// drawing defines a picture whose width is the number.
const drawing = `live.Interact(func(w float64, n int32) image.Image {
	if n == 7 {
		panic("seven")
	}
	fmt.Println("draws", w, n)
	return image.NewGray(image.Rect(0, 0, int(w), int(n)))
}, &live.Slider{Label: "width", Max: 500, Initial: 20}, &live.IntSlider{Initial: 10})
fmt.Println("goes on")`

func TestInteract(t *testing.T) {
	t.Parallel()
	f := open(t, kerneltest.Start(t, kerneltest.Zoetrope), true)
	ended := f.run("fmt image", drawing)
	slider := f.widget("FloatSlider", "description", "width")
	size := func(w, h int) {
		t.Helper()
		f.until("the picture", func(*wire.Message) bool {
			for _, data := range f.buffers {
				c, err := png.DecodeConfig(bytes.NewReader(data))
				if err == nil && c.Width == w && c.Height == h {
					return true
				}
			}
			return false
		})
	}
	size(20, 10)
	f.move(slider, "value", 33)
	size(33, 10)
	ints := f.widget("IntSlider", "value", 10.0)
	f.move(ints, "value", 7)
	box := f.widget("VBox", "box_style", "")
	f.until("the complaint", func(*wire.Message) bool {
		return f.children(box) == "FloatSlider IntSlider Button Image HTML"
	})
	for _, s := range f.states {
		if text, _ := s["value"].(string); strings.Contains(text, "<pre") {
			t.Log(text)
			if !strings.Contains(text, "panic: seven\nmain.") || strings.Contains(text, "reflect") {
				t.Errorf("the complaint is %s", text)
			}
		}
	}
	f.move(ints, "value", 8)
	size(33, 8)
	if got := f.children(box); got != "FloatSlider IntSlider Button Image" {
		f.until("its end", func(*wire.Message) bool { return f.children(box) == "FloatSlider IntSlider Button Image" })
	}
	f.press("Done")
	f.end(ended, "ok")
	if !strings.HasSuffix(f.text["stdout"], "goes on\n") {
		t.Errorf("printed %q", f.text)
	}
	if got := f.children(box); got != "FloatSlider IntSlider HTML" || f.states[slider]["disabled"] != true {
		t.Errorf("at the end the box has %s, the slider is %v", got, f.states[slider])
	}
	if n := len(f.shown); n != 2 || f.shown[1]["image/png"] == nil {
		t.Errorf("the outputs are %q, want the controls and the last picture", f.log)
	}

	t.Run("the newest value wins", func(t *testing.T) {
		ended := f.run("fmt time", `live.Interact(func(v int) string {
	time.Sleep(300 * time.Millisecond)
	fmt.Println("value", v)
	if v == 40 {
		live.Stop()
	}
	return fmt.Sprint(v)
}, &live.IntSlider{Label: "slow"})`)
		id := f.widget("IntSlider", "description", "slow")
		for v := range 41 {
			f.move(id, "value", v)
		}
		f.end(ended, "ok")
		if got := strings.Count(f.text["stdout"], "value"); got > 4 || !strings.HasSuffix(f.text["stdout"], "value 40\n") {
			t.Errorf("printed %q", f.text["stdout"])
		}
	})
	t.Run("interrupt", func(t *testing.T) {
		ended := f.run("fmt", `live.Interact(func(v bool) string { return fmt.Sprint("is ", v) }, &live.Check{Label: "interrupted"})
fmt.Println("goes on")`)
		f.move(f.widget("Checkbox", "description", "interrupted"), "value", true)
		f.widget("HTML", "value", "<pre>is true</pre>")
		if err := f.k.Interrupt(t.Context()); err != nil {
			t.Fatal(err)
		}
		f.end(ended, "ok")
		if last := f.shown[len(f.shown)-1]["text/plain"]; string(last) != `"is true"` || f.text["stdout"] != "goes on\n" {
			t.Errorf("shown last is %s, printed %q", last, f.text)
		}
	})
	t.Run("interrupt of a function that hangs", func(t *testing.T) {
		ended := f.run("fmt time", `live.Interact(func(v bool) string {
	if v {
		fmt.Println("hangs")
		time.Sleep(time.Hour)
	}
	return "fine"
}, &live.Check{Label: "hangs"})`)
		f.widget("HTML", "value", "<pre>fine</pre>")
		f.move(f.widget("Checkbox", "description", "hangs"), "value", true)
		f.printed("hangs")
		if err := f.k.Interrupt(t.Context()); err != nil {
			t.Fatal(err)
		}
		f.end(ended, "error")
		if last := f.shown[len(f.shown)-1]["text/plain"]; string(last) != `"fine"` {
			t.Errorf("shown last is %s, printed %q", last, f.text)
		}
	})
	t.Run("the next cell is run", func(t *testing.T) {
		const first, second = `live.Interact(func(v int) string {
	time.Sleep(200 * time.Millisecond)
	return fmt.Sprint("first ", v)
}, &live.IntSlider{Label: "first"})
b := &live.Toggle{Label: "toggle"}
for v := range b.Values() {
	fmt.Println("toggle", v)
}
s := &live.IntSlider{Label: "waits"}
s.OnChange(func(v int) { fmt.Println("changed", v) })
live.Show(s)
live.Wait()
fmt.Println("first ends")`, `fmt.Println("second runs")`
		ended := f.run("fmt time", first)
		f.widget("HTML", "value", "<pre>first 0</pre>")
		id := f.widget("IntSlider", "description", "first")
		f.move(id, "value", 1)
		f.widget("HTML", "value", "<pre>first 1</pre>")
		f.move(id, "value", 2) // which counts, although the next cell is run while it is drawn
		after := f.queue("fmt", second)
		f.end(ended, "ok")
		f.end(after, "ok")
		if want := "toggle false\nfirst ends\nsecond runs\n"; f.text["stdout"] != want {
			t.Errorf("printed %q, want %q", f.text["stdout"], want)
		}
		if n := len(f.shown); n != 4 || string(f.shown[1]["text/plain"]) != `"first 2"` {
			t.Errorf("the outputs are %q, %q", f.log, f.shown)
		}
		if s := f.states[id]; s["disabled"] != true || s["value"] != 2.0 {
			t.Errorf("at the end the slider is %v", s)
		}
		notes := 0
		for _, s := range f.states {
			if text, _ := s["value"].(string); strings.Contains(text, "another cell was run") {
				notes++
			}
		}
		if notes != 3 {
			t.Errorf("%d notes say why the controls have ended, want 3", notes)
		}

		t.Run("while the function of OnChange is busy", func(t *testing.T) {
			ended := f.run("fmt time", `s := &live.IntSlider{Label: "busy"}
s.OnChange(func(v int) {
	fmt.Println("begins", v)
	time.Sleep(300 * time.Millisecond)
	fmt.Println("changed", v)
})
live.Show(s)
live.Wait()`)
			f.widget("Button", "description", "Done")
			id := f.widget("IntSlider", "description", "busy")
			f.move(id, "value", 5)
			f.printed("begins 5")
			f.move(id, "value", 6)
			after := f.queue("fmt", second)
			f.end(ended, "ok")
			f.end(after, "ok")
			if want := "begins 5\nchanged 5\nbegins 6\nchanged 6\nsecond runs\n"; f.text["stdout"] != want {
				t.Errorf("printed %q, want %q", f.text["stdout"], want)
			}
		})
		t.Run("and a loop computes", func(t *testing.T) {
			ended := f.run("fmt time", `s := &live.IntSlider{Label: "computes"}
live.Show(s)
for range 30 {
	time.Sleep(20 * time.Millisecond)
	fmt.Println("step", s.Value())
}`)
			id := f.widget("IntSlider", "description", "computes")
			f.printed("step 0\n")
			after := f.queue("fmt", second)
			f.move(id, "value", 7)
			f.end(ended, "ok")
			f.end(after, "ok")
			if n := strings.Count(f.text["stdout"], "step"); n != 30 || !strings.Contains(f.text["stdout"], "step 7\n") {
				t.Errorf("printed %q", f.text["stdout"])
			}
		})
		t.Run("and the first holds on", func(t *testing.T) {
			ended := f.run("fmt", `live.Hold()
live.Interact(func(v int) string { return fmt.Sprint("held ", v) }, &live.IntSlider{Label: "held"})`)
			f.widget("HTML", "value", "<pre>held 0</pre>")
			after := f.queue("fmt", second)
			f.move(f.widget("IntSlider", "description", "held"), "value", 4)
			f.widget("HTML", "value", "<pre>held 4</pre>")
			f.press("Done")
			f.end(ended, "ok")
			f.end(after, "ok")
			if f.text["stdout"] != "second runs\n" {
				t.Errorf("printed %q", f.text["stdout"])
			}
		})
	})
	t.Run("values", func(t *testing.T) {
		ended := f.run("fmt", `c := &live.Choice{Options: []string{"a", "b", "c"}, Label: "values"}
r := &live.IntRangeSlider{Max: 8, OnRelease: true}
b := &live.Button{Label: "press"}
b.OnChange(func(n int) { fmt.Println("pressed", n) })
live.Show(&live.Tab{Children: []live.Widget{&live.HBox{Children: []live.Widget{c, b}}, r}, Titles: []string{"one", "two"}})
for v := range c.Values() {
	fmt.Println("value", v, c.Index(), r.Value())
	if v == "c" {
		break
	}
}
r.Set([2]int{1, 2})
live.Wait()`)
		id := f.widget("Dropdown", "description", "values")
		f.printed("value a 0 [2 6]\n")
		f.move(f.widget("IntRangeSlider", "max", 8.0), "value", []int{3, 4})
		f.move(id, "index", 9) // nonsense
		f.move(id, "index", 1)
		f.printed("value b 1 [3 4]\n")
		f.press("press")
		f.printed("pressed 1\n")
		f.move(id, "index", 2)
		f.printed("value c 2 [3 4]\n")
		f.press("Done")
		f.end(ended, "ok")
		if got := f.states[f.widget("IntRangeSlider", "max", 8.0)]; got["disabled"] != true || got["value"].([]any)[0] != 1.0 {
			t.Errorf("at the end it is %v", got)
		}
	})
	t.Run("a figure", func(t *testing.T) {
		ended := f.run("fmt github.com/zoetrope-go/zoetrope/anim", `line := &anim.Line{X: []float64{0, 1}, Y: []float64{0, 1}}
fig := anim.New(&anim.Axes{Artists: []anim.Artist{line}})
live.Interact(func(y float64) *anim.Figure {
	line.Y[1] = y
	return fig
}, &live.LogSlider{Label: "figure"})`)
		id := f.widget("FloatLogSlider", "description", "figure")
		picture := f.widget("Image", "format", "png")
		first := string(f.buffers[picture])
		f.move(id, "value", 100)
		f.until("another picture", func(*wire.Message) bool { return string(f.buffers[picture]) != first })
		f.press("Done")
		f.end(ended, "ok")
		if last := string(f.shown[len(f.shown)-1]["text/html"]); !strings.Contains(last, "data-zoetrope") {
			t.Errorf("shown last is %.200s", last)
		}
	})
	t.Run("a program that dies", func(t *testing.T) {
		ended := f.run("os", `s := &live.Slider{Label: "dies"}
for v := range s.Values() {
	if v > 0 {
		os.Exit(3)
	}
}`)
		id := f.widget("FloatSlider", "description", "dies")
		f.move(id, "value", 1)
		f.end(ended, "error")
		if f.states[id]["disabled"] != true {
			t.Errorf("the slider is %v", f.states[id])
		}
	})
	t.Run("much news", func(t *testing.T) {
		ended := f.run("", `p := &live.Progress{Label: "much", Max: 1e5}
live.Show(p)
for i := range 100_000 {
	p.Set(float64(i+1))
}`)
		f.end(ended, "ok")
		if got := f.states[f.widget("FloatProgress", "description", "much")]["value"]; got != 1e5 {
			t.Errorf("at the end it is at %v", got)
		}
		if n := strings.Count(strings.Join(f.log, ""), "update"); n > 400 {
			t.Errorf("%d updates", n)
		}
	})
}

// Without somebody who could move a control, nothing waits.
func TestNobodyThere(t *testing.T) {
	t.Parallel()
	const cell = `s := &live.Slider{Initial: 3}
s.OnChange(func(v float64) { fmt.Println("changed", v) })
for v := range s.Values() {
	fmt.Println("value", v)
}
live.Wait()
live.Interact(func(v string) (string, error) { return "shown " + v, nil }, &live.Text{Initial: "text"})`
	const printed = "value 3\nchanged 3\n"
	t.Run("headless", func(t *testing.T) {
		t.Parallel()
		f := open(t, kerneltest.Start(t, kerneltest.Zoetrope), false)
		f.end(f.run("fmt", cell), "ok")
		if f.text["stdout"] != printed || f.text["stderr"] != "" {
			t.Errorf("printed %q", f.text)
		}
		// The executed notebook shows the controls all the same.
		if n := len(f.shown); n != 3 || string(f.shown[2]["text/plain"]) != `"shown text"` || f.shown[0]["application/vnd.jupyter.widget-view+json"] == nil {
			t.Errorf("the outputs are %q", f.log)
		}
		if s := f.states[f.widget("Text", "value", "text")]; s["disabled"] != true {
			t.Errorf("at the end the text is %v", s)
		}
		f.end(f.run("errors", `live.Interact(func() error { return errors.New("wrong") })`), "error")
		if !strings.Contains(f.text["stderr"], "wrong") {
			t.Errorf("printed %q", f.text)
		}
	})
	t.Run("executed notebook", func(t *testing.T) {
		t.Parallel()
		s, env := kerneltest.Spec(t, kerneltest.Zoetrope)
		nb := &nbformat.Notebook{Cells: []*nbformat.Cell{
			{Type: nbformat.Code, Source: "import \"github.com/zoetrope-go/zoetrope/display/live\"\n%%\nlive.Interact(func(v int) string { return \"text\" }, &live.IntSlider{Initial: 12})"},
		}}
		if _, err := kernel.Run(t.Context(), nb, &kernel.RunOptions{Spec: s, Env: env}); err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(nb.Metadata["widgets"])
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`"model_name":"IntSliderModel"`, `"disabled":true`, `"value":12`, "These controls have ended"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("the notebook's widgets lack %s: %s", want, text)
			}
		}
		if n := len(nb.Cells[0].Outputs); n != 2 {
			t.Fatalf("there are %d outputs", n)
		}
		// The panel's ids are the same at each run.
		view, err := json.Marshal(nb.Cells[0].Outputs[0].Data["application/vnd.jupyter.widget-view+json"])
		if err != nil {
			t.Fatal(err)
		}
		if want := `{"model_id":"00000000000000000000000000000008","version_major":2,"version_minor":0}`; string(view) != want {
			t.Errorf("the controls are shown as %s, want %s", view, want)
		}
		if want := `"00000000000000000000000000000008":{"model_module":"@jupyter-widgets/controls","model_module_version":"2.0.0","model_name":"VBoxModel"`; !strings.Contains(string(text), want) {
			t.Errorf("the notebook's widgets lack %s: %s", want, text)
		}
	})
	t.Run("GoNB", func(t *testing.T) {
		t.Parallel()
		f := open(t, kerneltest.Start(t, kerneltest.GoNB), false)
		f.end(f.run("fmt", cell), "ok")
		if n := len(f.shown); f.text["stdout"] != printed || n != 1 || string(f.shown[0]["text/plain"]) != `"shown text"` {
			t.Errorf("printed %q, shown %q", f.text, f.log)
		}
		if want := `choose the kernel "Go (Zoetrope)"`; !strings.Contains(f.text["stderr"], want) {
			t.Errorf("standard error has %q, want %q in it", f.text["stderr"], want)
		}
	})
}
