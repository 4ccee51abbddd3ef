package neural_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
)

// compareArrays compares arrays with those of a fixture. With a tolerance of 0 all
// their bytes are to be the same.
func compareArrays(t *testing.T, numpy string, wants []neural.ArrayFixture, arrays map[string][]float64, tolerance func(array string) float64) {
	t.Helper()
	for _, want := range wants {
		got := arrays[want.Array]
		if len(got) != want.N {
			t.Errorf("%s has %d numbers, numpy %s has %d", want.Array, len(got), numpy, want.N)
			continue
		}
		if tolerance(want.Array) == 0 {
			sum := sha256.New()
			_ = binary.Write(sum, binary.LittleEndian, got)
			if hex.EncodeToString(sum.Sum(nil)) != want.SHA256 {
				t.Errorf("%s differs from numpy %s's", want.Array, numpy)
			}
		}
		for i, s := range want.Values {
			w, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			if g := got[i*want.Every]; !near(g, w, tolerance(want.Array)) {
				t.Errorf("%s[%d] is %v, numpy %s has %v", want.Array, i*want.Every, g, numpy, w)
			}
		}
	}
}

// compareLive compares every number of arrays with what a script prints, which are
// those of the wants in their order and nothing else.
func compareLive(t *testing.T, wants []neural.ArrayFixture, arrays map[string][]float64, tolerance func(array string) float64, script ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("compares with numpy")
	}
	cmd := exec.Command(neural.NumpyPython(t), script...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	raw := bytes.NewReader(out)
	for _, a := range wants {
		got := arrays[a.Array]
		want := make([]float64, len(got))
		if err := binary.Read(raw, binary.LittleEndian, want); err != nil {
			t.Fatalf("numpy's %s is too short: %v", a.Array, err)
		}
		differ, wrong, relative, absolute := 0, 0, 0.0, 0.0
		for i, g := range got {
			if g == want[i] {
				continue
			}
			differ++
			absolute = max(absolute, math.Abs(g-want[i]))
			relative = max(relative, math.Abs(g-want[i])/math.Abs(want[i]))
			if !near(g, want[i], tolerance(a.Array)) {
				wrong++
			}
		}
		t.Logf("%-21s %6d of %6d numbers differ, by at most %.2g, relatively %.2g", a.Array, differ, len(got), absolute, relative)
		if wrong > 0 {
			t.Errorf("%d numbers of %s differ from numpy's by more than %g", wrong, a.Array, tolerance(a.Array))
		}
	}
	if raw.Len() > 0 {
		t.Errorf("numpy has %d bytes more", raw.Len())
	}
}

// near also accepts a difference of 2e-15. The arrays are sums of terms of about
// 1, which now and then cancel to a thousandth or a millionth; and where one
// arctangent is off by its last bit, the spiral is by several.
func near(got, want, tolerance float64) bool {
	return got == want || tolerance > 0 &&
		math.Abs(got-want) <= max(tolerance*math.Abs(want), 2e-15)
}
