package strip

import "math"

// starInner is the inner radius of a five-pointed star whose sides are straight
// from tip to tip: (3-√5)/2 of the outer one.
const starInner = 0.3819660112501051

// Outline is the form of a mark in the square from -1 to 1, x to the right and
// y down: polygons, to be closed, or lines where s.Lines(), of points {x, y}. A
// Circle has none.
func (s Shape) Outline() [][][2]float64 {
	switch s {
	case SquareMark:
		return [][][2]float64{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}}
	case Diamond:
		return [][][2]float64{{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}}
	case TriangleUp:
		return [][][2]float64{{{0, -1}, {1, 1}, {-1, 1}}}
	case TriangleDown:
		return [][][2]float64{{{0, 1}, {1, -1}, {-1, -1}}}
	case VBar:
		return [][][2]float64{{{0, -1}, {0, 1}}}
	case HBar:
		return [][][2]float64{{{-1, 0}, {1, 0}}}
	case Plus:
		return [][][2]float64{{{0, -1}, {0, 1}}, {{-1, 0}, {1, 0}}}
	case Cross:
		return [][][2]float64{{{-1, -1}, {1, 1}}, {{-1, 1}, {1, -1}}}
	case Star:
		star := make([][2]float64, 10)
		for i := range star {
			sin, cos := math.Sincos(math.Pi/5*float64(i) - math.Pi/2)
			r := 1.0
			if i%2 == 1 {
				r = starInner
			}
			star[i] = [2]float64{r * cos, r * sin}
		}
		return [][][2]float64{star}
	}
	return nil
}
