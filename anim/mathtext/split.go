package mathtext

import "strings"

// A part of a line is ordinary text or a formula.
type part struct {
	text    string
	formula row // nil: text
}

// split finds the formulas of a line. Neighbouring parts of text are one, so
// that a line without a formula is drawn as one piece.
func split(s string) []part {
	var parts []part
	var text strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '$')
		if i < 0 {
			break
		}
		if escaped(s, i) {
			text.WriteString(s[:i-1] + "$")
			s = s[i+1:]
			continue
		}
		j := closing(s, i+1)
		if j < 0 {
			text.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		text.WriteString(s[:i])
		if formula, ok := parse(s[i+1 : j]); ok {
			if text.Len() > 0 {
				parts = append(parts, part{text: text.String()})
				text.Reset()
			}
			parts = append(parts, part{formula: formula})
		} else {
			text.WriteString(s[i : j+1])
		}
		s = s[j+1:]
	}
	text.WriteString(s)
	if text.Len() > 0 {
		parts = append(parts, part{text: text.String()})
	}
	return parts
}

// closing is where the dollar sign is that ends a formula, or -1.
func closing(s string, from int) int {
	for i := from; i < len(s); i++ {
		if s[i] == '$' && !escaped(s, i) {
			return i
		}
	}
	return -1
}

// escaped reports whether a dollar sign has a backslash before it.
func escaped(s string, i int) bool { return i > 0 && s[i-1] == '\\' }
