package writer

import "strconv"

// nums are numbers as PDF wants them, without exponents.
func nums(v ...float64) string {
	var b []byte
	for i, v := range v {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendReal(b, v)
	}
	return string(b)
}

func appendReal(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', 6, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}

// A pdfPath is an outline in PDF's operators.
type pdfPath struct {
	b    []byte
	x, y float64 // where it is
	// first is where the contour began: there it goes on after it is closed.
	first [2]float64
}

func (p *pdfPath) String() string { return string(p.b) }

func (p *pdfPath) add(operator byte, v ...float64) {
	for _, v := range v {
		p.b = append(appendReal(p.b, v), ' ')
	}
	p.b = append(p.b, operator, '\n')
	if n := len(v); n >= 2 {
		p.x, p.y = v[n-2], v[n-1]
	}
}

func (p *pdfPath) move(x, y float64) {
	p.add('m', x, y)
	p.first = [2]float64{x, y}
}

func (p *pdfPath) line(x, y float64)                  { p.add('l', x, y) }
func (p *pdfPath) cubic(x1, y1, x2, y2, x, y float64) { p.add('c', x1, y1, x2, y2, x, y) }

// quad is the cubic curve that is the same: PDF has no others.
func (p *pdfPath) quad(x1, y1, x, y float64) {
	p.cubic(p.x+2*(x1-p.x)/3, p.y+2*(y1-p.y)/3, x+2*(x1-x)/3, y+2*(y1-y)/3, x, y)
}

func (p *pdfPath) close() {
	p.add('h')
	p.x, p.y = p.first[0], p.first[1]
}
