package nbformat

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// What is written is a tree of: *node (as it was), *object and *list (made of
// a node where there was one), and plain JSON values.

type object struct {
	orig   *node
	fields map[string]any
}

type list struct {
	orig  *node
	items []any
}

// A grower turns a notebook back into a tree, taking the old node wherever
// reading it again gives the value that is there now.
type grower struct{ reader }

func (g *grower) notebook(nb *Notebook) any {
	was := &Notebook{}
	if nb.root != nil {
		was = g.reader.head(nb.root)
	}
	o := g.start(nb.root, was.Extra, nb.Extra)
	version := nb.Version.orLatest()
	g.set(o, "nbformat", version.Major, was.Version.Major == version.Major, true)
	g.set(o, "nbformat_minor", version.Minor, was.Version.Minor == version.Minor, true)
	g.set(o, "metadata", notNil(nb.Metadata), same(was.Metadata, nb.Metadata), true)
	cells := &list{orig: nb.root.child("cells")}
	for i, c := range nb.Cells {
		if c == nil {
			panic(fmt.Sprintf("nbformat: Notebook.Cells[%d] is nil, want a cell", i))
		}
		cells.items = append(cells.items, g.cell(c, version))
	}
	o.fields["cells"] = cells
	return o
}

func (g *grower) cell(c *Cell, version Version) any {
	was := &Cell{}
	if c.orig != nil {
		was = g.reader.cell(c.orig, "cell")
	}
	o := g.start(c.orig, was.Extra, c.Extra)
	g.set(o, "cell_type", string(c.kind()), was.Type == c.kind(), true)
	g.set(o, "id", c.ID, was.ID == c.ID, c.ID != "" && version.hasIDs())
	g.set(o, "source", splitLines(c.Source), was.Source == c.Source, true)
	g.set(o, "metadata", notNil(c.Metadata), same(was.Metadata, c.Metadata), true)
	attachments := Object{}
	for name, bundle := range c.Attachments {
		if m, ok := bundle.(map[string]any); ok {
			bundle = splitBundle(m)
		} else if m, ok := bundle.(Object); ok {
			bundle = splitBundle(m)
		}
		attachments[name] = bundle
	}
	g.set(o, "attachments", attachments, same(was.Attachments, c.Attachments), len(c.Attachments) > 0)
	if !c.IsCode() {
		if was.IsCode() {
			delete(o.fields, "outputs")
			delete(o.fields, "execution_count")
		}
		return o
	}
	g.set(o, "execution_count", countOf(c.ExecutionCount), was.IsCode() && was.ExecutionCount == c.ExecutionCount, true)
	outputs := &list{orig: c.orig.child("outputs")}
	for i, out := range c.Outputs {
		if out == nil {
			panic(fmt.Sprintf("nbformat: Cell.Outputs[%d] is nil, want an output", i))
		}
		outputs.items = append(outputs.items, g.output(out))
	}
	g.set(o, "outputs", outputs, false, len(outputs.items) > 0 || c.orig == nil || outputs.orig != nil)
	return o
}

func (g *grower) output(out *Output) any {
	was, orig := &Output{}, out.orig
	if orig != nil {
		was = g.reader.output(orig, "output")
	}
	if was.Type != out.Type { // another thing altogether
		was, orig = &Output{}, nil
	}
	o := g.start(orig, was.Extra, out.Extra)
	g.set(o, "output_type", string(out.Type), was.Type == out.Type, true)
	switch out.Type {
	case Stream:
		g.set(o, "name", out.Name, was.Name == out.Name, true)
		g.set(o, "text", splitLines(out.Text), was.Text == out.Text, true)
	case ExecuteResult, DisplayData:
		g.set(o, "data", splitBundle(out.Data), same(was.Data, out.Data), true)
		g.set(o, "metadata", notNil(out.Metadata), same(was.Metadata, out.Metadata), true)
		if out.Type == ExecuteResult {
			g.set(o, "execution_count", countOf(out.ExecutionCount), was.ExecutionCount == out.ExecutionCount, true)
		}
	case Error:
		g.set(o, "ename", out.EName, was.EName == out.EName, true)
		g.set(o, "evalue", out.EValue, was.EValue == out.EValue, true)
		trace := []any{}
		for _, step := range out.Traceback {
			trace = append(trace, step)
		}
		g.set(o, "traceback", trace, slices.Equal(was.Traceback, out.Traceback), true)
	}
	return o
}

// start is an object with the fields it had, of the unknown ones those it
// still has.
func (g *grower) start(orig *node, was, extra Object) *object {
	o := &object{orig: orig, fields: map[string]any{}}
	if orig != nil {
		for i, key := range orig.keys {
			o.fields[key] = orig.items[i]
		}
	}
	for key := range was {
		if _, kept := extra[key]; !kept {
			delete(o.fields, key)
		}
	}
	for key, value := range extra {
		o.fields[key] = g.merge(orig.child(key), value)
	}
	return o
}

// set gives the object a field. One that reads as the value it has now stays
// as it is, present or absent; one that is not needed goes.
func (g *grower) set(o *object, key string, value any, same, needed bool) {
	switch {
	case same && o.orig != nil:
	case needed:
		o.fields[key] = g.merge(o.orig.child(key), value)
	default:
		delete(o.fields, key)
	}
}

// merge is the value, made of the parts of the old node that are still right.
func (g *grower) merge(old *node, value any) any {
	switch v := value.(type) {
	case *list, *object:
		return value
	case Object:
		value = map[string]any(v)
	}
	if old == nil {
		return value
	}
	if same(old.decode(g.data), value) {
		return old
	}
	switch v := value.(type) {
	case map[string]any:
		if old.kind == '{' {
			o := &object{orig: old, fields: make(map[string]any, len(v))}
			for key, item := range v {
				o.fields[key] = g.merge(old.child(key), item)
			}
			return o
		}
	case []any:
		if old.kind == '[' && len(old.items) == len(v) {
			l := &list{orig: old, items: make([]any, len(v))}
			for i, item := range v {
				l.items[i] = g.merge(old.items[i], item)
			}
			return l
		}
	}
	return value
}

// child is get for a node that may be nil.
func (n *node) child(key string) *node {
	if n == nil {
		return nil
	}
	return n.get(key)
}

// same says whether two JSON values are equal; a nil and an empty object are.
func same(a, b any) bool {
	ma, oka := fields(a)
	mb, okb := fields(b)
	if oka && okb {
		return maps.EqualFunc(ma, mb, same)
	}
	la, oka := a.([]any)
	lb, okb := b.([]any)
	if oka && okb {
		return slices.EqualFunc(la, lb, same)
	}
	return reflect.DeepEqual(a, b)
}

func fields(v any) (map[string]any, bool) {
	switch m := v.(type) {
	case map[string]any:
		return m, true
	case Object:
		return m, true
	}
	return nil, false
}

func notNil(o Object) Object {
	if o == nil {
		return Object{}
	}
	return o
}

// countOf is an execution count as it is written.
func countOf(n int) any {
	if n == 0 {
		return nil
	}
	return json.Number(fmt.Sprint(n))
}
