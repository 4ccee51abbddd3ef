//go:build unix

package display_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// result is what a client sees of a cell.
type result struct {
	status  string
	outputs []output
	stderr  string
}

// output is a display_data or update_display_data message.
type output struct {
	update bool
	id     string
	wire.Display
}

// text returns the output's value of a MIME type that is text, or base64.
func (o output) text(t *testing.T, mime string) string {
	t.Helper()
	var s string
	if err := json.Unmarshal(o.Data[mime], &s); err != nil {
		t.Errorf("%s is %.100s, want a string: %v", mime, o.Data[mime], err)
	}
	return s
}

// execute runs a cell and waits until all of its output is there.
func execute(t *testing.T, k *kernel.Kernel, code string) (r result) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	reply, err := k.Execute(ctx, code, &kernel.ExecuteOptions{Each: func(m *wire.Message) {
		switch m.Type() {
		case "display_data", "update_display_data":
			o := output{update: m.Type() == "update_display_data"}
			if err := m.Read(&o.Display); err != nil {
				t.Error(err)
			}
			o.id = o.Transient.DisplayID
			r.outputs = append(r.outputs, o)
		case "stream":
			var s wire.Stream
			if err := m.Read(&s); err != nil {
				t.Error(err)
			}
			if s.Name == "stderr" {
				r.stderr += s.Text
			}
		}
	}})
	if err != nil {
		t.Fatalf("%v, in the cell\n%s", err, code)
	}
	r.status = reply.Status
	return r
}

// cell returns a whole cell: its imports, then the body of main.
func cell(imports, body string) string {
	var b strings.Builder
	for _, path := range strings.Fields(imports) {
		fmt.Fprintf(&b, "import %q\n", path)
	}
	return b.String() + "%%\n" + body
}

const self = "github.com/zoetrope-go/zoetrope/display"
