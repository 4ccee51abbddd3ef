package notebooks_test

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
	_ "golang.org/x/image/webp"
)

// What a notebook may weigh with its outputs, in bytes.
const (
	maxSize         = 2 << 20
	maxSizeTutorial = 1 << 20
)

// sizeLimit is that of a notebook's file.
func sizeLimit(name string) int {
	if name == jupytertest.Tutorial {
		return maxSizeTutorial
	}
	return maxSize
}

// matplotlibSize is what the cells of the Python tutorial store where ours show
// players: the web pages that matplotlib 3.11 writes of its figures (to_jshtml,
// its embed_limit raised), in bytes. go run ./anim/bench -notebook measures it
// anew.
const matplotlibSize = 145_000_000

// faults are what is wrong with a committed notebook by itself, one a line.
// size is that of its file, which is to be less than limit.
func faults(nb *nbformat.Notebook, size, limit int) []string {
	var found []string
	add := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	if size >= limit {
		add("it has %d bytes, and less than %d are wanted", size, limit)
	}
	if name := nb.KernelName(); name != "zoetrope" {
		add("its kernel is %q, want zoetrope", name)
	}
	seen := map[string]bool{}
	for i, c := range nb.Cells {
		if c.ID == "" || seen[c.ID] {
			add("cell %d has the id %q, want one of its own", i+1, c.ID)
		}
		seen[c.ID] = true
		if !c.IsCode() || strings.TrimSpace(c.Source) == "" {
			continue
		}
		if c.ExecutionCount == 0 {
			add("cell %d has not been executed", i+1)
		}
		for _, o := range c.Outputs {
			switch {
			case o.Type == nbformat.Error:
				add("cell %d has failed: %s: %s", i+1, o.EName, o.EValue)
			case o.Type == nbformat.Stream && o.Name == "stderr":
				add("cell %d has written to standard error: %s", i+1, o.Text)
			}
		}
	}
	return found
}

// differences are what a notebook's outputs say that those of a fresh run do
// not, one a line. What a run writes to standard error does not count: faults
// finds it.
func differences(committed, fresh *nbformat.Notebook) []string {
	var found []string
	for i, c := range committed.Cells {
		f := fresh.Cells[i]
		add := func(format string, args ...any) {
			found = append(found, fmt.Sprintf("cell %d: ", i+1)+fmt.Sprintf(format, args...))
		}
		if c.ExecutionCount != f.ExecutionCount {
			add("its number is %d, now %d", c.ExecutionCount, f.ExecutionCount)
		}
		was, now := shown(c), shown(f)
		if len(was) != len(now) {
			add("it has %d outputs, now %d", len(was), len(now))
			continue
		}
		if varies(c) {
			continue
		}
		for k := range was {
			for _, d := range outputDifferences(was[k], now[k]) {
				add("output %d: %s", k+1, d)
			}
		}
	}
	return found
}

// varies reports whether a cell carries the tag "varies": it measures, so that
// only the number of its outputs can be the same again.
func varies(c *nbformat.Cell) bool {
	tags, _ := c.Metadata["tags"].([]any)
	return slices.Contains(tags, any("varies"))
}

// shown are the outputs of a cell without standard error, and what that had
// torn apart joined again.
func shown(c *nbformat.Cell) []nbformat.Output {
	var list []nbformat.Output
	for _, o := range c.Outputs {
		last := len(list) - 1
		switch {
		case o.Type == nbformat.Stream && o.Name == "stderr":
		case o.Type == nbformat.Stream && last >= 0 && list[last].Type == nbformat.Stream:
			list[last].Text += o.Text
		default:
			list = append(list, *o)
		}
	}
	return list
}

func outputDifferences(was, now nbformat.Output) []string {
	if was.Type != now.Type {
		return []string{fmt.Sprintf("it is %s, now %s", was.Type, now.Type)}
	}
	if was.Text != now.Text {
		return []string{fmt.Sprintf("the text is %q, now %q", was.Text, now.Text)}
	}
	kinds, kindsNow := slices.Sorted(maps.Keys(was.Data)), slices.Sorted(maps.Keys(now.Data))
	if !slices.Equal(kinds, kindsNow) {
		return []string{fmt.Sprintf("its types are %q, now %q", kinds, kindsNow)}
	}
	var found []string
	for _, kind := range kinds {
		a, b := was.Data[kind], now.Data[kind]
		x, isText := a.(string)
		y, stillText := b.(string)
		switch {
		case isText && stillText && kind == "text/html":
			for _, d := range htmlDifferences(x, y) {
				found = append(found, kind+": "+d)
			}
		case !reflect.DeepEqual(a, b):
			found = append(found, fmt.Sprintf("%s is %.200q, now %.200q", kind, fmt.Sprint(a), fmt.Sprint(b)))
		}
	}
	return found
}

// htmlDifferences compares what is in the pictures, not their bytes: those may
// change with the compression of a new Go.
func htmlDifferences(was, now string) []string {
	before, restBefore, err := jupytertest.Posters(was)
	if err != nil {
		return []string{"a picture is broken: " + err.Error()}
	}
	after, restAfter, err := jupytertest.Posters(now)
	if err != nil {
		return []string{"a picture is now broken: " + err.Error()}
	}
	if len(before) != len(after) {
		return []string{fmt.Sprintf("it has %d films, now %d", len(before), len(after))}
	}
	var found []string
	if restBefore != restAfter {
		found = append(found, fmt.Sprintf("the HTML around the films (with the player) has %d bytes, now others: %d", len(restBefore), len(restAfter)))
	}
	for i := range before {
		if d := posterDifference(before[i], after[i]); d != "" {
			found = append(found, fmt.Sprintf("film %d: %s", i+1, d))
		}
	}
	return found
}

func posterDifference(was, now []byte) string {
	before, err := jupytertest.FilmIn(was)
	if err != nil {
		return err.Error()
	}
	after, err := jupytertest.FilmIn(now)
	if err != nil {
		return "now " + err.Error()
	}
	if d := filmDifference(before, after); d != "" && (exact() || alike(before, after) != "") {
		return d
	}
	x, _, err := image.Decode(bytes.NewReader(was))
	if err != nil {
		return "its still cannot be read: " + err.Error()
	}
	y, _, err := image.Decode(bytes.NewReader(now))
	if err != nil {
		return "its still can no longer be read: " + err.Error()
	}
	if x.Bounds() != y.Bounds() {
		return fmt.Sprintf("its still has %v, now %v", x.Bounds(), y.Bounds())
	}
	if !exact() {
		return "" // it is drawn from films that may differ a little
	}
	for py := range x.Bounds().Dy() {
		for px := range x.Bounds().Dx() {
			r, g, b, a := x.At(px, py).RGBA()
			if r2, g2, b2, a2 := y.At(px, py).RGBA(); r != r2 || g != g2 || b != b2 || a != a2 {
				return fmt.Sprintf("its still looks different from pixel %d, %d on", px, py)
			}
		}
	}
	return ""
}

// filmDifference says where two films differ first, or nothing.
func filmDifference(a, b *strip.Film) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	head := func(f *strip.Film) strip.Film {
		h := *f
		h.Layers, h.Axes = nil, nil
		return h
	}
	if x, y := head(a), head(b); !reflect.DeepEqual(x, y) {
		return fmt.Sprintf("it is %+v, now %+v", x, y)
	}
	for frame := range a.Frames {
		if x, y := jupytertest.Drawn(a, frame), jupytertest.Drawn(b, frame); !reflect.DeepEqual(x, y) {
			for i := range min(len(x), len(y)) {
				if !reflect.DeepEqual(x[i], y[i]) {
					return fmt.Sprintf("frame %d of %d is drawn differently, in layer %d of %d (%q)", frame, a.Frames, i, len(x), a.Layers[i].Label)
				}
			}
			return fmt.Sprintf("frame %d of %d has %d layers, now %d", frame, a.Frames, len(x), len(y))
		}
	}
	return "its axes, or the names or clips of its layers, differ"
}
