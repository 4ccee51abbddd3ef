package writer

import (
	"math"
	"strconv"
)

// num is a number with at most three places.
func num(v float64) string { return string(appendNum(nil, v)) }

func appendNum(b []byte, v float64) []byte {
	v = math.Round(v*1000) / 1000
	if v == 0 {
		v = 0 // not -0
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// An svgPath is the text of a path's outline.
type svgPath struct{ b []byte }

func (p *svgPath) String() string { return string(p.b) }

func (p *svgPath) add(verb byte, v ...float64) {
	p.b = append(p.b, verb)
	for i, v := range v {
		if i > 0 {
			p.b = append(p.b, ' ')
		}
		p.b = appendNum(p.b, v)
	}
}

func (p *svgPath) move(x, y float64)                  { p.add('M', x, y) }
func (p *svgPath) line(x, y float64)                  { p.add('L', x, y) }
func (p *svgPath) quad(x1, y1, x, y float64)          { p.add('Q', x1, y1, x, y) }
func (p *svgPath) cubic(x1, y1, x2, y2, x, y float64) { p.add('C', x1, y1, x2, y2, x, y) }
func (p *svgPath) close()                             { p.add('Z') }
