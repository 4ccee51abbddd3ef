package anim_test

import (
	"bytes"
	"image/color"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// One call gives all figures a look, but for what a figure says itself.
func TestUse(t *testing.T) {
	film := func(theme anim.Theme) []byte {
		fig := anim.New(&anim.Axes{Title: "A look", Grid: true, Artists: []anim.Artist{
			&anim.Line{Y: []float64{1, 3, 2}}, &anim.Line{Y: []float64{2, 1, 3}},
		}})
		fig.Theme = theme
		f, err := fig.Film()
		check(err)
		var b bytes.Buffer
		check(strip.Encode(&b, f, nil))
		return b.Bytes()
	}
	standard, dark := film(anim.Theme{}), film(anim.Dark)
	if bytes.Equal(standard, dark) {
		t.Fatal("the dark figure is the standard one")
	}
	defer anim.Use(anim.Theme{})
	anim.Use(anim.Dark)
	if !bytes.Equal(film(anim.Theme{}), dark) {
		t.Error("with Dark in use, a figure does not look as if it had Dark for its Theme")
	}
	if c := color.NRGBAModel.Convert(anim.C(-1)); c != color.NRGBAModel.Convert(anim.Dark.Cycle[len(anim.Dark.Cycle)-1]) {
		t.Errorf("the last colour of the cycle is %v", c)
	}
	if c := anim.Ink(); c != anim.Dark.Ink {
		t.Errorf("the ink is %v", c)
	}
	own := film(anim.Theme{Background: anim.RGB(0x123456)})
	if bytes.Equal(own, dark) {
		t.Error("a figure's own background is not seen")
	}
	anim.Use(anim.Theme{})
	if !bytes.Equal(film(anim.Theme{}), standard) {
		t.Error("without a theme in use, figures do not look as before")
	}
	if bytes.Equal(own, film(anim.Theme{Background: anim.RGB(0x123456)})) {
		t.Error("what a theme leaves open does not come from the theme in use")
	}
}
