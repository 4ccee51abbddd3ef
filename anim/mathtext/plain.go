package mathtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain writes a line without commands, for screen readers and where nothing
// can be set: θᵢ(t−τᵢⱼ), (x−1)/Δt, √(x²+y²). Scripts that Unicode has no letters
// for stand after a sign: V_Na, e^(Q/2).
func Plain(s string) string {
	if !Special(s) {
		return s
	}
	var b strings.Builder
	for _, p := range split(s) {
		if p.formula == nil {
			b.WriteString(p.text)
		} else {
			b.WriteString(plain(p.formula))
		}
	}
	return b.String()
}

func plain(n node) string {
	switch n := n.(type) {
	case row:
		return plainRow(n)
	case atom:
		return n.text
	case symbol:
		return string(n.r)
	case operator:
		return string(n.r)
	case scripts:
		s := ""
		if n.base != nil {
			s = plain(n.base)
		}
		s += strings.Repeat("\u2032", n.primes)
		sub, sup := "", ""
		if n.sub != nil {
			sub = plain(n.sub)
		}
		if n.sup != nil {
			sup = plain(n.sup)
		}
		return s + plainScripts(sub, sup)
	case fraction:
		if n.bare {
			return plain(n.num) + " over " + plain(n.den)
		}
		return group(plain(n.num)) + "/" + group(plain(n.den))
	case root:
		if n.index == nil {
			return "√" + group(plain(n.body))
		}
		return "root " + plain(n.index) + " of " + group(plain(n.body))
	case accent:
		return plain(n.body) + string(n.mark)
	case fence:
		return side(n.left) + plain(n.body) + side(n.right)
	case delimiter:
		return string(n.r)
	case space:
		if n > 0.1 {
			return " "
		}
	}
	return ""
}

func side(r rune) string {
	if r == 0 {
		return ""
	}
	return string(r)
}

// plainRow sets spaces around relations, and where a name would run into a
// word.
func plainRow(r row) string {
	s := ""
	before := opening
	for _, n := range r {
		p := plain(n)
		k, right := sides(n)
		named := before == function && (k == ordinary || k == function) || k == function && (before == ordinary || before == closer)
		if p != "" && s != "" && !strings.HasSuffix(s, " ") && (k == relation || before == relation || before == punctuation || named) {
			s += " "
		}
		s += p
		before = right
	}
	return s
}

// group puts what is more than letters and digits, a leading sign apart, in
// parentheses.
func group(s string) string {
	if utf8.RuneCountInString(s) <= 1 {
		return s
	}
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !(i == 0 && r == '\u2212') {
			return "(" + s + ")"
		}
	}
	return s
}
