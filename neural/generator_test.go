package neural

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
)

// generatorFixture is testdata/generator.json, made by generator_reference.py
// beside it.
type generatorFixture struct {
	Numpy string
	Seeds []struct {
		Seed                     []string
		Words, Child, Grandchild []uint32
		Start                    place
	}
	Runs []struct {
		Case   string
		N      int
		First  []string
		SHA256 string
		End    place
	}
	Spawned []string
	Log1p   struct {
		N      int
		SHA256 string
		Scales []string
	}
}

// A place is a place in the stream.
type place struct {
	State, Inc string
	Half       *uint32
}

func (p place) check(t *testing.T, g *Generator) {
	t.Helper()
	if got := fmt.Sprintf("%016x%016x", g.high, g.low); got != p.State {
		t.Errorf("state is %s, want %s", got, p.State)
	}
	if got := fmt.Sprintf("%016x%016x", g.incHigh, g.incLow); got != p.Inc {
		t.Errorf("increment is %s, want %s", got, p.Inc)
	}
	if g.hasHalf != (p.Half != nil) || p.Half != nil && *p.Half != g.half {
		t.Errorf("kept half is %v %d, want %v", g.hasHalf, g.half, p.Half)
	}
}

func readGenerator(t *testing.T) (f generatorFixture) {
	t.Helper()
	data, err := os.ReadFile("testdata/generator.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func parseFloats(t *testing.T, texts []string) []float64 {
	t.Helper()
	s := make([]float64, len(texts))
	for i, text := range texts {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		s[i] = x
	}
	return s
}

func intRun(f func(g *Generator, n int) []int) func(g *Generator, n int) []float64 {
	return func(g *Generator, n int) []float64 {
		s := f(g, n)
		x := make([]float64, len(s))
		for i, v := range s {
			x[i] = math.Float64frombits(uint64(v)) // compared as bits
		}
		return x
	}
}

// again draws small slices until there are n numbers.
func again(f func(g *Generator) []int) func(g *Generator, n int) []float64 {
	return intRun(func(g *Generator, n int) []int { return repeat(n, func() []int { return f(g) }) })
}

func integersRun(low, high int) func(g *Generator, n int) []float64 {
	return intRun(func(g *Generator, n int) []int { return g.IntegersSlice(low, high, n) })
}

func poissonRun(lambda float64) func(g *Generator, n int) []float64 {
	return intRun(func(g *Generator, n int) []int { return g.PoissonSlice(lambda, n) })
}

// The names are those of generator_reference.py.
var generatorCases = map[string]func(g *Generator, n int) []float64{
	"random":               (*Generator).RandomSlice,
	"uniform":              func(g *Generator, n int) []float64 { return g.UniformSlice(-0.3, 7.1, n) },
	"standard_normal":      (*Generator).StandardNormalSlice,
	"normal":               func(g *Generator, n int) []float64 { return g.NormalSlice(-70, 2.5, n) },
	"standard_exponential": (*Generator).StandardExponentialSlice,
	"exponential":          func(g *Generator, n int) []float64 { return g.ExponentialSlice(0.7, n) },
	"poisson 0.001":        poissonRun(0.001),
	"poisson 9.999":        poissonRun(9.999),
	"poisson 10":           poissonRun(10),
	"poisson 123.4":        poissonRun(123.4),
	"poisson 5e9":          poissonRun(5e9),
	"integers 1":           integersRun(7, 8),
	"integers 10":          integersRun(10, 40),
	"integers 2^31":        integersRun(-5, 3<<30),
	"integers 2^32":        integersRun(0, 1<<32),
	"integers 2^40":        integersRun(-1<<39, 1<<40),
	"integers 2^63":        integersRun(-1<<62, math.MaxInt64-1<<61+1),
	"integers closed":      intRun(func(g *Generator, n int) []int { return g.IntegersClosedSlice(-3, 3, n) }),
	"integers all": intRun(func(g *Generator, n int) []int {
		return g.IntegersClosedSlice(math.MinInt64, math.MaxInt64, n)
	}),
	"choice":               intRun(func(g *Generator, n int) []int { return g.ChoiceSlice(11, nil, n) }),
	"choice p":             intRun(func(g *Generator, n int) []int { return g.ChoiceSlice(6, weights, n) }),
	"choice distinct":      again(func(g *Generator) []int { return g.ChoiceDistinct(9, nil, 4) }),
	"choice distinct many": again(func(g *Generator) []int { return g.ChoiceDistinct(20000, nil, 5000) }),
	"choice distinct few":  again(func(g *Generator) []int { return g.ChoiceDistinct(20000, nil, 300) }),
	"choice distinct all":  again(func(g *Generator) []int { return g.ChoiceDistinct(12000, nil, 12000) }),
	"choice distinct p":    again(func(g *Generator) []int { return g.ChoiceDistinct(6, weights, 4) }),
	"permutation":          again(func(g *Generator) []int { return g.Permutation(10) }),
	"shuffle": again(func(g *Generator) []int {
		s := []int{0, 10, 20, 30, 40, 50, 60}
		g.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		return s
	}),
	"mixed": func(g *Generator, n int) []float64 {
		return repeat(n, func() []float64 {
			s := []float64{g.StandardNormal(), float64(g.Integers(0, 5)), g.Random(), float64(g.Poisson(3)),
				g.Normal(1, 2), float64(g.IntegersClosed(0, 1000)), g.Exponential(2), float64(g.Choice(7, nil)),
				g.Uniform(-1, 1)}
			for _, i := range g.Permutation(3) {
				s = append(s, float64(i))
			}
			s = append(s, float64(g.Integers(-1<<40, 1<<40)))
			for _, i := range g.ChoiceDistinct(5, nil, 2) {
				s = append(s, float64(i))
			}
			return s
		})
	},
}

func TestGenerator(t *testing.T) {
	f := readGenerator(t)
	if len(f.Runs) != len(generatorCases) {
		t.Errorf("fixture has %d runs, want %d", len(f.Runs), len(generatorCases))
	}
	for _, run := range f.Runs {
		t.Run(run.Case, func(t *testing.T) {
			g := NewGenerator(42)
			s := generatorCases[run.Case](g, run.N)[:run.N]
			for i, want := range run.First {
				if n, err := strconv.Atoi(want); err == nil {
					if got := int(math.Float64bits(s[i])); got != n {
						t.Errorf("number %d is %d, numpy %s has %d", i, got, f.Numpy, n)
					}
				} else if x, _ := strconv.ParseFloat(want, 64); s[i] != x {
					t.Errorf("number %d is %x, numpy %s has %s", i, s[i], f.Numpy, want)
				}
			}
			if hash(s) != run.SHA256 {
				t.Errorf("some of %d numbers differ from numpy %s's", run.N, f.Numpy)
			}
			run.End.check(t, g)
		})
	}
}

func hash(s []float64) string {
	var raw []byte
	for _, x := range s {
		raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(x))
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

func TestSeedSequence(t *testing.T) {
	for _, s := range readGenerator(t).Seeds {
		t.Run(fmt.Sprint(s.Seed), func(t *testing.T) {
			var seed []uint64
			for _, text := range s.Seed {
				n, err := strconv.ParseUint(text, 10, 64)
				if err != nil {
					t.Fatal(err)
				}
				seed = append(seed, n)
			}
			sequence := &SeedSequence{Entropy: seed}
			if got := sequence.GenerateState(9); !slices.Equal(got, s.Words) {
				t.Errorf("words are %v, want %v", got, s.Words)
			}
			child := sequence.Spawn(3)[2]
			if got := child.GenerateState(9); !slices.Equal(got, s.Child) {
				t.Errorf("the child's words are %v, want %v", got, s.Child)
			}
			if got := child.Spawn(1)[0].GenerateState(9); !slices.Equal(got, s.Grandchild) {
				t.Errorf("the grandchild's words are %v, want %v", got, s.Grandchild)
			}
			s.Start.check(t, NewGenerator(seed...))
		})
	}
}

func TestGeneratorSpawn(t *testing.T) {
	g := NewGenerator(7)
	children := append(g.Spawn(2), g.Spawn(1)...)
	for i, want := range parseFloats(t, readGenerator(t).Spawned) {
		if got := children[i].Random(); got != want {
			t.Errorf("child %d draws %v, want %v", i, got, want)
		}
	}
}

func TestGeneratorZeroValue(t *testing.T) {
	var zero Generator
	if got, want := zero.Random(), NewGenerator(0).Random(); got != want {
		t.Errorf("the zero value draws %v, want NewGenerator(0)'s %v", got, want)
	}
}

func TestLibmLog1p(t *testing.T) {
	f := readGenerator(t).Log1p
	g := NewGenerator(1)
	var s []float64
	for _, scale := range parseFloats(t, f.Scales) {
		for range f.N / len(f.Scales) {
			s = append(s, libmLog1p(-g.Random()*scale))
		}
	}
	if hash(s) != f.SHA256 {
		t.Errorf("some of %d logarithms differ from glibc's", len(s))
	}
}

func TestGeneratorWrongUse(t *testing.T) {
	for want, f := range map[string]func(g *Generator){
		"neural: Generator.Normal scale has -1, want at least 0":                                                         func(g *Generator) { g.Normal(0, -1) },
		"neural: Generator.Exponential scale has NaN, want at least 0":                                                   func(g *Generator) { g.Exponential(math.NaN()) },
		"neural: Generator.Uniform range has 1 to 0, want finite numbers in ascending order with a finite difference":    func(g *Generator) { g.Uniform(1, 0) },
		"neural: Generator.Uniform range has 0 to +Inf, want finite numbers in ascending order with a finite difference": func(g *Generator) { g.Uniform(0, math.Inf(1)) },
		"neural: Generator.Poisson lambda has -1, want 0 to 9.223372006484771e+18":                                       func(g *Generator) { g.Poisson(-1) },
		"neural: Generator.Integers range has 3 to 3, want high above low":                                               func(g *Generator) { g.Integers(3, 3) },
		"neural: Generator.IntegersClosed range has 3 to 2, want high at least low":                                      func(g *Generator) { g.IntegersClosed(3, 2) },
		"neural: Generator.NormalSlice n has -2, want at least 0":                                                        func(g *Generator) { g.NormalSlice(0, 1, -2) },
		"neural: Generator.ChoiceSlice n has 0, want at least 1":                                                         func(g *Generator) { g.Choice(0, nil) },
		"neural: Generator.ChoiceDistinct size has 3, want at most the 2 indices that can be drawn":                      func(g *Generator) { g.ChoiceDistinct(2, nil, 3) },
		"neural: Generator.Permutation n has -1, want at least 0":                                                        func(g *Generator) { g.Permutation(-1) },
		"neural: Generator.Shuffle n has -1, want at least 0":                                                            func(g *Generator) { g.Shuffle(-1, nil) },
		"neural: SeedSequence.Spawn n has -1, want at least 0":                                                           func(g *Generator) { g.Spawn(-1) },
		"neural: SeedSequence.GenerateState n has -1, want at least 0":                                                   func(g *Generator) { new(SeedSequence).GenerateState(-1) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("got panic %v, want %v", got, want)
				}
			}()
			f(NewGenerator(1))
		}()
	}
}

func BenchmarkStandardNormal(b *testing.B) {
	g := NewGenerator(42)
	for b.Loop() {
		g.StandardNormal()
	}
}
