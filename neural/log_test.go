package neural

import (
	"math"
	"testing"
)

// TestLibmLogSpecial compares the arguments that random numbers do not reach
// with the standard library's logarithm.
func TestLibmLogSpecial(t *testing.T) {
	for _, x := range []float64{0, math.Copysign(0, -1), -1, math.NaN(), math.Inf(1), math.Inf(-1)} {
		got, want := libmLog(x), math.Log(x)
		if math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("libmLog(%v) = %v, want %v", x, got, want)
		}
	}
	if got := libmLog(1); got != 0 || math.Signbit(got) {
		t.Errorf("libmLog(1) = %v, want 0", got)
	}
	for x := 5e-324; x < 1e308; x *= 1.7 {
		got, want := libmLog(x), math.Log(x)
		if x < 0x1p-1022 { // where math.Log is wrong on amd64
			want = math.Log(x*0x1p52) - 52*math.Ln2
		}
		if math.Abs(got-want) > 4e-16*math.Abs(want) {
			t.Errorf("libmLog(%v) = %v, want about %v", x, got, want)
		}
	}
}
