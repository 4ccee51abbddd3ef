package visual_test

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural/visual"
)

// testdata/spring.json is made by spring.py with networkx 3.4.2. Its circles are
// of single precision in places.
func TestLayoutsAreThoseOfNetworkx(t *testing.T) {
	data, err := os.ReadFile("testdata/spring.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Seed         uint32
		Weights      [][]float64
		Want, Circle [][2]float64
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		n := len(c.Weights)
		near := func(what string, x, y []float64, want [][2]float64, tolerance float64) {
			for i := range x {
				if math.Abs(x[i]-want[i][0]) > tolerance || math.Abs(y[i]-want[i][1]) > tolerance {
					t.Errorf("%s of %d nodes: node %d is at %v, %v, want %v", what, n, i, x[i], y[i], want[i])
					return
				}
			}
		}
		x, y := visual.SpringLayout(c.Weights, c.Seed)
		tolerance := 1e-9
		if n > 20 { // numpy adds forces in another order, and nodes that come close to each other part by it
			tolerance = 1e-6
		}
		near("spring", x, y, c.Want, tolerance)
		x, y = visual.CircularLayout(n)
		if n > 2 { // networkx moves the mean of two to 0, where it is anyway
			near("circle", x, y, c.Circle, 1e-6)
		}
	}
}

func TestGridLayout(t *testing.T) {
	x, y := visual.GridLayout(5)
	if want := []float64{-1, 0, 1, -1, 0}; !equal(x, want) {
		t.Errorf("x is %v, want %v", x, want)
	}
	if want := []float64{1, 1, 1, -1, -1}; !equal(y, want) {
		t.Errorf("y is %v, want %v", y, want)
	}
	for n := range 3 {
		x, y := visual.GridLayout(n)
		u, v := visual.SpringLayout(make([][]float64, 0), 1)
		if len(x) != n || len(y) != n || len(u) != 0 || len(v) != 0 {
			t.Errorf("%d nodes have %d and %d places", n, len(x), len(y))
		}
	}
}

func equal(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if math.Abs(a[i]-b[i]) > 1e-12 {
			return false
		}
	}
	return true
}
