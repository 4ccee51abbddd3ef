package record

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Marks are many copies of one shape, as an artist gives them: positions and
// sizes in vg's lengths.
type Marks struct {
	Shape strip.Shape
	// At are the centres; those that are not finite are left out.
	At []vg.Point
	// Size is the width of the shape: one for all, or one for each.
	Size []vg.Length
	// Colors are 1 to 256 colours, Index the colour of each mark (empty: all
	// have Colors[0]).
	Colors []color.NRGBA
	Index  []uint8
	// Edge and EdgeWidth are the outline; a transparent Edge draws none.
	Edge      color.NRGBA
	EdgeWidth vg.Length
}

// Marks records many copies of one shape in one operation. Marks that lie
// wholly outside the clip are left out.
func (c *Canvas) Marks(m Marks) {
	k := c.scale() / pixel
	op := &strip.Marks{
		Shape: m.Shape, Colors: m.Colors, Edge: m.Edge,
		EdgeWidth: fine(float64(m.EdgeWidth) * k),
		X:         make([]int32, 0, len(m.At)), Y: make([]int32, 0, len(m.At)),
	}
	if len(m.Index) > 0 {
		op.Index = make([]uint8, 0, len(m.At))
	}
	size := func(i int) int32 { return step(float64(m.Size[i]) * k) }
	if len(m.Size) == 1 {
		op.Size = []int32{size(0)}
	}
	for i, p := range m.At {
		px, py := c.pixels(p)
		if !finite(px) || !finite(py) || far(px, py) {
			continue
		}
		x, y := step(px), step(py)
		var s int32
		if len(m.Size) == 1 {
			s = op.Size[0]
		} else {
			s = size(i)
		}
		if r := s/2 + op.EdgeWidth*strip.Unit/strip.Fine + strip.Unit; c.clip != (strip.Rect{}) &&
			(x+r < c.clip.X0 || x-r > c.clip.X1 || y+r < c.clip.Y0 || y-r > c.clip.Y1) {
			continue
		}
		op.X, op.Y = append(op.X, x), append(op.Y, y)
		if len(m.Size) != 1 {
			op.Size = append(op.Size, s)
		}
		if len(m.Index) > 0 {
			op.Index = append(op.Index, m.Index[i])
		}
	}
	if len(op.X) > 0 {
		c.ops = append(c.ops, op)
	}
}
