package strip

import (
	"math"
	"testing"
)

// TestOutline checks what the documentation of Shape and its outlines says: all
// shapes but the circle have one that touches the square on the sides that it
// should, and only those of lines are open.
func TestOutline(t *testing.T) {
	for s := Circle; s <= Star; s++ {
		lines := s.Outline()
		if (s == Circle) != (lines == nil) {
			t.Errorf("shape %d: the outline is %v", s, lines)
			continue
		}
		area, most := 0.0, 0.0
		for _, l := range lines {
			if s.Lines() != (len(l) == 2) {
				t.Errorf("shape %d: a line of %d points", s, len(l))
			}
			for i, p := range l {
				q := l[(i+1)%len(l)]
				area += (p[0]*q[1] - p[1]*q[0]) / 2
				most = max(most, math.Abs(p[0]), math.Abs(p[1]))
			}
		}
		if s != Circle && most != 1 {
			t.Errorf("shape %d reaches to %v, want 1", s, most)
		}
		want := map[Shape]float64{SquareMark: 4, Diamond: 2, TriangleUp: 2, TriangleDown: 2, Star: 1.1225699}[s]
		if math.Abs(math.Abs(area)-want) > 1e-6 {
			t.Errorf("shape %d has the area %v, want %v", s, area, want)
		}
	}
	if up := TriangleUp.Outline()[0][0]; up != [2]float64{0, -1} {
		t.Errorf("the tip that points up is at %v, want y -1, which is up", up)
	}
}
