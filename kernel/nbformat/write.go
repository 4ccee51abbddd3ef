package nbformat

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Write writes the notebook.
func (nb *Notebook) Write(w io.Writer) error {
	data, err := nb.Encode()
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("nbformat: %w", err)
	}
	return nil
}

// WriteFile writes the notebook to the named file. It writes beside it and
// renames, so that a failure leaves an existing file as it was; the file keeps
// its permissions (a new one gets 0644).
func (nb *Notebook) WriteFile(name string) error {
	data, err := nb.Encode()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("nbformat: %w", err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("nbformat: write %s: %w", name, err)
	}
	return nil
}

// Encode returns the notebook as the file that [Notebook.Write] writes. The
// error is a value in one of the notebook's Objects that JSON cannot hold.
func (nb *Notebook) Encode() ([]byte, error) {
	g := grower{reader{data: nb.data}}
	tree := g.notebook(nb)
	if g.err != nil {
		return nil, g.err
	}
	var out bytes.Buffer
	p := printer{w: bufio.NewWriter(&out), data: nb.data}
	if nb.root == nil {
		p.value(tree, 0)
		p.w.WriteByte('\n')
	} else {
		p.w.Write(nb.data[:nb.root.start])
		p.value(tree, 0)
		p.w.Write(nb.data[nb.root.end:])
	}
	if p.err != nil {
		return nil, p.err
	}
	p.w.Flush()
	return out.Bytes(), nil
}

// A printer writes a tree, new parts in the style of Jupyter's json.dumps
// (indent=1, sort_keys=True, ensure_ascii=False), and keeps the first error.
type printer struct {
	w    *bufio.Writer
	data []byte
	err  error
}

func (p *printer) value(v any, depth int) {
	switch v := v.(type) {
	case nil:
		p.w.WriteString("null")
	case *node:
		p.w.Write(v.raw(p.data))
	case *object:
		if v.orig != nil && v.sameKeys() {
			p.splice(v.orig, func(i int) any { return v.at(i) }, depth)
		} else {
			p.object(v.fields, depth)
		}
	case *list:
		if v.orig != nil && len(v.orig.items) == len(v.items) {
			p.splice(v.orig, func(i int) any { return v.items[i] }, depth)
		} else {
			p.list(v.items, depth)
		}
	case Object:
		p.object(v, depth)
	case map[string]any:
		p.object(v, depth)
	case []any:
		p.list(v, depth)
	case string:
		quote(p.w, v)
	case bool:
		p.w.WriteString(strconv.FormatBool(v))
	case int:
		p.w.WriteString(strconv.Itoa(v))
	default:
		p.other(v, depth)
	}
}

// splice writes a node as it was but for its items.
func (p *printer) splice(orig *node, item func(i int) any, depth int) {
	at := orig.start
	for i, old := range orig.items {
		p.w.Write(p.data[at:old.start])
		p.value(item(i), depth+1)
		at = old.end
	}
	p.w.Write(p.data[at:orig.end])
}

func (p *printer) object(fields map[string]any, depth int) {
	if len(fields) == 0 {
		p.w.WriteString("{}")
		return
	}
	for i, key := range slices.Sorted(maps.Keys(fields)) {
		p.separate('{', i, depth)
		quote(p.w, key)
		p.w.WriteString(": ")
		p.value(fields[key], depth+1)
	}
	p.newline(depth)
	p.w.WriteByte('}')
}

func (p *printer) list(items []any, depth int) {
	if len(items) == 0 {
		p.w.WriteString("[]")
		return
	}
	for i, item := range items {
		p.separate('[', i, depth)
		p.value(item, depth+1)
	}
	p.newline(depth)
	p.w.WriteByte(']')
}

func (p *printer) separate(open byte, i, depth int) {
	if i == 0 {
		p.w.WriteByte(open)
	} else {
		p.w.WriteByte(',')
	}
	p.newline(depth + 1)
}

func (p *printer) newline(depth int) {
	p.w.WriteString("\n" + strings.Repeat(" ", depth))
}

// other writes a number, or any value that encoding/json can encode.
func (p *printer) other(v any, depth int) {
	if f, ok := v.(float64); ok {
		v = json.Number(pythonFloat(f))
	}
	if n, ok := v.(json.Number); ok && json.Valid([]byte(n)) {
		p.w.WriteString(string(n))
		return
	}
	raw, err := json.Marshal(v)
	if err != nil {
		if p.err == nil {
			p.err = fmt.Errorf("nbformat: a value of type %T: %w", v, err)
		}
		return
	}
	root := (&parser{data: raw}).value()
	p.value(root.decode(raw), depth)
}

// pythonFloat is how Python writes the number.
func pythonFloat(f float64) string {
	s := strconv.FormatFloat(f, 'e', -1, 64)
	if i := strings.IndexByte(s, 'e'); i > 0 {
		if exp, err := strconv.Atoi(s[i+1:]); err == nil && exp >= -4 && exp < 16 {
			s = strconv.FormatFloat(f, 'f', -1, 64)
			if !strings.Contains(s, ".") {
				s += ".0"
			}
		}
	}
	return s
}

// sameKeys says whether the object has the keys it had.
func (o *object) sameKeys() bool {
	had := map[string]bool{}
	for _, key := range o.orig.keys {
		if _, ok := o.fields[key]; !ok {
			return false
		}
		had[key] = true
	}
	return len(had) == len(o.fields)
}

// at is what stands now where the old object's item i stood. Of a key that was
// there twice, the last one counts.
func (o *object) at(i int) any {
	key, old := o.orig.keys[i], o.orig.items[i]
	if o.orig.get(key) != old {
		return old
	}
	return o.fields[key]
}

// quote writes a JSON string as Python does: everything as it is, but for
// quotes, backslashes and control characters.
func quote(w *bufio.Writer, s string) {
	w.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"', r == '\\':
			w.WriteByte('\\')
			w.WriteByte(byte(r))
		case r == '\n':
			w.WriteString(`\n`)
		case r == '\r':
			w.WriteString(`\r`)
		case r == '\t':
			w.WriteString(`\t`)
		case r == '\b':
			w.WriteString(`\b`)
		case r == '\f':
			w.WriteString(`\f`)
		case r < 0x20:
			fmt.Fprintf(w, `\u%04x`, r)
		default:
			w.WriteRune(r)
		}
	}
	w.WriteByte('"')
}
