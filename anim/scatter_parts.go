package anim

import (
	"image/color"
	"iter"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/record"
)

// parts are the markers in runs that can be drawn at once: of one edge and of
// no more colours than marks may have. They are in order, so the last is on top.
func (s *Scatter) parts(m record.Marks) iter.Seq[record.Marks] {
	const most = 256
	return func(yield func(record.Marks) bool) {
		for from := 0; from < len(m.At); {
			edge := s.edgeOf(from)
			part := m
			var known map[color.NRGBA]uint8
			if s.Values == nil {
				part.Colors, part.Index, known = nil, nil, map[color.NRGBA]uint8{}
			}
			to := from
			for ; to < len(m.At) && s.edgeOf(to) == edge; to++ {
				if known == nil {
					continue
				}
				c := s.colorOf(to)
				k, ok := known[c]
				if !ok {
					if len(part.Colors) == most {
						break
					}
					k = uint8(len(part.Colors))
					known[c], part.Colors = k, append(part.Colors, c)
				}
				part.Index = append(part.Index, k)
			}
			part.At = m.At[from:to]
			if s.Values != nil {
				part.Index = m.Index[from:to]
			}
			if s.Sizes != nil {
				part.Size = m.Size[from:to]
			}
			s.outline(&part, edge, from, to)
			if !yield(part) {
				return
			}
			from = to
		}
	}
}

// outline gives the marks from to to another edge.
func (s *Scatter) outline(m *record.Marks, edge color.Color, from, to int) {
	if edge == s.Edge || m.Shape.Lines() {
		return
	}
	m.Edge, m.EdgeWidth = color.NRGBA{}, 0
	if edge != nil && s.edgeWidth() > 0 {
		m.Edge, m.EdgeWidth = opacity(edge, s.Alpha), s.edgeWidth()
	}
	areas := []float64{s.area()}
	if s.Sizes != nil {
		areas = s.Sizes[from:to]
	}
	m.Size = make([]vg.Length, len(areas))
	for i, a := range areas {
		m.Size[i] = s.diameter(a, edge)
	}
}

func (s *Scatter) edgeOf(i int) color.Color {
	if s.Edges == nil || s.Edges[i] == nil {
		return s.Edge
	}
	return s.Edges[i]
}

func (s *Scatter) colorOf(i int) color.NRGBA {
	if s.Colors == nil || s.Colors[i] == nil {
		return opacity(s.color(), s.Alpha)
	}
	return opacity(s.Colors[i], s.Alpha)
}
