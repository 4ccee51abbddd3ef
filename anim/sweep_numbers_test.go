package anim

import (
	"math"
	"strings"
	"testing"
)

func TestNumbers(t *testing.T) {
	for want, values := range map[string][]float64{
		"1 2 3":                 {1, 2, 3},
		"0.00 0.33 0.67 1.00":   Linspace(0, 1, 4),
		"\u22120.5 0.0 0.5":     {-0.5, 0, 0.5},
		"0.1 1.0 10.0":          {0.1, 1, 10},
		"3.142":                 {math.Pi},
		"1e\u221209 1e\u221208": {1e-9, 1e-8},
		"1e+05 1.5e+06":         {1e5, 1.5e6},
		"100 100 200":           {100, 100, 200},
	} {
		if got := strings.Join(numbers(values), " "); got != want {
			t.Errorf("numbers(%v) are %s, want %s", values, got, want)
		}
	}
}
