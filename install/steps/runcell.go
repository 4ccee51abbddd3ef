package steps

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/zoetrope-go/zoetrope/install/complaint"
	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// film is a cell that shows a small film, as the tutorial's cells do.
const film = `
import (
	"fmt"

	"` + Module + `/anim"
	"` + Module + `/display"
)

%%
line := &anim.Line{X: []float64{0, 1}, Y: []float64{0, 1}}
fig := anim.New(&anim.Axes{Artists: []anim.Artist{line}})
for k := range fig.Steps(2) {
	line.Y[1] = float64(k)
}
display.Show(fig)
fmt.Println("the cell has run")
`

// cellLimit is how long the cell may take. Everything is compiled by then, so
// that it takes a second or two.
const cellLimit = 5 * time.Minute

// runCell runs the cell with the installed kernel in the folder dir, and
// returns an error unless its text and its film arrive.
func runCell(ctx context.Context, p *Place, dir string) error {
	spec, err := kernel.ReadSpec(p.KernelDir())
	if err != nil {
		return err
	}
	cell := &nbformat.Cell{Source: film}
	_, err = kernel.Run(ctx, &nbformat.Notebook{Cells: []*nbformat.Cell{cell}},
		&kernel.RunOptions{Spec: spec, Dir: dir, Timeout: cellLimit})
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var failed *kernel.CellError
	if errors.As(err, &failed) && failed.Err == nil {
		why, _, _ := strings.Cut(complaint.Of(cell), "\n")
		if why == "" {
			why = failed.EValue
		}
		return fmt.Errorf("a cell in %s fails: %s", dir, why)
	}
	if err != nil {
		return err
	}
	var text, shown bool
	for _, o := range cell.Outputs {
		text = text || o.Type == nbformat.Stream && o.Text == "the cell has run\n"
		shown = shown || o.Type == nbformat.DisplayData && o.Data["text/html"] != nil
	}
	if !text || !shown {
		return fmt.Errorf("a cell in %s has run, and what it shows does not arrive", dir)
	}
	return nil
}
