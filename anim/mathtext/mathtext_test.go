package mathtext

import (
	"strings"
	"testing"

	_ "gonum.org/v1/plot" // fills the font cache
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"
)

func face(size vg.Length) font.Face {
	return font.DefaultCache.Lookup(font.Font{Typeface: "Liberation", Variant: "Sans"}, size)
}

// drawn lays out and draws a line, and returns the texts of which it consists,
// and the number of its paths.
func drawn(t *testing.T, s string) (texts []string, paths int) {
	t.Helper()
	l := newLayout(face(10), s)
	var c recorder.Canvas
	l.Draw(&c, vg.Point{X: 3, Y: 4})
	for _, a := range c.Actions {
		switch a := a.(type) {
		case *recorder.FillString:
			texts = append(texts, a.String)
		case *recorder.Fill, *recorder.Stroke:
			paths++
		}
	}
	return texts, paths
}

func TestPieces(t *testing.T) {
	for _, c := range []struct {
		line, texts string
		paths       int
	}{
		{"plain", "plain", 0},
		{`Rate $\lambda$ (Hz)`, "Rate |λ| (Hz)", 0},
		{`\$5 and \$6`, "$5 and $6", 0},
		{`$x$ for \$5`, "x| for $5", 0},
		{"$5 only", "$5 only", 0},
		{"$a$ and $5", "a| and $5", 0},
		{"$$", "$$", 0},
		{`$3/4\pi$`, "3/4|π", 0},
		{`$10^{-3}$`, "10|−3", 0},
		{`$\hat\mu$`, "μ", 1},
		{`$\ddot{x}$`, "x", 1},
		{`$\frac{\pi}{2}$`, "π|2", 1},
		{`$\frac12$`, "1|2", 1},
		{`$\frac\pi2$`, "π|2", 1},
		{`$\sqrt{x}$`, "x", 2},
		{`$\sqrt[3]{x}$`, "3|x", 2},
		{`$\sum_{j=1}^{N} K_{ij}$`, "N|j|=1|K|ij", 1},
		{`$x'' + f'^2$`, "x|′′|+|f|′|2", 0},
		{`$\mathrm{d}x$`, "d|x", 0},
		{`$a \text{ if } b$`, "a| if |b", 0},
		{`$\left(\frac{a}{b}\right)$`, "a|b", 3},
		{`$\left( x \right)$`, "(|x|)", 0},
		{`$1{,}000$`, "1|,|000", 0},
		{`$\nabla x \to y$`, "x|y", 2},
		{`${\rm Hz}\, x$`, "Hz|x", 0},
		{`$θ − µ$`, "θ|−|µ", 0},
		{`$\log_{10} x$`, "log|10|x", 0},
		{`$\binom{n}{k}$`, "n|k", 2},
	} {
		texts, paths := drawn(t, c.line)
		if got := strings.Join(texts, "|"); got != c.texts || paths != c.paths {
			t.Errorf("%s is drawn as %s and %d paths, want %s and %d", c.line, got, paths, c.texts, c.paths)
		}
	}
}

// What is wrong or unknown is shown as it was written.
func TestSource(t *testing.T) {
	for _, s := range []string{
		`$\unknown x$`, `$\frac{a}$`, `$x_$`, `$x^^2$`, `$x_a_b$`, `${x$`, `$x}$`, `$\left( x$`, `$x \right)$`, `$\sqrt$`,
		`$\begin{array}x\end{array}$`, `$\frac{a}{$`, `$\`, `$a & b$`, `$\text{a$`, "$a\x00$", "$\xff$", `$\left x\right.$`,
		`$` + strings.Repeat("{", 1000) + strings.Repeat("}", 1000) + `$`,
		`$` + strings.Repeat(`\sqrt`, 1000) + ` x$`,
	} {
		texts, paths := drawn(t, s)
		if len(texts) != 1 || texts[0] != s || paths != 0 {
			t.Errorf("%q is drawn as %q and %d paths, want its source", s, texts, paths)
		}
		if got := Plain(s); got != s {
			t.Errorf("Plain(%q) is %q, want the same", s, got)
		}
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		`$\theta_i(t-\tau_{ij})$`:                        "θᵢ(t−τᵢⱼ)",
		`$\frac{x(1+\Delta t)-x(1)}{\Delta t}$`:          "(x(1+Δt)−x(1))/Δt",
		`$\dot x = \sqrt{x^2+y^2}$`:                      "x\u0307 = √(x²+y²)",
		`$\sum_{j=1}^{N} K_{ij}\sin(\theta_j-\theta_i)$`: "∑ⱼ₌₁ᴺ Kᵢⱼ sin(θⱼ−θᵢ)",
		`$10^{-3}$ V`:                "10⁻³ V",
		`Rate $\lambda$ (Hz)`:        "Rate λ (Hz)",
		`$\hat\mu$`:                  "μ\u0302",
		`$3\pi/2$`:                   "3π/2",
		`$f''(x)$`:                   "f′′(x)",
		`$\left|\frac{a}{b}\right|$`: "|a/b|",
		`$\int_0^1 x\,\mathrm{d}x$`:  "∫₀¹ x dx",
		`\$5`:                        "$5",
		`$V_\mathrm{Na}^2$`:          "V_Na^2",
		`$e^{Q/2}$`:                  "e^(Q/2)",
		`no formula`:                 "no formula",
		`$\exp\left(-t/\tau\right), \sin x \cdot \cos x < 0.1$`: "exp(−t/τ), sin x·cos x < 0.1",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%s) is %q, want %q", in, got, want)
		}
	}
}

// Every command of the tables draws something that has a width.
func TestTables(t *testing.T) {
	var all []string
	add := func(names ...string) { all = append(all, names...) }
	for n := range greek {
		add(`\` + n)
	}
	for n := range symbols {
		add(`\` + n)
	}
	for n := range accents {
		add(`\` + n + `{x}`)
	}
	for n := range faces {
		add(`\` + n + `{x}`)
	}
	for n := range textFaces {
		add(`\` + n + `{x y}`)
	}
	for n := range heights {
		add(`\` + n + `(`)
	}
	for n := range delimiters {
		add(`\left\` + n + ` \frac{1}{2} \right\` + n)
	}
	for n := range functions {
		add(`\` + n)
	}
	for n := range longFunctions {
		add(`\` + n)
	}
	for r := range characters {
		add(string(r))
	}
	g := setter{base: face(10).Font}
	for _, s := range all {
		r, ok := parse(s)
		if !ok {
			t.Errorf("%s does not parse", s)
			continue
		}
		b := g.row(r, style{size: 10})
		if b.w <= 0 || len(b.pieces) == 0 || b.asc+b.desc <= 0 {
			t.Errorf("%s is %v wide, %v high and has %d pieces", s, b.w, b.asc+b.desc, len(b.pieces))
		}
		for _, p := range b.pieces {
			for _, c := range p.text {
				if i, err := p.face.Face.GlyphIndex(&g.buf, c); c != '\u2009' && (err != nil || i == 0) {
					t.Errorf("%s uses %q, which the font lacks", s, c)
				}
			}
		}
	}
}

// A fraction reaches further than its parts, and a script less far than a
// letter.
func TestExtents(t *testing.T) {
	f := face(10)
	x, frac, sup := New(f, "$x$"), New(f, `$\frac{x}{x}$`), New(f, "$x^2$")
	if frac.Ascent <= x.Ascent || frac.Descent <= x.Descent {
		t.Errorf("a fraction reaches %v and %v, its letter %v and %v", frac.Ascent, frac.Descent, x.Ascent, x.Descent)
	}
	if two := New(f, "$2$").Width; sup.Width >= x.Width+two || sup.Width <= x.Width {
		t.Errorf("x^2 is %v wide, want more than x, %v, and less than with a 2 of %v", sup.Width, x.Width, two)
	}
	if got, want := New(f, `\$5`).Width, f.Width("$5"); got != want {
		t.Errorf("text without a formula is %v wide, want %v", got, want)
	}
	if New(f, "$x$") != x {
		t.Error("a layout is made twice")
	}
	if wide, sum := New(f, `$a+b$`).Width, f.Width("a")+f.Width("+")+f.Width("b"); wide <= sum {
		t.Errorf("a+b is %v wide, want room around the sign, above %v", wide, sum)
	}
	if sign, minus := New(f, `$-b$`).Width, f.Width("−")+f.Width("b"); sign > minus+0.5 {
		t.Errorf("−b is %v wide, want no room after the sign, %v", sign, minus)
	}
}

func FuzzLayout(f *testing.F) {
	for _, s := range []string{
		`$\frac{x(1+\Delta t)-x(1)}{\Delta t}$`, `$\sum_{j=1}^{N} K_{ij}\sin(\theta_j-\theta_i)$`, `$\left[\sqrt[n]{\vec x'}\right\}$`,
		`\$ $a$ $`, `$\text{a\}b}\big|\binom12{\bf x}$`, `$x''_a^b$`, "$\\\xff$", `$\hat{\bar{\dot{x}}}^{\mathrm{T}}~\!$`,
	} {
		f.Add(s)
	}
	small := face(10)
	f.Fuzz(func(t *testing.T, s string) {
		l := newLayout(small, s)
		if l.Ascent < 0 || l.Descent < 0 || l.Width != l.Width {
			t.Errorf("%q has the extents %v, %v, %v", s, l.Width, l.Ascent, l.Descent)
		}
		var c recorder.Canvas
		l.Draw(&c, vg.Point{})
		Plain(s)
		if !Special(s) && (len(l.pieces) > 1 || s != "" && l.pieces[0].text != s) {
			t.Errorf("%q is not drawn as it is", s)
		}
	})
}
