//go:build unix

package display_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/kerneltest"
)

// endings are the ways a program can end after its last output, with the status
// its cell must have.
var endings = []struct{ imports, code, status string }{
	{"", "", "ok"},
	{"os", "os.Exit(0)", "ok"},
	{"os", "os.Exit(3)", "error"},
	{"", `panic("the end")`, "error"},
	{"errors", `display.Check(errors.New("the end"))`, "error"},
	{"os syscall", "syscall.Kill(os.Getpid(), syscall.SIGKILL)", "error"},
}

// flood is a cell's body that shows n outputs of first to last bytes, sizes
// growing by the same factor. The content tells them apart.
func flood(cell, n int, first, last float64) string {
	return fmt.Sprintf(`for i := range %d {
	size := int(%g * math.Pow(%g, float64(i)))
	s := fmt.Sprintf("%%d/%%d/%%d/", %d, i, size)
	for len(s) < size {
		s += s
	}
	display.Show(display.HTML(s[:max(size, 10)]))
}
`, n, first, growth(n, first, last), cell)
}

func growth(n int, first, last float64) float64 {
	if n == 1 {
		return 1
	}
	return math.Pow(last/first, 1/float64(n-1))
}

// checkFlood checks a flood's outputs, and returns their number and bytes.
func checkFlood(t *testing.T, r result, cell, n int, first, last float64) (outputs, bytes int) {
	t.Helper()
	if len(r.outputs) < n {
		t.Errorf("cell %d: %d outputs arrived, want %d; standard error has %q", cell, len(r.outputs), n, r.stderr)
		return len(r.outputs), 0
	}
	for i := range n {
		size := int(first * math.Pow(growth(n, first, last), float64(i)))
		unit := fmt.Sprintf("%d/%d/%d/", cell, i, size)
		size = max(size, 10)
		want := strings.Repeat(unit, size/len(unit)+1)[:size]
		if got := r.outputs[i].text(t, "text/html"); got != want {
			t.Errorf("cell %d: output %d has %d bytes %.40q, want %d bytes %.40q", cell, i, len(got), got, len(want), want)
		}
		bytes += size
	}
	return n, bytes
}

// TestNothingIsLost shows 1000 outputs of 10 bytes to 5 MB from programs that end
// right afterwards, in all ways there are.
func TestNothingIsLost(t *testing.T) {
	k := kerneltest.Start(t, kerneltest.GoNB)
	outputs, bytes := 0, 0
	const cells = 12
	for c := range cells {
		end := endings[c%len(endings)]
		n, last := 84, 50e3
		if c >= cells-len(endings) {
			n, last = 83, 5e6
		}
		r := execute(t, k, cell(self+" fmt math "+end.imports, flood(c, n, 10, last)+end.code))
		if r.status != end.status {
			t.Errorf("cell %d, ended by %q: status %s, want %s; standard error has %q", c, end.code, r.status, end.status, r.stderr)
		}
		o, b := checkFlood(t, r, c, n, 10, last)
		outputs += o
		bytes += b
	}
	t.Logf("%d outputs, %.0f MB in %d cells", outputs, float64(bytes)/1e6, cells)
	if outputs < 1000 {
		t.Errorf("%d outputs arrived, want at least 1000", outputs)
	}
}

// TestThousandCells has a program for each output. It takes some ten minutes.
func TestThousandCells(t *testing.T) {
	if os.Getenv("ZOETROPE_LONG_TESTS") == "" {
		t.Skip("takes ten minutes; set ZOETROPE_LONG_TESTS=1 to run it")
	}
	k := kerneltest.Start(t, kerneltest.GoNB)
	bytes := 0
	const cells = 1000
	for c := range cells {
		end := endings[c%len(endings)]
		size := math.Round(10 * math.Pow(5e5, float64(c)/(cells-1)))
		r := execute(t, k, cell(self+" fmt math "+end.imports, flood(c, 1, size, size)+end.code))
		if r.status != end.status {
			t.Errorf("cell %d, ended by %q: status %s, want %s; standard error has %q", c, end.code, r.status, end.status, r.stderr)
		}
		_, b := checkFlood(t, r, c, 1, size, size)
		bytes += b
	}
	t.Logf("%d cells, %.0f MB", cells, float64(bytes)/1e6)
}

func TestLargeOutput(t *testing.T) {
	k := kerneltest.Start(t, kerneltest.GoNB)
	r := execute(t, k, cell(self+" strings os", `display.Show(display.HTML(strings.Repeat("0123456789", 5_000_000)))
os.Exit(0)`))
	if len(r.outputs) != 1 || r.outputs[0].text(t, "text/html") != strings.Repeat("0123456789", 5_000_000) {
		t.Errorf("50 MB did not arrive whole: %d outputs, standard error has %q", len(r.outputs), r.stderr)
	}
}

// TestValues shows values that a naive sender would lose, and everything after
// them with it.
func TestValues(t *testing.T) {
	k := kerneltest.Start(t, kerneltest.GoNB)
	execute(t, k, "type bundle map[string]any\nfunc (b bundle) MIMEBundle() (map[string]any, error) { return b, nil }")
	r := execute(t, k, cell(self+" encoding/json image", `
type named string
nested := map[string]any{"null": nil, "n": 1 << 53, "x": 0.5, "list": []any{"a", []int{1}, map[string][]named{"k": {"v"}}}}
display.Show(bundle{"application/vnd.test+json": nested, "text/plain": "p"})
display.Show(bundle{"application/json": []map[string]int{{"a": 1}}})
display.Show(bundle{"application/json": json.RawMessage("{\"a\":[true,null]}")})
display.Show(bundle{"application/json": 7})
display.Show(bundle{"image/png": []byte("\x89PNG"), "text/html": []byte("<b>é</b>")})
display.Show(display.Image{Picture: image.NewGray(image.Rect(0, 0, 3, 2)), Width: 30})
display.Show(display.Markdown("*m*"), "text", 3)
`))
	if r.status != "ok" || len(r.outputs) != 9 {
		t.Fatalf("got status %s and %d outputs, want 9; standard error has %q", r.status, len(r.outputs), r.stderr)
	}
	for i, want := range []struct{ mime, json string }{
		{"application/vnd.test+json", `{"null": null, "n": 9007199254740992, "x": 0.5, "list": ["a", [1], {"k": ["v"]}]}`},
		{"application/json", `[{"a": 1}]`},
		{"application/json", `{"a": [true, null]}`},
		{"application/json", `7`},
		{"image/png", `"` + base64.StdEncoding.EncodeToString([]byte("\x89PNG")) + `"`},
		{"", ""},
		{"text/markdown", `"*m*"`},
		{"text/plain", `"text"`},
		{"text/plain", `"3"`},
	} {
		if want.mime == "" {
			continue
		}
		var got, expected any
		if err := json.Unmarshal(r.outputs[i].Data[want.mime], &got); err != nil {
			t.Errorf("output %d: %v", i, err)
		}
		if err := json.Unmarshal([]byte(want.json), &expected); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, expected) {
			t.Errorf("output %d has %s %s, want %s", i, want.mime, r.outputs[i].Data[want.mime], want.json)
		}
	}
	if got := r.outputs[4].text(t, "text/html"); got != "<b>é</b>" {
		t.Errorf("HTML given as bytes arrived as %q", got)
	}
	var about struct{ Width int }
	if err := json.Unmarshal(r.outputs[5].Metadata["image/png"], &about); err != nil || about.Width != 30 {
		t.Errorf("the picture's metadata is %s, want the width 30", r.outputs[5].Metadata["image/png"])
	}
}

// TestUnsendable has a value that no kernel can take: the cell must fail, and
// say why, and what was shown before must be there.
func TestUnsendable(t *testing.T) {
	k := kerneltest.Start(t, kerneltest.GoNB)
	execute(t, k, "type bundle map[string]any\nfunc (b bundle) MIMEBundle() (map[string]any, error) { return b, nil }")
	r := execute(t, k, cell(self, `display.Show("before", bundle{"text/html": map[string]any{"a": 1}})
display.Show("not reached")`))
	if r.status != "error" || len(r.outputs) < 1 || r.outputs[0].text(t, "text/plain") != "before" {
		t.Errorf("got status %s, %d outputs", r.status, len(r.outputs))
	}
	if want := "display: MIME bundle's text/html has a value of type map[string]interface {}"; !strings.Contains(r.stderr, want) {
		t.Errorf("standard error has %q, want %q in it", r.stderr, want)
	}
}

func TestCheckInCell(t *testing.T) {
	k := kerneltest.Start(t, kerneltest.GoNB)
	r := execute(t, k, cell(self+" os", `display.Show("before")
_, err := os.Open("no-such-file")
display.Check(nil)
display.Check(err)`))
	if r.status != "error" || len(r.outputs) < 1 {
		t.Errorf("got status %s, %d outputs", r.status, len(r.outputs))
	}
	t.Log(r.stderr)
	if !strings.Contains(r.stderr, "open no-such-file: no such file or directory\n") {
		t.Errorf("standard error has %q, want the error in it", r.stderr)
	}
	if !strings.Contains(r.stderr, "Line 7 ") || strings.Contains(r.stderr, "goroutine") {
		t.Errorf("standard error has %q, want line 7 of the cell and no stack trace", r.stderr)
	}
}

func TestSlotInCell(t *testing.T) {
	k := kerneltest.Start(t, kerneltest.GoNB)
	r := execute(t, k, cell(self+" fmt os", `var a, b display.Slot
a.Update("a0")
display.Show("between")
b.Update("b0")
for i := range 500 {
	a.Update(fmt.Sprint("a", i+1))
}
b.Update(display.HTML("<b>b1</b>"))
os.Exit(0)`))
	if len(r.outputs) != 504 {
		t.Fatalf("%d outputs arrived, want 504; standard error has %q", len(r.outputs), r.stderr)
	}
	a, b := r.outputs[0], r.outputs[2]
	if a.update || b.update || a.id == "" || b.id == "" || a.id == b.id || r.outputs[1].id != "" {
		t.Errorf("first outputs %+v, want two places with ids of their own", r.outputs[:3])
	}
	for _, o := range r.outputs[3:503] {
		if !o.update || o.id != a.id {
			t.Fatalf("got %+v, want an update of %s", o, a.id)
		}
	}
	if last := r.outputs[502].text(t, "text/plain"); last != "a500" {
		t.Errorf("the last update has %q, want a500", last)
	}
	if last := r.outputs[503]; !last.update || last.id != b.id || last.text(t, "text/html") != "<b>b1</b>" {
		t.Errorf("got %+v, want b1", last)
	}
}

// TestBesideGonbui uses GoNB's own package first, whose messages and ours the
// kernel cannot tell apart. The cell must fail with the reason, not hang.
func TestBesideGonbui(t *testing.T) {
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip("found out through /proc, which is not here")
	}
	k := kerneltest.Start(t, kerneltest.GoNB)
	r := execute(t, k, cell(self+" github.com/janpfeifer/gonb/gonbui", `gonbui.DisplayHTML("<b>")
gonbui.Sync()
display.Show("a")`))
	if want := "package gonbui has garbled the connection"; r.status != "error" || !strings.Contains(r.stderr, want) {
		t.Errorf("status %s, standard error has %q, want %q in it", r.status, r.stderr, want)
	}
}

// TestBridged has the bridge between: all outputs must get through, and of the
// updates of a slot at least the last.
func TestBridged(t *testing.T) {
	k := kerneltest.Start(t, kerneltest.Zoetrope)
	for c, end := range endings {
		r := execute(t, k, cell(self+" fmt math "+end.imports, flood(c, 60, 10, 1e6)+`
var s display.Slot
for i := range 300 {
	s.Update(fmt.Sprint("update ", i))
}
`+end.code))
		if r.status != end.status {
			t.Errorf("cell %d, ended by %q: status %s, want %s; standard error has %q", c, end.code, r.status, end.status, r.stderr)
		}
		checkFlood(t, r, c, 60, 10, 1e6)
		last := ""
		for _, o := range r.outputs {
			if o.id != "" {
				last = o.text(t, "text/plain")
			}
		}
		if last != "update 299" {
			t.Errorf("cell %d, ended by %q: the slot has %q, want the last update", c, end.code, last)
		}
	}
}
