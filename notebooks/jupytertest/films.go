package jupytertest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// A Kind is what a reader sees a film do.
type Kind string

const (
	Moving   Kind = "moving"   // it plays by itself
	Sounding Kind = "sounding" // it does so too, and is heard after a click
	Sweep    Kind = "sweep"    // its sliders choose the picture
	Still    Kind = "still"    // it is a picture
)

// A ShownFilm is a film that a notebook holds.
type ShownFilm struct {
	Cell int // the index of the cell that shows it
	K    int // its number among the films of that cell
	*strip.Film
}

func (f ShownFilm) String() string {
	return fmt.Sprintf("film %d of cell %d (%s)", f.K+1, f.Cell+1, f.Kind())
}

// Kind is the first that suits the film.
func (f ShownFilm) Kind() Kind {
	switch {
	case f.Sound != nil:
		return Sounding
	case f.FilmFrames() > 1:
		return Moving
	case len(f.Params) > 0:
		return Sweep
	default:
		return Still
	}
}

// Films are those of a notebook, in its order.
func Films(t *testing.T, nb *nbformat.Notebook) []ShownFilm {
	t.Helper()
	var list []ShownFilm
	for i, c := range nb.Cells {
		k := 0
		for _, o := range c.Outputs {
			html, _ := o.Data["text/html"].(string)
			pictures, _, err := Posters(html)
			if err != nil {
				t.Fatalf("cell %d: %v", i+1, err)
			}
			for _, p := range pictures {
				film, err := FilmIn(p)
				if err != nil {
					t.Fatalf("cell %d: %v", i+1, err)
				}
				list = append(list, ShownFilm{i, k, film})
				k++
			}
		}
	}
	return list
}

// Sample is the first film of each kind.
func Sample(films []ShownFilm) []ShownFilm {
	var list []ShownFilm
	for _, f := range films {
		if !slices.ContainsFunc(list, func(g ShownFilm) bool { return g.Kind() == f.Kind() }) {
			list = append(list, f)
		}
	}
	return list
}

// chosen tells which value of each parameter a sweep begins with.
func chosen(f *strip.Film) []int {
	at, rest := make([]int, len(f.Params)), f.Poster/f.FilmFrames()
	for i := len(at) - 1; i >= 0; i-- {
		n := len(f.Params[i].Values)
		at[i], rest = rest%n, rest/n
	}
	return at
}

// first is the first frame of the film that values of the parameters choose.
func first(f *strip.Film, at []int) int {
	film := 0
	for i, p := range f.Params {
		film = film*len(p.Values) + at[i]
	}
	return film * f.FilmFrames()
}
