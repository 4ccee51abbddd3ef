package writer

import "testing"

// A rate is a fraction, which for those without a short one is in lowest terms.
func TestRate(t *testing.T) {
	for fps, want := range map[float64][2]int{
		25: {25, 1}, 12.5: {125, 10}, 30000. / 1001: {30000, 1001}, 11025. / 400: {441, 16}, 27.5934: {137967, 5000}, 1e-9: {1, 1000000},
	} {
		if n, d := rate(fps); n != want[0] || d != want[1] {
			t.Errorf("%v is %d/%d, want %d/%d", fps, n, d, want[0], want[1])
		}
	}
}
