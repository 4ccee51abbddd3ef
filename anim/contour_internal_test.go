package anim

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// TestContourAgainstContourpy compares with what contourpy, which draws
// matplotlib's contours, makes of the same matrix; testdata/contour_reference.py wrote
// the numbers. There are saddles, uneven places, and cells left out.
func TestContourAgainstContourpy(t *testing.T) {
	var want struct {
		Levels, Areas []float64
		Lines         []struct {
			Count  int
			Length float64
		}
	}
	data, err := os.ReadFile("testdata/contour.json")
	if err == nil {
		err = json.Unmarshal(data, &want)
	}
	if err != nil {
		t.Fatal(err)
	}
	m := march{x: Linspace(-3, 3, 41)}
	for _, v := range Linspace(0, 1, 31) {
		m.y = append(m.y, -2+4*v*v)
	}
	for _, b := range m.y {
		row := make([]float64, len(m.x))
		for i, a := range m.x {
			row[i] = math.Sin(1.5*a)*math.Cos(1.5*b) + 0.2*math.Cos(5*a*b)
			if math.Hypot(a-1.5, b+1) < 0.4 {
				row[i] = math.NaN()
			}
		}
		m.z = append(m.z, row)
	}
	var above []float64 // areas not below each level
	for i, v := range want.Levels {
		sum := 0.0
		lines := m.lines(v, false)
		for _, l := range lines {
			n := len(l.x)
			for k := range n {
				if k > 0 || l.closed {
					before := (k + n - 1) % n
					sum += math.Hypot(l.x[k]-l.x[before], l.y[k]-l.y[before])
				}
			}
		}
		if len(lines) != want.Lines[i].Count || math.Abs(sum-want.Lines[i].Length) > 1e-9 {
			t.Errorf("level %v has %d lines of length %v, want %+v", v, len(lines), sum, want.Lines[i])
		}
		area := 0.0
		for _, l := range m.lines(v, true) {
			if !l.closed {
				t.Fatalf("level %v: the outline of an area is open", v)
			}
			n := len(l.x)
			for k := range n {
				b := (k + n - 1) % n
				area += (l.x[b]*l.y[k] - l.x[k]*l.y[b]) / 2
			}
		}
		above = append(above, area)
	}
	for i, a := range want.Areas {
		if got := above[i] - above[i+1]; math.Abs(got-a) > 1e-9 {
			t.Errorf("the band from %v has an area of %v, want %v", want.Levels[i], got, a)
		}
	}
}

func TestRoundLevels(t *testing.T) {
	for _, c := range []struct {
		lo, hi      float64
		n           int
		first, last float64
		want        int
	}{
		// As MaxNLocator(8) of matplotlib 3.11.2 has them.
		{-0.93, 1.17, 8, -1.2, 1.2, 9},
		{0, 1, 8, 0, 1.05, 8},
		{0.3, 0.7, 8, 0.3, 0.7, 9},
		{3, 3, 8, 3, 3, 1},
		{1e300, -1e300, 8, 0, 0, 0},
	} {
		var s span
		if c.want > 0 {
			s.add(c.lo)
			s.add(c.hi)
		}
		got := roundLevels(s, c.n)
		if len(got) != c.want || c.want > 0 && (math.Abs(got[0]-c.first) > 1e-9 || math.Abs(got[len(got)-1]-c.last) > 1e-9) {
			t.Errorf("levels for %v to %v are %v, want %d from %v to %v", c.lo, c.hi, got, c.want, c.first, c.last)
		}
	}
}
