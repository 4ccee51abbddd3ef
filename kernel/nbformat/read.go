package nbformat

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

// Read reads a notebook. The error says what is wrong with the file and what
// to do about it.
func Read(r io.Reader) (*Notebook, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("nbformat: %w", err)
	}
	return Decode(data)
}

// ReadFile reads the notebook of the named file.
func ReadFile(name string) (*Notebook, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("nbformat: %w", err)
	}
	nb, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return nb, nil
}

// Decode reads the notebook in data, which must not be changed afterwards.
func Decode(data []byte) (*Notebook, error) {
	root, err := parse(data)
	if err != nil {
		return nil, err
	}
	r := reader{data: data}
	nb := r.notebook(root)
	if r.err != nil {
		return nil, r.err
	}
	return nb, nil
}

// A reader turns nodes into values and keeps the first error.
type reader struct {
	data []byte
	err  error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("nbformat: "+format, args...)
	}
}

// want fails unless n is of the kind.
func (r *reader) want(n *node, kind byte, place string) bool {
	if n.kind != kind {
		r.fail("%s is %s, want %s: the notebook is damaged there", place, n.name(), (&node{kind: kind}).name())
	}
	return n.kind == kind
}

func (r *reader) notebook(root *node) *Notebook {
	nb := r.head(root)
	if r.err != nil {
		return nil
	}
	cells := root.get("cells")
	if cells == nil {
		r.fail("the notebook has no cells field: it is damaged, or no notebook")
		return nil
	}
	if !r.want(cells, '[', "cells") {
		return nil
	}
	nb.Cells = make([]*Cell, len(cells.items))
	for i, n := range cells.items {
		nb.Cells[i] = r.cell(n, "cells["+strconv.Itoa(i)+"]")
	}
	return nb
}

// head is the notebook without its cells.
func (r *reader) head(root *node) *Notebook {
	if root.kind != '{' {
		r.fail("the file holds %s, want an object with cells: it is JSON but not a notebook", root.name())
		return nil
	}
	return &Notebook{
		data: r.data, root: root,
		Version:  r.version(root),
		Metadata: r.object(root.get("metadata"), "metadata"),
		Extra:    r.rest(root, "nbformat", "nbformat_minor", "metadata", "cells"),
	}
}

func (r *reader) version(root *node) Version {
	n := root.get("nbformat")
	if n == nil || n.kind != '0' {
		r.fail("the file has no nbformat number: it is JSON but not a notebook")
		return Version{}
	}
	v := Version{Major: r.int(n, "nbformat")}
	if n := root.get("nbformat_minor"); n != nil {
		v.Minor = r.int(n, "nbformat_minor")
	}
	switch {
	case r.err != nil:
	case v.Major < 4:
		r.fail("the notebook has format %d, want 4: convert it with jupyter nbconvert --to notebook --nbformat 4 NOTEBOOK", v.Major)
	case v.Major > 4:
		r.fail("the notebook has format %d, want 4: it comes from a newer Jupyter; save it there as format 4", v.Major)
	case v.Minor < 0:
		r.fail("nbformat_minor is %d, want 0 or more", v.Minor)
	}
	return v
}

func (r *reader) cell(n *node, place string) *Cell {
	c := &Cell{orig: n}
	if !r.want(n, '{', place) {
		return c
	}
	if kind := n.get("cell_type"); kind == nil {
		r.fail("%s has no cell_type: the notebook is damaged there", place)
	} else {
		if c.Type = CellType(r.string(kind, place+".cell_type")); c.Type == "" {
			r.fail("%s.cell_type is empty, want code, markdown or raw", place)
		}
	}
	if id := n.get("id"); id != nil {
		c.ID = r.string(id, place+".id")
	}
	if source := n.get("source"); source != nil {
		c.Source = r.lines(source, place+".source")
	}
	c.Metadata = r.object(n.get("metadata"), place+".metadata")
	c.Attachments = r.object(n.get("attachments"), place+".attachments")
	for _, bundle := range c.Attachments {
		if bundle, ok := bundle.(map[string]any); ok {
			joinBundle(bundle)
		}
	}
	known := []string{"cell_type", "id", "source", "metadata", "attachments"}
	if c.IsCode() {
		known = append(known, "outputs", "execution_count")
		c.ExecutionCount = r.count(n.get("execution_count"), place+".execution_count")
		if outs := n.get("outputs"); outs != nil && r.want(outs, '[', place+".outputs") {
			c.Outputs = make([]*Output, len(outs.items))
			for i, out := range outs.items {
				c.Outputs[i] = r.output(out, place+".outputs["+strconv.Itoa(i)+"]")
			}
		}
	}
	c.Extra = r.rest(n, known...)
	return c
}

func (r *reader) output(n *node, place string) *Output {
	o := &Output{orig: n}
	if !r.want(n, '{', place) {
		return o
	}
	if kind := n.get("output_type"); kind == nil {
		r.fail("%s has no output_type: the notebook is damaged there", place)
	} else {
		o.Type = OutputType(r.string(kind, place+".output_type"))
	}
	if name := n.get("name"); name != nil && o.Type == Stream {
		o.Name = r.string(name, place+".name")
	}
	if text := n.get("text"); text != nil && o.Type == Stream {
		o.Text = r.lines(text, place+".text")
	}
	switch o.Type {
	case DisplayData, ExecuteResult:
		o.Data = r.object(n.get("data"), place+".data")
		joinBundle(o.Data)
		o.Metadata = r.object(n.get("metadata"), place+".metadata")
		if o.Type == ExecuteResult {
			o.ExecutionCount = r.count(n.get("execution_count"), place+".execution_count")
		}
	case Error:
		if ename := n.get("ename"); ename != nil {
			o.EName = r.string(ename, place+".ename")
		}
		if evalue := n.get("evalue"); evalue != nil {
			o.EValue = r.string(evalue, place+".evalue")
		}
		if trace := n.get("traceback"); trace != nil && r.want(trace, '[', place+".traceback") {
			o.Traceback = make([]string, len(trace.items))
			for i, step := range trace.items {
				o.Traceback[i] = r.string(step, place+".traceback")
			}
		}
	}
	o.Extra = r.rest(n, outputFields(o.Type)...)
	return o
}

// outputFields are the fields of an output of the type, in no order.
func outputFields(t OutputType) []string {
	switch t {
	case Stream:
		return []string{"output_type", "name", "text"}
	case DisplayData:
		return []string{"output_type", "data", "metadata"}
	case ExecuteResult:
		return []string{"output_type", "data", "metadata", "execution_count"}
	case Error:
		return []string{"output_type", "ename", "evalue", "traceback"}
	}
	return []string{"output_type"}
}

// rest is what an object holds beside the known fields, or nil.
func (r *reader) rest(n *node, known ...string) Object {
	var rest Object
fields:
	for i, key := range n.keys {
		for _, k := range known {
			if k == key {
				continue fields
			}
		}
		if rest == nil {
			rest = Object{}
		}
		rest[key] = n.items[i].decode(r.data)
	}
	return rest
}

func (r *reader) object(n *node, place string) Object {
	if n == nil || n.kind == 'n' || !r.want(n, '{', place) {
		return nil
	}
	return Object(n.decode(r.data).(map[string]any))
}

func (r *reader) string(n *node, place string) string {
	if !r.want(n, '"', place) {
		return ""
	}
	return n.text(r.data)
}

// lines is text as a string or as a list of strings.
func (r *reader) lines(n *node, place string) string {
	if n.kind == '"' {
		return n.text(r.data)
	}
	if n.kind == '[' {
		if text, ok := joinLines(n.decode(r.data).([]any)); ok {
			return text
		}
	}
	r.fail("%s is neither a string nor a list of strings: the notebook is damaged there", place)
	return ""
}

// count is an execution count, 0 for null.
func (r *reader) count(n *node, place string) int {
	if n == nil || n.kind == 'n' {
		return 0
	}
	return r.int(n, place)
}

func (r *reader) int(n *node, place string) int {
	if !r.want(n, '0', place) {
		return 0
	}
	raw := string(n.raw(r.data))
	i, err := strconv.Atoi(raw)
	if err != nil {
		if errors.Is(err, strconv.ErrRange) {
			r.fail("%s is %.40s, out of range", place, raw)
		} else {
			r.fail("%s is %.40s, want a whole number", place, raw)
		}
	}
	return i
}
