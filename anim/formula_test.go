package anim_test

import (
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// What a film says in words has no commands in it.
func TestFormulasInWords(t *testing.T) {
	line := &anim.Line{X: []float64{0, 1}, Y: []float64{0, 1}, Label: `$\tau_{ij}$`}
	fig := anim.New(&anim.Axes{
		Title: `$\frac{\pi}{2}$`, X: anim.Axis{Label: `$\theta_i(t-\tau_{ij})$`}, Y: anim.Axis{Label: `Rate $\lambda$`},
		Artists: []anim.Artist{line},
	})
	for range fig.Sweep(`$\alpha$`, []float64{1, 2}) {
	}
	film, err := fig.Film()
	check(err)
	labels := ""
	for _, l := range film.Layers {
		labels += l.Label
	}
	for _, c := range []struct{ what, got, want string }{
		{"title", film.Title, "π/2"},
		{"title of the axes", film.Axes[0].Title, "π/2"},
		{"x axis", film.Axes[0].X, "θᵢ(t−τᵢⱼ)"},
		{"y axis", film.Axes[0].Y, "Rate λ"},
		{"swept parameter", film.Params[0].Name, "α"},
		{"artist", labels, "τᵢⱼ"},
	} {
		if c.got != c.want {
			t.Errorf("the film's %s is %q, want %q", c.what, c.got, c.want)
		}
	}
}

// Tall tick labels and titles take room from the data, ordinary ones with a
// dollar sign do not.
func TestFormulasTakeRoom(t *testing.T) {
	place := func(title, tick, label string) strip.Rect {
		fig := anim.New(&anim.Axes{
			Title: title, X: anim.Axis{Label: label, Max: 1, Ticks: []float64{0.5}, TickLabels: []string{tick}}, Y: anim.Axis{Max: 1},
		})
		film, err := fig.Film()
		check(err)
		return film.Axes[0].Rect
	}
	plain := place("x", "a", "b")
	if got := place(`$x$`, `\$`, `$b$`); got != plain {
		t.Errorf("with short formulas the data are in %v, want %v", got, plain)
	}
	tall := `$\frac{a}{b}$`
	for what, got := range map[string]strip.Rect{
		"title": place(tall, "a", "b"), "tick label": place("x", tall, "b"), "axis label": place("x", "a", tall),
	} {
		if got.Y1-got.Y0 >= plain.Y1-plain.Y0 {
			t.Errorf("with a fraction for a %s the data are %d high, want less than %d", what, got.Y1-got.Y0, plain.Y1-plain.Y0)
		}
	}
}

// Text without a formula is one operation of the film, as it was.
func TestOrdinaryText(t *testing.T) {
	ops := func(s string) (n int) {
		fig := anim.New(&anim.Axes{Hide: true, Artists: []anim.Artist{&anim.Text{String: s}}})
		film, err := fig.Film()
		check(err)
		for _, l := range film.Layers {
			for _, state := range l.States {
				n += len(state)
			}
		}
		return n
	}
	for s, want := range map[string]int{"rate": 1, "5 $": 1, `\$5`: 1, `$\x$ $`: 1, "$x$": 1, "rate $x$": 2, `$\frac{a}{b}$`: 3} {
		if got := ops(s); got != want {
			t.Errorf("%q is %d operations, want %d", s, got, want)
		}
	}
}
