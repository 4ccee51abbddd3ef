package notebooks_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/layouttest"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// A kind is what a reader sees a film do.
type kind string

const (
	moving   kind = "moving"   // it plays by itself
	sounding kind = "sounding" // it does so too, and is heard after a click
	sweep    kind = "sweep"    // its sliders choose the picture
	still    kind = "still"    // it is a picture
)

// A shownFilm is a film that a notebook holds.
type shownFilm struct {
	cell int // the index of the cell that shows it
	k    int // its number among the films of that cell
	*strip.Film
}

func (f shownFilm) String() string {
	return fmt.Sprintf("film %d of cell %d (%s)", f.k+1, f.cell+1, f.kind())
}

func (f shownFilm) kind() kind {
	switch {
	case f.Sound != nil:
		return sounding
	case f.FilmFrames() > 1:
		return moving
	case len(f.Params) > 0:
		return sweep
	default:
		return still
	}
}

// films are those of a notebook, in its order.
func films(t *testing.T, nb *nbformat.Notebook) []shownFilm {
	t.Helper()
	var list []shownFilm
	for i, c := range nb.Cells {
		k := 0
		for _, o := range c.Outputs {
			html, _ := o.Data["text/html"].(string)
			pictures, _, err := posters(html)
			if err != nil {
				t.Fatalf("cell %d: %v", i+1, err)
			}
			for _, p := range pictures {
				film, err := filmIn(p)
				if err != nil {
					t.Fatalf("cell %d: %v", i+1, err)
				}
				list = append(list, shownFilm{i, k, film})
				k++
			}
		}
	}
	return list
}

// sample is the first film of each kind.
func sample(films []shownFilm) []shownFilm {
	var list []shownFilm
	for _, f := range films {
		if !slices.ContainsFunc(list, func(g shownFilm) bool { return g.kind() == f.kind() }) {
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

// No figure of a notebook has labels that overlap, are cut or jump, at any
// frame.
func TestFilmsAreLaidOut(t *testing.T) {
	for _, name := range files(t) {
		t.Run(strings.TrimSuffix(name, ".ipynb"), func(t *testing.T) {
			t.Parallel()
			nb, err := nbformat.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			list := films(t, nb)
			if len(list) == 0 {
				t.Error("it has no films")
			}
			for _, f := range list {
				for _, fault := range layouttest.Faults(f.Film) {
					t.Errorf("%v: %s", f, fault)
				}
			}
		})
	}
}

// What the sliders choose, as the browser's tests reckon it.
func TestChosen(t *testing.T) {
	f := &strip.Film{Frames: 24, Params: []strip.Param{{Values: make([]string, 2)}, {Values: make([]string, 3)}}}
	for poster, want := range map[int][]int{0: {0, 0}, 3: {0, 0}, 4: {0, 1}, 11: {0, 2}, 12: {1, 0}, 23: {1, 2}} {
		f.Poster = poster
		at := chosen(f)
		if !slices.Equal(at, want) || first(f, at) != poster/4*4 {
			t.Errorf("poster %d: the parameters are at %d, the first frame is %d, want %d and %d", poster, at, first(f, at), want, poster/4*4)
		}
	}
}
