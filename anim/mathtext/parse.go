package mathtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parse reads what stands between two dollar signs. It is false for what the
// package does not know.
func parse(src string) (row, bool) {
	p := parser{src: src}
	r := p.row(0)
	return r, !p.bad && len(r) > 0
}

// A parser goes through a formula once, from left to right. Once something is
// wrong it stays bad, and all its methods return soon.
type parser struct {
	src   string
	pos   int
	face  letters
	depth int
	bad   bool
}

// deepest is how deep groups may stand in one another.
const deepest = 40

// Where a row ends.
const (
	atBrace   = '}'
	atBracket = ']'
	atRight   = 'r' // \right
)

func (p *parser) fail() node {
	p.bad = true
	return nil
}

func (p *parser) peek() rune {
	if p.pos >= len(p.src) {
		return 0
	}
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	if r == 0 || r == utf8.RuneError && n <= 1 || unicode.IsControl(r) && r != '\t' && r != '\n' {
		p.bad = true
		return 0
	}
	return r
}

func (p *parser) skip() {
	for p.pos < len(p.src) && strings.IndexByte(" \t\n", p.src[p.pos]) >= 0 {
		p.pos++
	}
}

// name reads a command after its backslash: letters, or a single character.
func (p *parser) name() string {
	start := p.pos
	for p.pos < len(p.src) && (p.src[p.pos]|0x20 >= 'a' && p.src[p.pos]|0x20 <= 'z') {
		p.pos++
	}
	if p.pos == start {
		if r := p.peek(); r != 0 {
			p.pos += utf8.RuneLen(r)
		}
	}
	return p.src[start:p.pos]
}

// row reads up to an end, and beyond it. A change of letters in it ends with
// it.
func (p *parser) row(end rune) row {
	defer func(f letters) { p.face = f; p.depth-- }(p.face)
	if p.depth++; p.depth > deepest {
		p.bad = true
	}
	r := row{}
	for !p.bad {
		p.skip()
		c := p.peek()
		switch {
		case c == 0:
			p.bad = p.bad || end != 0
			return r
		case c == '}' || c == ']' && end == atBracket:
			p.bad = c != end
			p.pos++
			return r
		case strings.HasPrefix(p.src[p.pos:], `\right`) && !letterAt(p.src, p.pos+6):
			p.bad = end != atRight
			p.pos += 6
			return r
		case c == '_' || c == '^' || c == '\'':
			r = p.attach(r)
		default:
			n := p.one()
			if n == nil {
				continue
			}
			// Digits are one number, which a script then belongs to.
			if last := len(r) - 1; last >= 0 && number(r[last]) && number(n) && r[last].(atom).face == n.(atom).face {
				n = atom{text: r[last].(atom).text + n.(atom).text, face: n.(atom).face}
				r = r[:last]
			}
			r = append(r, n)
		}
	}
	return r
}

func letterAt(s string, i int) bool {
	return i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z')
}

// attach reads a script and gives it to the last node of a row.
func (p *parser) attach(r row) row {
	var s scripts
	if n := len(r); n > 0 && r[n-1].class() != blank {
		if have, ok := r[n-1].(scripts); ok {
			s = have
		} else {
			s.base, s.limits = r[n-1], limited(r[n-1])
		}
		r = r[:n-1]
	}
	c := p.src[p.pos]
	p.pos++
	switch {
	case c == '\'':
		if s.primes++; s.sup != nil {
			p.fail()
		}
	case c == '_' && s.sub == nil:
		s.sub = p.argument()
	case c == '^' && s.sup == nil:
		s.sup = p.argument()
	default:
		p.fail()
	}
	return append(r, s)
}

// limited reports whether scripts stand below and above by themselves.
func limited(n node) bool {
	switch n := n.(type) {
	case operator:
		return n.r != '∫' && n.r != '∮'
	case atom:
		return n.kind == function && strings.Contains(" lim max min sup inf lim\u2009sup lim\u2009inf arg\u2009max arg\u2009min det ", " "+n.text+" ")
	}
	return false
}

// argument reads a group in braces, or the one thing that stands for it.
func (p *parser) argument() node {
	p.skip()
	switch c := p.peek(); c {
	case 0, '}', '_', '^', '\'', '&':
		return p.fail()
	case '{':
		p.pos++
		return p.row(atBrace)
	}
	n := p.one()
	if n == nil {
		return p.fail()
	}
	return n
}

// one reads a single thing without its scripts; nil is a command that draws
// nothing.
func (p *parser) one() node {
	if p.depth++; p.depth > deepest {
		return p.fail()
	}
	defer func() { p.depth-- }()
	c := p.peek()
	if c == 0 {
		return p.fail()
	}
	p.pos += utf8.RuneLen(c)
	switch c {
	case '{':
		return p.row(atBrace)
	case '\\':
		return p.command(p.name())
	case '~':
		return space(1.0 / 3)
	case '-':
		return atom{"\u2212", roman, binary}
	case '#', '&':
		return p.fail()
	}
	return p.character(c)
}

// character is what a character of the source stands for.
func (p *parser) character(c rune) node {
	if n, ok := characters[c]; ok {
		return n
	}
	return p.letter(string(c))
}

// letter is text in the letters of the moment.
func (p *parser) letter(s string) atom {
	face := p.face
	if face == math {
		face = roman
		c, _ := utf8.DecodeRuneInString(s)
		if unicode.IsLetter(c) && !(unicode.Is(unicode.Greek, c) && unicode.IsUpper(c)) || c == '∂' {
			face = italic
		}
	}
	return atom{text: s, face: face}
}

// verbatim reads a group in braces as text, spaces and all.
func (p *parser) verbatim() string {
	p.skip()
	if p.peek() != '{' {
		p.bad = true
		return ""
	}
	p.pos++
	var text strings.Builder
	for level := 1; ; {
		c := p.peek()
		if c == 0 {
			p.bad = true
			return ""
		}
		p.pos += utf8.RuneLen(c)
		switch c {
		case '\\':
			// Only what escapes a character has a meaning here.
			if c = p.peek(); c == 0 || !strings.ContainsRune(`$%&#_{} `, c) {
				p.bad = true
				return ""
			}
			p.pos++
		case '{':
			level++
			continue
		case '}':
			if level--; level == 0 {
				return text.String()
			}
			continue
		}
		text.WriteRune(c)
	}
}
