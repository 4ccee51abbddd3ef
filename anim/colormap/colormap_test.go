package colormap

import (
	"fmt"
	"image/color"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

func ExampleMap_At() {
	fmt.Println(Viridis.At(0), Viridis.At(0.5), Viridis.Reverse().At(0), Viridis.Reverse())
	// Output: {68 1 84 255} {33 145 140 255} {253 231 37 255} viridis_r
}

// TestAgainstMatplotlib compares with the colours in testdata/values.txt.
func TestAgainstMatplotlib(t *testing.T) {
	maps := map[string]Map{"RdBu_r": RdBu.Reverse(), "tab10_r": Tab10.Reverse()}
	for _, m := range []Map{
		Viridis, Plasma, Inferno, Magma, Cividis, Gray, Hot, Jet, Coolwarm, RdBu, Twilight, HSV, Tab10, Tab20,
		Linear("navy,white,red", color.NRGBA{B: 128, A: 255}, color.White, color.NRGBA{R: 255, A: 255}),
	} {
		maps[m.String()] = m
	}
	data, err := os.ReadFile("testdata/values.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		var name, kind, arg string
		want := color.NRGBA{A: 255}
		if _, err := fmt.Sscan(line, &name, &kind, &arg, &want.R, &want.G, &want.B); err != nil {
			t.Fatal(err)
		}
		m, ok := maps[name]
		if !ok {
			t.Fatalf("no map %s", name)
		}
		var got color.NRGBA
		if kind == "at" {
			x, err := strconv.ParseFloat(arg, 64)
			if err != nil {
				t.Fatal(err)
			}
			got = m.At(x)
		} else {
			var k, n int
			fmt.Sscanf(arg, "%d/%d", &k, &n)
			i, _ := Index(float64(k), 0, float64(n-1))
			got = m.Color(i)
		}
		if got != want {
			t.Errorf("%s %s %s = %v, want %v", name, kind, arg, got, want)
		}
	}
}

// Groups have colours of their own whether the limits are the first and last of
// them, as an image's are, or 0 and their number.
func TestGroups(t *testing.T) {
	for _, m := range []Map{Tab10, Tab20, Tab10.Reverse()} {
		want := m.Colors()
		n := len(want)
		for k, c := range want {
			for _, most := range []int{n - 1, n} {
				i, _ := Index(float64(k), 0, float64(most))
				if got := m.Color(i); got != c {
					t.Errorf("%v: group %d of 0 to %d has %v, want %v", m, k, most, got, c)
				}
			}
		}
	}
}

func TestColors(t *testing.T) {
	if got := Tab10.Colors(); len(got) != 10 || got[1] != (color.NRGBA{255, 127, 14, 255}) {
		t.Errorf("Tab10.Colors() = %v", got)
	}
	if got := Tab20.Reverse().Colors(); len(got) != 20 || got[19] != Tab20.At(0) {
		t.Errorf("Tab20.Reverse().Colors() = %v", got)
	}
	if got := len(Viridis.Colors()); got != Len {
		t.Errorf("Viridis has %d colours, want %d", got, Len)
	}
	if got := Viridis.At(math.NaN()); got.A != 0 {
		t.Errorf("Viridis.At(NaN) = %v, want a transparent colour", got)
	}
}

func TestIndex(t *testing.T) {
	for _, c := range []struct {
		v, lo, hi float64
		want      uint8
		ok        bool
	}{
		{-5, 0, 100, 0, true}, {500, 0, 100, 255, true}, {50, 0, 100, 128, true},
		{math.NaN(), 0, 1, 0, false}, {math.Inf(1), 0, 1, 255, true}, {3, 3, 3, 0, true},
		{0.25, 1, 0, 192, true},
	} {
		if got, ok := Index(c.v, c.lo, c.hi); got != c.want || ok != c.ok {
			t.Errorf("Index(%v, %v, %v) = %v, %v, want %v, %v", c.v, c.lo, c.hi, got, ok, c.want, c.ok)
		}
	}
	if (Map{}).At(0.3) != Viridis.At(0.3) {
		t.Error("the zero Map is not viridis")
	}
}
