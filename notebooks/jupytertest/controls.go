package jupytertest

import (
	"fmt"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// Notebook is a notebook of cells for our kernel.
func Notebook(sources ...string) *nbformat.Notebook {
	nb := &nbformat.Notebook{Metadata: nbformat.Object{"kernelspec": map[string]any{"name": "zoetrope", "display_name": "Go (Zoetrope)", "language": "go"}}}
	for i, s := range sources {
		nb.Cells = append(nb.Cells, &nbformat.Cell{ID: fmt.Sprintf("cell-%d", i), Source: s})
	}
	return nb
}

// PictureOf is the picture below the controls of a cell, or its output.
func PictureOf(cell int) string {
	return fmt.Sprintf("zt.cells()[%d].node.querySelector('.jp-OutputArea img')", cell)
}

// Passed waits until the controls of a cell have ended for the sake of another.
func (p *Page) Passed(cell int) {
	p.T.Helper()
	p.Show(cell)
	p.Wait(fmt.Sprintf(`((n) => n.querySelector('.widget-slider .noUi-handle')?.closest('[disabled]') && n.textContent.includes('another cell was run'))(zt.cells()[%d].node)`, cell))
}

// Operate runs a cell with live controls by itself, drags its first slider, which
// changes the picture, and runs another cell, for which it gives way.
func (p *Page) Operate(cell, other int) {
	p.T.Helper()
	p.Show(cell)
	p.Exec(fmt.Sprintf("zt.panel().content.activeCellIndex = %d; window.running = zt.run('notebook:run-cell')", cell))
	slider := fmt.Sprintf("zt.cells()[%d].node.querySelector('.widget-slider')", cell)
	p.Wait(fmt.Sprintf("%s?.querySelector('.noUi-handle') && !%[1]s.querySelector('.noUi-handle').closest('[disabled]') && %s?.src.startsWith('blob:') && %[2]s.complete", slider, PictureOf(cell)))
	p.Exec(fmt.Sprintf("window.before = [%s.textContent, %s.src]", slider, PictureOf(cell)))
	at := browsertest.Eval[[4]float64](p.Tab, "zt.box("+slider+".querySelector('.noUi-handle'))")
	x, y := (at[0]+at[2])/2, (at[1]+at[3])/2
	p.Drag(x, y, x+30, y)
	p.Wait(fmt.Sprintf("%s.textContent != before[0] && %s?.src != before[1] && %[2]s.complete && %[2]s.naturalWidth > 0", slider, PictureOf(cell)))
	p.Keep(fmt.Sprintf("live-%d", cell))
	p.Exec(fmt.Sprintf("zt.panel().content.activeCellIndex = %d; await zt.run('notebook:run-cell'); await window.running", other))
	p.Passed(cell)
	p.Wait(fmt.Sprintf("%s?.src.startsWith('data:')", PictureOf(cell)))
}

// Interactions are the places of the cells of a notebook whose sliders call Go.
func Interactions(nb *nbformat.Notebook) (cells []int) {
	for i, c := range nb.Cells {
		if c.IsCode() && strings.Contains(c.Source, "live.Interact(") {
			cells = append(cells, i)
		}
	}
	return cells
}
