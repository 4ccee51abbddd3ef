package neural

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"
)

// fixture is testdata/numpy.json, made by numpy_reference.py beside it.
type fixture struct {
	Numpy string
	Seeds []struct {
		Seed  any // a number or a list of them
		Words []uint32
	}
	Runs []struct {
		Case        string
		N           int
		First, Last []string
		SHA256      string
	}
	Tutorial []ArrayFixture
}

// ArrayFixture is an array of the tutorial's: some of its numbers, and the sum of
// the bytes of all.
type ArrayFixture struct {
	Array    string
	N, Every int
	Values   []string
	SHA256   string
}

// Shared with the tests in package neural_test.
var (
	ReadFixture = readFixture
	NumpyPython = numpyPython
)

func readFixture(t *testing.T) (f fixture) {
	t.Helper()
	data, err := os.ReadFile("testdata/numpy.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// A numpyCase draws n numbers or more. The names are those of numpy_reference.py.
type numpyCase struct {
	floats func(r *RandomState, n int) []float64
	ints   func(r *RandomState, n int) []int
}

// run returns n numbers, written out by text, and as 8-byte little-endian values.
func (c numpyCase) run(n int) (text func(i int) string, raw []byte) {
	r := NewRandomState(42)
	if c.floats != nil {
		s := c.floats(r, n)[:n]
		for _, x := range s {
			raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(x))
		}
		return func(i int) string { return strconv.FormatFloat(s[i], 'x', -1, 64) }, raw
	}
	s := c.ints(r, n)[:n]
	for _, x := range s {
		raw = binary.LittleEndian.AppendUint64(raw, uint64(x))
	}
	return func(i int) string { return strconv.Itoa(s[i]) }, raw
}

var weights = []float64{0.05, 0.0, 0.3, 0.15, 0.1, 0.4}

// repeat draws small slices until there are n numbers.
func repeat[T any](n int, draw func() []T) (all []T) {
	for len(all) < n {
		all = append(all, draw()...)
	}
	return all
}

func poissonCase(lambda float64) numpyCase {
	return numpyCase{ints: func(r *RandomState, n int) []int { return r.PoissonSlice(lambda, n) }}
}

func randInt(low, high int) numpyCase {
	return numpyCase{ints: func(r *RandomState, n int) []int { return r.RandIntSlice(low, high, n) }}
}

var numpyCases = map[string]numpyCase{
	"random":        {floats: func(r *RandomState, n int) []float64 { return draw("", n, r.Random) }},
	"rand":          {floats: (*RandomState).RandSlice},
	"uniform":       {floats: func(r *RandomState, n int) []float64 { return r.UniformSlice(-0.3, 7.1, n) }},
	"randn":         {floats: (*RandomState).RandnSlice},
	"normal":        {floats: func(r *RandomState, n int) []float64 { return r.NormalSlice(-70, 2.5, n) }},
	"exponential":   {floats: func(r *RandomState, n int) []float64 { return r.ExponentialSlice(0.7, n) }},
	"poisson 0.001": poissonCase(0.001),
	"poisson 1.9":   poissonCase(1.9),
	"poisson 9.999": poissonCase(9.999),
	"poisson 10":    poissonCase(10),
	"poisson 123.4": poissonCase(123.4),
	"poisson 5e9":   poissonCase(5e9),
	"randint 10":    randInt(10, 40),
	"randint 2^31":  randInt(-5, 1<<31),
	"randint 2^32":  randInt(0, 1<<32),
	"randint 2^40":  randInt(-1<<39, 1<<40),
	"randint all":   randInt(math.MinInt64, math.MaxInt64),
	"choice":        {ints: func(r *RandomState, n int) []int { return r.ChoiceSlice(11, nil, n) }},
	"choice p":      {ints: func(r *RandomState, n int) []int { return r.ChoiceSlice(6, weights, n) }},
	"choice distinct": {ints: func(r *RandomState, n int) []int {
		return repeat(n, func() []int { return r.ChoiceDistinct(9, nil, 4) })
	}},
	"choice distinct p": {ints: func(r *RandomState, n int) []int {
		return repeat(n, func() []int { return r.ChoiceDistinct(6, weights, 4) })
	}},
	"permutation": {ints: func(r *RandomState, n int) []int {
		return repeat(n, func() []int { return r.Permutation(10) })
	}},
	"shuffle": {ints: func(r *RandomState, n int) []int {
		return repeat(n, func() []int {
			s := []int{0, 10, 20, 30, 40, 50, 60}
			r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
			return s
		})
	}},
	"mixed": {floats: func(r *RandomState, n int) []float64 {
		return repeat(n, func() []float64 {
			return []float64{r.Randn(), r.Rand(), float64(r.Poisson(3)), r.Normal(1, 2),
				float64(r.RandInt(0, 5)), r.Exponential(2), r.Randn()}
		})
	}},
}

func TestSeeds(t *testing.T) {
	for _, s := range readFixture(t).Seeds {
		var r *RandomState
		switch seed := s.Seed.(type) {
		case float64:
			r = NewRandomState(uint32(seed))
		case []any:
			key := make([]uint32, len(seed))
			for i, k := range seed {
				key[i] = uint32(k.(float64))
			}
			r = NewRandomStateArray(key)
		}
		for i, want := range s.Words {
			if got := r.Uint32(); got != want {
				t.Errorf("seed %.20v: word %d is %d, want %d", s.Seed, i, got, want)
			}
		}
	}
}

func TestZeroValue(t *testing.T) {
	var zero RandomState
	if got, want := zero.Random(), NewRandomState(0).Random(); got != want {
		t.Errorf("the zero value draws %v, want NewRandomState(0)'s %v", got, want)
	}
}

func TestFixture(t *testing.T) {
	f := readFixture(t)
	if len(f.Runs) != len(numpyCases) {
		t.Errorf("fixture has %d runs, want %d", len(f.Runs), len(numpyCases))
	}
	for _, run := range f.Runs {
		t.Run(run.Case, func(t *testing.T) {
			text, raw := numpyCases[run.Case].run(run.N)
			same := func(from int, want []string) {
				for i, w := range want {
					if x, err := strconv.ParseFloat(w, 64); err == nil && numpyCases[run.Case].floats != nil {
						w = strconv.FormatFloat(x, 'x', -1, 64) // Python writes exponents otherwise
					}
					if got := text(from + i); got != w {
						t.Errorf("number %d is %s, numpy %s has %s", from+i, got, f.Numpy, w)
					}
				}
			}
			same(0, run.First)
			same(run.N-len(run.Last), run.Last)
			if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) != run.SHA256 {
				t.Errorf("some of %d numbers differ from numpy %s's", run.N, f.Numpy)
			}
		})
	}
}

// numpyPython returns a Python that has numpy: the system's, or one set up once
// in the user's cache folder.
func numpyPython(t *testing.T) string {
	t.Helper()
	missing := func(format string, a ...any) {
		t.Helper()
		if os.Getenv("CI") == "true" {
			t.Fatalf(format, a...)
		}
		t.Skipf(format, a...)
	}
	system, err := exec.LookPath("python3")
	if err != nil {
		missing("no python3 to compare with numpy: %v", err)
	}
	if exec.Command(system, "-c", "import numpy").Run() == nil {
		return system
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		missing("no cache folder for a Python environment with numpy: %v", err)
	}
	dir := filepath.Join(cache, "zoetrope-test", "numpy")
	python := filepath.Join(dir, "bin", "python")
	if exec.Command(python, "-c", "import numpy").Run() == nil {
		return python
	}
	// One that was left half-made cannot import numpy.
	if err := os.RemoveAll(dir); err != nil {
		missing("cannot remove a broken %s: %v", dir, err)
	}
	if out, err := exec.Command(system, "-m", "venv", dir).CombinedOutput(); err != nil {
		missing("cannot make a Python environment (on Debian: apt-get install python3-venv): %v\n%s", err, out)
	}
	if out, err := exec.Command(python, "-m", "pip", "-q", "install", "numpy").CombinedOutput(); err != nil {
		os.RemoveAll(dir)
		missing("cannot install numpy to compare with: %v\n%s", err, out)
	}
	return python
}

// TestLive compares a million numbers of each kind with the numpy at hand, and
// fewer of those that numpy is slow to make.
func TestLive(t *testing.T) {
	if testing.Short() {
		t.Skip("compares long streams with numpy")
	}
	if runtime.GOOS+"/"+runtime.GOARCH != "linux/amd64" {
		t.Skip("numpy itself draws other last bits here, see RandomState")
	}
	count := func(name string) int {
		switch name {
		case "choice distinct", "choice distinct p", "permutation", "shuffle", "mixed":
			return 40_000
		}
		return 1_000_000
	}
	names := slices.Sorted(maps.Keys(numpyCases))
	args := []string{"testdata/numpy_reference.py", "run"}
	for _, name := range names {
		args = append(args, name, strconv.Itoa(count(name)))
	}
	cmd := exec.Command(numpyPython(t), args...)
	cmd.Stderr = os.Stderr
	all, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		n := count(name)
		_, got := numpyCases[name].run(n)
		if len(all) < 8*n || len(got) != 8*n {
			t.Fatalf("%s: %d bytes, numpy has %d, want %d", name, len(got), len(all), 8*n)
		}
		want := all[:8*n]
		all = all[8*n:]
		differ, first := 0, -1
		for i := 0; i < len(got); i += 8 {
			if string(got[i:i+8]) != string(want[i:i+8]) {
				if differ++; first < 0 {
					first = i / 8
				}
			}
		}
		if differ > 0 {
			t.Errorf("%s: %d of %d numbers differ from numpy's, number %d is the first", name, differ, n, first)
		}
	}
}

func TestWrongUse(t *testing.T) {
	nan := math.NaN()
	for want, f := range map[string]func(r *RandomState){
		"neural: NewRandomStateArray key has length 0, want at least 1":                                 func(r *RandomState) { NewRandomStateArray(nil) },
		"neural: RandomState.Normal scale has -1, want at least 0":                                      func(r *RandomState) { r.Normal(0, -1) },
		"neural: RandomState.Exponential scale has NaN, want at least 0":                                func(r *RandomState) { r.Exponential(nan) },
		"neural: RandomState.Uniform range has 0 to +Inf, want finite numbers with a finite difference": func(r *RandomState) { r.Uniform(0, math.Inf(1)) },
		"neural: RandomState.Poisson lambda has -1, want 0 to 9.223372006484771e+18":                    func(r *RandomState) { r.Poisson(-1) },
		"neural: RandomState.RandInt range has 3 to 3, want high above low":                             func(r *RandomState) { r.RandInt(3, 3) },
		"neural: RandomState.NormalSlice n has -2, want at least 0":                                     func(r *RandomState) { r.NormalSlice(0, 1, -2) },
		"neural: RandomState.ChoiceSlice n has 0, want at least 1":                                      func(r *RandomState) { r.Choice(0, nil) },
		"neural: RandomState.ChoiceSlice p has length 1, want 2":                                        func(r *RandomState) { r.Choice(2, []float64{1}) },
		"neural: RandomState.ChoiceSlice p has the sum 0.9, want 1":                                     func(r *RandomState) { r.Choice(2, []float64{0.5, 0.4}) },
		"neural: RandomState.ChoiceSlice p[0] has NaN, want a probability":                              func(r *RandomState) { r.Choice(1, []float64{nan}) },
		"neural: RandomState.ChoiceDistinct size has 3, want at most the 2 indices that can be drawn":   func(r *RandomState) { r.ChoiceDistinct(2, nil, 3) },
		"neural: RandomState.ChoiceDistinct size has 2, want at most the 1 indices that can be drawn":   func(r *RandomState) { r.ChoiceDistinct(2, []float64{0, 1}, 2) },
		"neural: RandomState.Permutation n has -1, want at least 0":                                     func(r *RandomState) { r.Permutation(-1) },
		"neural: RandomState.Shuffle n has -1, want at least 0":                                         func(r *RandomState) { r.Shuffle(-1, nil) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("got panic %v, want %v", got, want)
				}
			}()
			f(NewRandomState(1))
		}()
	}
}

func BenchmarkNormal(b *testing.B) {
	r := NewRandomState(42)
	for b.Loop() {
		r.Normal(0, 2)
	}
}
