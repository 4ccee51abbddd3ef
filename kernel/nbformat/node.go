package nbformat

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// A node is a JSON value and where it stands in the file, so that what nobody
// changes can be written as it was.
type node struct {
	start, end int
	kind       byte // '{', '[', '"', 'n' for null, 't' and 'f', '0' for a number
	keys       []string
	items      []*node // an array's items, or an object's values beside keys
}

func (n *node) raw(data []byte) []byte { return data[n.start:n.end] }

// get returns the value of the key, the last one if it is there twice (which
// is the one that counts in Python and Go alike), or nil.
func (n *node) get(key string) *node {
	for i := len(n.keys) - 1; i >= 0; i-- {
		if n.keys[i] == key {
			return n.items[i]
		}
	}
	return nil
}

// parse checks that data is one JSON value in UTF-8 and finds all its parts.
func parse(data []byte) (*node, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, errors.New("nbformat: the file is empty: a notebook holds JSON; write a new one, or restore it from a checkpoint in .ipynb_checkpoints")
	}
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return nil, errors.New("nbformat: the file starts with a byte order mark, which Jupyter refuses: save it as UTF-8 without one")
	}
	if !utf8.Valid(data) {
		return nil, errors.New("nbformat: the file is not UTF-8 text: save it as UTF-8, or check that it is a notebook at all")
	}
	if !json.Valid(data) {
		return nil, notJSON(data, json.Unmarshal(data, new(json.RawMessage)))
	}
	p := parser{data: data}
	return p.value(), nil
}

// notJSON says where the JSON is broken, and the likeliest reason.
func notJSON(data []byte, err error) error {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return fmt.Errorf("nbformat: not a notebook: %w", err)
	}
	before := data[:min(max(int(syntax.Offset)-1, 0), len(data))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	hint := "a notebook holds JSON"
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if bytes.Contains(data, []byte("\n"+mark)) {
			hint = "it holds the marks of a merge conflict: resolve it first"
		}
	}
	return fmt.Errorf("nbformat: not a notebook: line %d, column %d: %w (%s)", line, column, syntax, hint)
}

// A parser walks over valid JSON.
type parser struct {
	data []byte
	at   int
}

// next skips space and returns the byte there.
func (p *parser) next() byte {
	for {
		switch c := p.data[p.at]; c {
		case ' ', '\t', '\n', '\r', ',', ':':
			p.at++
		default:
			return c
		}
	}
}

func (p *parser) value() *node {
	n := &node{kind: p.next(), start: p.at}
	switch n.kind {
	case '{':
		p.at++
		for p.next() != '}' {
			key := p.value()
			n.keys = append(n.keys, key.text(p.data))
			n.items = append(n.items, p.value())
		}
		p.at++
	case '[':
		p.at++
		for p.next() != ']' {
			n.items = append(n.items, p.value())
		}
		p.at++
	case '"':
		p.at++
		p.skipString()
	case 't', 'n':
		p.at += 4
	case 'f':
		p.at += 5
	default:
		n.kind = '0'
		for p.at < len(p.data) && bytes.IndexByte([]byte("+-.0123456789eE"), p.data[p.at]) >= 0 {
			p.at++
		}
	}
	n.end = p.at
	return n
}

// skipString goes behind the string's closing quote.
func (p *parser) skipString() {
	end := -1 // the next quote
	for {
		if end < p.at {
			end = p.at + bytes.IndexByte(p.data[p.at:], '"')
		}
		escape := bytes.IndexByte(p.data[p.at:end], '\\')
		if escape < 0 {
			p.at = end + 1
			return
		}
		p.at += escape + 2
	}
}

// text is the value of a string node.
func (n *node) text(data []byte) string {
	raw := n.raw(data)
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		panic("nbformat: a string of valid JSON: " + err.Error())
	}
	return s
}

// decode is the value of a node as an [Object] holds it.
func (n *node) decode(data []byte) any {
	switch n.kind {
	case '{':
		m := make(map[string]any, len(n.keys))
		for i, key := range n.keys {
			m[key] = n.items[i].decode(data)
		}
		return m
	case '[':
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = item.decode(data)
		}
		return list
	case '"':
		return n.text(data)
	case 't', 'f':
		return n.kind == 't'
	case 'n':
		return nil
	}
	return json.Number(n.raw(data))
}

// name is what a person calls the kind of value.
func (n *node) name() string {
	switch n.kind {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a string"
	case 't', 'f':
		return "a truth value"
	case 'n':
		return "null"
	}
	return "a number"
}
