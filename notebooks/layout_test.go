package notebooks_test

import (
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/layouttest"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// No figure of a notebook has labels that overlap, are cut or jump, at any
// frame.
func TestFilmsAreLaidOut(t *testing.T) {
	for _, name := range jupytertest.Files(t, ".") {
		t.Run(strings.TrimSuffix(name, ".ipynb"), func(t *testing.T) {
			t.Parallel()
			nb, err := nbformat.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			list := jupytertest.Films(t, nb)
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
