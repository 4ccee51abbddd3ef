package mathtext

import (
	"strings"
	"unicode/utf8"
)

// command reads the arguments of a command and returns what it draws.
func (p *parser) command(name string) node {
	if g, ok := greek[name]; ok {
		return p.letter(g)
	}
	if n, ok := symbols[name]; ok {
		return n
	}
	if w, ok := spaces[name]; ok {
		return space(w)
	}
	if mark, ok := accents[name]; ok {
		return accent{body: p.argument(), mark: mark, wide: strings.HasPrefix(name, "wide") || strings.HasSuffix(name, "line")}
	}
	if face, ok := faces[name]; ok {
		defer func(f letters) { p.face = f }(p.face)
		p.face = face
		return p.argument()
	}
	if face, ok := textFaces[name]; ok {
		return atom{text: p.verbatim(), face: face}
	}
	if h, ok := heights[name]; ok {
		return p.delimiter(name, h)
	}
	switch name {
	case "frac", "tfrac", "dfrac":
		num := p.argument()
		return fraction{num: num, den: p.argument(), large: name == "dfrac"}
	case "binom":
		num := p.argument()
		return fence{'(', ')', fraction{num: num, den: p.argument(), bare: true}}
	case "sqrt":
		r := root{}
		if p.skip(); p.peek() == '[' {
			p.pos++
			r.index = p.row(atBracket)
		}
		r.body = p.argument()
		return r
	case "left":
		f := fence{left: p.delim()}
		f.body = p.row(atRight)
		f.right = p.delim()
		return f
	case "operatorname":
		return atom{p.verbatim(), roman, function}
	case "rm":
		p.face = roman
		return nil
	case "it":
		p.face = italic
		return nil
	case "bf":
		p.face = bold
		return nil
	case "displaystyle", "textstyle":
		return nil
	}
	if functions[name] {
		return atom{name, roman, function}
	}
	if long, ok := longFunctions[name]; ok {
		return atom{long, roman, function}
	}
	return p.fail()
}

// delim reads the delimiter after \left, \right or \big; 0 is the dot, which
// means none.
func (p *parser) delim() rune {
	p.skip()
	c := p.peek()
	if c == 0 {
		p.bad = true
		return 0
	}
	p.pos += utf8.RuneLen(c)
	if c == '\\' {
		if d, ok := delimiters[p.name()]; ok {
			return d
		}
		p.bad = true
		return 0
	}
	switch c {
	case '.':
		return 0
	case '<':
		return '⟨'
	case '>':
		return '⟩'
	}
	if !strings.ContainsRune("()[]|/", c) {
		p.bad = true
	}
	return c
}

func (p *parser) delimiter(name string, height float64) node {
	d := delimiter{r: p.delim(), height: height}
	switch {
	case d.r == 0:
		return p.fail()
	case strings.HasSuffix(name, "l") || strings.ContainsRune("([{⟨⌊⌈", d.r):
		d.kind = opening
	case strings.HasSuffix(name, "r") || strings.ContainsRune(")]}⟩⌋⌉", d.r):
		d.kind = closer
	}
	return d
}
