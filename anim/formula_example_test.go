package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

// Formulas stand between dollar signs, in titles, labels, legends and texts.
func Example_formulas() {
	t := anim.Linspace(0, 2*math.Pi, 200)
	x := &anim.Line{X: t, Label: `$\hat\mu = \frac{1}{N}\sum_{j=1}^{N} x_j$`, Width: 2}
	v := &anim.Line{X: t, Label: `$\dot x = \sqrt{x^2+y^2}$`, Width: 2}
	slope := &anim.Annotation{
		X: math.Pi, Y: 0, Text: anim.Text{
			String: `$\lim_{\Delta t\to 0}\frac{x(1+\Delta t)-x(1)}{\Delta t}$`,
			X:      70, Y: 30, In: anim.InPoints, Size: 12, Align: anim.AlignCenter, Box: anim.RGB(0xfff4d6),
		},
	}
	fig := anim.New(
		&anim.Axes{
			Title: `Phase $\theta_i(t-\tau_{ij})$, $\Delta t = 10^{-3}$ s`,
			X: anim.Axis{
				Label: `Phase $\theta_i$ (rad)`, Max: 2 * math.Pi,
				Ticks:      []float64{0, math.Pi / 2, math.Pi, 3 * math.Pi / 2, 2 * math.Pi},
				TickLabels: []string{"0", `$\frac{\pi}{2}$`, `$\pi$`, `$\frac{3\pi}{2}$`, `$2\pi$`},
			},
			Y:       anim.Axis{Label: `Rate $\lambda$ (Hz)`, Min: -1.5, Max: 2.5},
			Artists: []anim.Artist{x, v, slope},
		},
		&anim.Axes{
			Title: `$\dot\theta_i = \omega_i + \sum_{j=1}^{N} K_{ij}\sin(\theta_j-\theta_i)$`,
			X:     anim.Axis{Label: `$x \in [0, 3/4\pi]$`, Max: 1},
			Y: anim.Axis{
				Label: `$\frac{\partial V}{\partial t}$ (mV/ms)`, Max: 1,
				Ticks: []float64{0, 0.5, 1}, TickLabels: []string{`$10^{-3}$`, `$10^{-2}$`, `$10^{-1}$`},
			},
			Artists: []anim.Artist{
				&anim.Text{X: 0.05, Y: 0.83, Size: 14, String: `$\tau_m \frac{dV}{dt} = -(V - E_L) + R\,I(t)$`},
				&anim.Text{X: 0.05, Y: 0.62, Size: 14, String: `$P(x) = \frac{1}{\sqrt{2\pi}\,\sigma}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)$`},
				&anim.Text{X: 0.05, Y: 0.42, Size: 14, String: `$\int_0^\infty e^{-x^2}\,\mathrm{d}x = \frac{\sqrt{\pi}}{2},\quad \nabla\cdot\vec E \approx 0$`},
				&anim.Text{X: 0.05, Y: 0.27, Size: 14, String: `$\bar x \pm \tilde\sigma,\ \ddot y' \ne \infty,\ \|w\|_2 \le 1,\ f: \alpha \to \beta$`},
				&anim.Text{X: 0.05, Y: 0.12, Size: 14, String: `$\unknown{x}$ costs \$5`},
				&anim.Text{X: 0.88, Y: 0.06, Size: 12, Angle: 60, String: `turned $\frac{a}{\sqrt{b}}$`},
			},
		},
	)
	fig.Title = `Mean $\hat\mu$ and $\sum_i w_i x_i$`
	fig.Width = 12 * anim.Inch
	for k := range fig.Steps(5) {
		x.Y, v.Y = nil, nil
		for _, u := range t {
			x.Y = append(x.Y, math.Sin(u-0.1*float64(k)))
			v.Y = append(v.Y, math.Cos(u-0.1*float64(k)))
		}
	}
	check(fig.Save("testdata/formulas.png"))
}

// What formulas may use, but for Greek letters and the names of functions.
func Example_symbols() {
	var artists []anim.Artist
	for i, row := range []string{
		`$a + b - c \pm d \mp e \times f \div g \cdot h \ast i \circ j \oplus k \otimes l \odot m \cup n \cap o \wedge p \vee q$`,
		`$a = b \ne c \approx d \equiv e \sim f \simeq g \propto h < i \le j \ge k \ll l \gg m \mid n \parallel o \perp p$`,
		`$a \in b \notin c \ni d \subset e \supset f \subseteq g \supseteq h \quad \forall x\, \exists y : \neg z \quad \emptyset, \infty, \nabla, \partial, \hbar, \ell, \angle, 90\degree$`,
		`$a \to b \leftarrow c \leftrightarrow d \uparrow e \downarrow f \Rightarrow g \Leftarrow h \Leftrightarrow i \mapsto j \longrightarrow k$`,
		`$\hat x\ \bar x\ \dot x\ \ddot x\ \tilde x\ \vec x\ \check x\ \hat A\ \bar A\ \dot A\ \vec v\ \hat\theta\ \tilde W\ \widehat{abc}\ \widetilde{abc}\ \overline{x+y}\ \underline{x+y}$`,
		`$x_i^2 \quad x_{i,j}^{a+b} \quad x'_i \quad f''^2 \quad {}^{14}C \quad e^{-\frac{t}{\tau}} \quad 2^{2^{2^x}} \quad \sqrt{x} \quad \sqrt[3]{1+\frac{a}{b}} \quad \sqrt{\sqrt{x}} \quad \binom{n}{k} \quad \dfrac{a}{b} \quad \frac{1}{1+\frac{1}{x}}$`,
		`$\left(\frac{a}{b}\right) \left[\frac{a}{b}\right] \left\{\frac{a}{b}\right\} \left|\frac{a}{b}\right| \left\langle\frac{a}{b}\right\rangle \left\lfloor\frac{a}{b}\right\rfloor \left\lceil\frac{a}{b}\right\rceil \left\|\frac{a}{b}\right\| \left.\frac{d}{dx}\right|_{x=0} \langle x \rangle \lfloor x \rfloor \bigl( \Bigl( \biggl( x$`,
		`$\sum_{i=1}^n \quad \prod_{k}^{\infty} \quad \int_a^b f\,dx \quad \oint_C \quad \lim_{x\to 0} \quad \max_{\theta} \quad \arg\min_w L \quad \log_{10} x \quad \sin^2\theta \quad \mathrm{Hz}\ \mathbf{W}\ \mathcal{N}\ \mathbb{R}\ \text{if } x \ldots \cdots$`,
	} {
		artists = append(artists, &anim.Text{X: 0.01, Y: 0.92 - 0.125*float64(i), In: anim.InAxes, Size: 15, String: row})
	}
	fig := anim.New(&anim.Axes{Hide: true, Artists: artists})
	fig.Width = 8.6 * anim.Inch
	check(fig.Save("testdata/symbols.png"))
}
