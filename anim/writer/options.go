package writer

import (
	"fmt"
	"image/color"
	"iter"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Meta is what a file says about itself, for programs that list files and
// players that name them. An empty field is not written.
type Meta struct {
	Title   string
	Author  string
	Comment string // what else there is to say: a licence, the program, a seed
}

// A field is one of a Meta's, by its English name.
type field struct{ name, text string }

// fields are those that say something. It panics on text that no format holds.
func (m Meta) fields() []field {
	var list []field
	for _, f := range []field{{"Title", m.Title}, {"Author", m.Author}, {"Comment", m.Comment}} {
		if strings.ContainsRune(f.text, 0) {
			panic(fmt.Sprintf("writer: Meta.%s is %q, want text without the character 0", f.name, f.text))
		}
		if f.text != "" {
			list = append(list, f)
		}
	}
	return list
}

// scaleOf is the scale that options ask for, 0 for the default. It panics if
// they ask twice.
func scaleOf(options string, scale, dpi float64) float64 {
	if dpi == 0 {
		return scale
	}
	if scale != 0 {
		panic(fmt.Sprintf("writer: %s has Scale %v and DPI %v, want one of them", options, scale, dpi))
	}
	if !(dpi > 0 && dpi <= 100*strip.DPI) {
		panic(fmt.Sprintf("writer: %s.DPI is %v, want above 0 and at most %d, or 0 for %d", options, dpi, 100*strip.DPI, strip.DPI))
	}
	return dpi / strip.DPI
}

// pageScale is the scale of a page of vectors. It panics on one that makes none.
func pageScale(options string, scale float64) float64 {
	if scale == 0 {
		return 1
	}
	if !(scale > 0 && scale <= 100) {
		panic(fmt.Sprintf("writer: %s.Scale is %v, want above 0 and at most 100, or 0 for 1", options, scale))
	}
	return scale
}

// paced is the film at another rate, 0 for its own.
func paced(options string, chunks iter.Seq[*strip.Film], fps float64) iter.Seq[*strip.Film] {
	if fps == 0 {
		return chunks
	}
	if !(fps > 0 && fps <= 1000) {
		panic(fmt.Sprintf("writer: %s.FPS is %v, want above 0 and at most 1000, or 0 for the film's", options, fps))
	}
	return func(yield func(*strip.Film) bool) {
		for f := range chunks {
			g := *f
			g.FPS = fps
			if !yield(&g) {
				return
			}
		}
	}
}

// between panics if a setting is not within its bounds; 0 is the default.
func between(options, name string, v, lo, hi, def int) int {
	if v == 0 {
		return def
	}
	if v < lo || v > hi {
		panic(fmt.Sprintf("writer: %s.%s is %d, want %d to %d, or 0 for %d", options, name, v, lo, hi, def))
	}
	return v
}

// plays is how often a film plays, 0 for ever. Loops of 0 leave it to the film.
func plays(options string, f *strip.Film, loops int) int {
	const most = 1 << 16 // a GIF has 16 bits for it
	if loops < 0 || loops > most {
		panic(fmt.Sprintf("writer: %s.Loops is %d, want 1 to %d, or 0 for what the film's Repeat says", options, loops, most))
	}
	if loops == 0 && f.Repeat == strip.Once {
		return 1
	}
	return loops
}

// opaqueColors are the colours of a palette without transparency.
func opaqueColors(options string, p color.Palette) []color.NRGBA {
	if len(p) > 256 {
		panic(fmt.Sprintf("writer: %s.Palette has %d colours, want at most 256", options, len(p)))
	}
	var colors []color.NRGBA
	for i, c := range p {
		if c == nil {
			panic(fmt.Sprintf("writer: %s.Palette[%d] is nil, want a color", options, i))
		}
		v := color.NRGBAModel.Convert(c).(color.NRGBA)
		if v.A != 255 {
			panic(fmt.Sprintf("writer: %s.Palette[%d] is see-through, want colours of full opacity", options, i))
		}
		colors = append(colors, v)
	}
	return colors
}

// titled is m with the film's title if it has none of its own.
func titled(m Meta, f *strip.Film) Meta {
	m.fields() // panics on text that no format holds
	if m.Title == "" && f != nil {
		m.Title = strings.ReplaceAll(f.Title, "\x00", "\uFFFD")
	}
	return m
}
