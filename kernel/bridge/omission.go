package bridge

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// An omission is text that was printed and not shown.
type omission struct{ bytes, lines int }

// String is the sentence that stands in the text's place.
func (m omission) String() string {
	return fmt.Sprintf("\n[zoetrope: %d bytes (%d lines) are left out here, because a notebook stops when a cell prints more than 1 MB a second; write long output to a file]\n", m.bytes, m.lines)
}

// leaveOut drops the oldest waiting text if too much waits. What was sent before
// is the beginning and what is left is the end.
func (o *output) leaveOut() {
	limit := heldText
	if o.hurried {
		limit = textPiece
	}
	if o.text <= limit {
		return
	}
	limit /= 2 // not again at the very next line
	var gone omission
	kept := o.items[:0]
	for _, it := range o.items {
		if it.stream != "" && (o.text > limit || gone != omission{}) {
			n := lineEnd(it.text, max(0, min(o.text-limit, len(it.text))))
			if o.text <= limit {
				n = 0
			}
			gone.bytes += it.omitted.bytes + n
			gone.lines += it.omitted.lines + bytes.Count(it.text[:n], []byte{'\n'})
			o.text -= n
			it.text, it.whole = it.text[n:], it.whole && n == 0
			if len(it.text) == 0 && o.text > 0 {
				continue // one sentence for all that goes, in front of what stays
			}
			it.omitted, it.whole, gone = gone, false, omission{}
		}
		kept = append(kept, it)
	}
	clear(o.items[len(kept):])
	o.items = kept
}

// lineEnd returns the smallest index ≥ n behind a line end, if there is one
// nearby, else the next one that does not split a character.
func lineEnd(text []byte, n int) int {
	if n >= len(text) {
		return len(text)
	}
	near := text[n:min(len(text), n+4096)]
	if i := bytes.IndexByte(near, '\n'); i >= 0 {
		return n + i + 1
	}
	for n < len(text) && !utf8.RuneStart(text[n]) {
		n++
	}
	return n
}

// cut returns the largest index ≤ limit at which text may be split: behind a
// line end if there is one in the last 4 kB, else between characters.
func cut(text []byte, limit int) int {
	if len(text) <= limit {
		return len(text)
	}
	from := max(0, limit-4096)
	if i := bytes.LastIndexByte(text[from:limit], '\n'); i >= 0 {
		return from + i + 1
	}
	n := limit
	for n > 0 && n > limit-utf8.UTFMax && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}
