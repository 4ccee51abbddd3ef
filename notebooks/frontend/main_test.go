// Package frontend_test tries what works inside of JupyterLab and Notebook 7: live
// controls, films that are watched while they grow, the extension, and progress.
package frontend_test

import (
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// TestMain ends the Notebook 7 that tests share, too.
func TestMain(m *testing.M) {
	jupytertest.Main(m, func() {
		if sharedNotebook.stop != nil {
			sharedNotebook.stop()
		}
	})
}

// A page is JupyterLab, or an exported notebook, in a tab of the browser.
type page struct{ *jupytertest.Page }

// inCell is the only film of a cell.
func inCell(cell int, f *strip.Film) jupytertest.ShownFilm {
	return jupytertest.ShownFilm{Cell: cell, Film: f}
}
