package anim_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
)

// TestHistogramCounts compares with numpy.histogram, to the last bit.
func TestHistogramCounts(t *testing.T) {
	raw, err := os.ReadFile("testdata/histogram.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct {
			Name                  string
			Data, Edges           []float64
			Bins                  int
			Range                 [2]float64
			Density               bool
			WantCounts, WantEdges []float64
		}
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) < 10 {
		t.Fatalf("histogram.json has %d cases, want at least 10", len(file.Cases))
	}
	for _, c := range file.Cases {
		// numpy takes no NaN where it finds the range itself; here it is
		// left out, so it may stand among the data of any case.
		h := anim.Histogram{
			Data: append(c.Data, math.NaN(), math.Inf(1)), Edges: c.Edges, Bins: c.Bins,
			Min: c.Range[0], Max: c.Range[1], Density: c.Density,
		}
		counts, edges := h.Counts()
		if !slices.Equal(edges, c.WantEdges) {
			t.Errorf("%s: edges %v, want %v", c.Name, edges, c.WantEdges)
		}
		if !slices.Equal(counts, c.WantCounts) {
			t.Errorf("%s: counts %v, want %v", c.Name, counts, c.WantCounts)
		}
	}
}

func TestHistogramMisuse(t *testing.T) {
	for name, h := range map[string]anim.Histogram{
		"anim: Histogram.Edges has length 1, want at least 2":                  {Edges: []float64{1}},
		"anim: Histogram.Edges[1] is 1, want finite numbers in order":          {Edges: []float64{2, 1}},
		"anim: Histogram.Bins is -1, want 1 to 1048576, or 0 for 10":           {Bins: -1},
		"anim: Histogram.Bins is 1048577, want 1 to 1048576, or 0 for 10":      {Bins: 1<<20 + 1},
		"anim: Histogram has Min 3 and Max 1, want finite numbers in order":    {Min: 3, Max: 1},
		"anim: Histogram has Min 0 and Max +Inf, want finite numbers in order": {Max: math.Inf(1)},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if got := recover(); got != name {
					t.Errorf("panic %v, want %v", got, name)
				}
			}()
			h.Counts()
		})
	}
}
