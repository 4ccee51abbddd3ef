package nbformat

import (
	"bytes"
	"testing"
)

// Whatever can be read is written back byte for byte, and what an edit leaves
// can be read again and says the same.
func FuzzDecode(f *testing.F) {
	for _, file := range unchanged {
		f.Add([]byte(file))
	}
	f.Add([]byte(`{"nbformat":4,"cells":[{"cell_type":"code","outputs":[{"output_type":"stream","text":"\u2028\r\n\\"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		nb, err := Decode(data)
		if err != nil {
			return
		}
		out, err := nb.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out, data) {
			t.Fatalf("got\n%q\nwant\n%q", out, data)
		}
		nb.Metadata = Object{"edited": []any{1, 2.5, "\x00\u2028"}}
		nb.FillIDs()
		for _, c := range nb.Cells {
			c.Source += "\r\nmore\u2028"
			c.ExecutionCount++
			c.Outputs = append(c.Outputs, &Output{Type: Stream, Name: "stdout", Text: "a\rb"})
		}
		nb.Cells = append([]*Cell{{Type: Markdown, Source: "first"}}, nb.Cells...)
		edited, err := nb.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(edited)
		if err != nil {
			t.Fatalf("%v in\n%s", err, edited)
		}
		for i, c := range again.Cells {
			was := nb.Cells[i]
			if c.Source != was.Source || c.Type != was.Type || c.ID != was.ID && nb.Version.hasIDs() {
				t.Fatalf("cell %d: got %+v, want %+v", i, c, was)
			}
			if c.IsCode() && (len(c.Outputs) != len(was.Outputs) || c.ExecutionCount != was.ExecutionCount) {
				t.Fatalf("cell %d: got %+v, want %+v", i, c, was)
			}
			if !same(c.Metadata, was.Metadata) || !same(c.Extra, was.Extra) {
				t.Fatalf("cell %d: got %+v, want %+v", i, c, was)
			}
		}
	})
}
