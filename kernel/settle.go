package kernel

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// widgetView is the MIME type of a widget's place in an output.
const widgetView = "application/vnd.jupyter.widget-view+json"

// settle puts the widgets' states into the notebook. The widgets get other ids,
// in the order in which they were opened: those of a kernel are random, and a
// notebook that is run again is to be the same. Displays that were emptied go,
// for no notebook shows anything of them.
func (c *Collector) settle(nb *nbformat.Notebook) error {
	for _, cell := range nb.Cells {
		cell.Outputs = withoutEmptied(cell.Outputs)
	}
	states := c.Widgets()
	if states == nil {
		return nil
	}
	var ids []string
	for id := range c.widgets {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return c.widgets[a].number - c.widgets[b].number })
	var pairs []string
	for i, id := range ids {
		if len(id) == 32 { // as ipywidgets has them; a short one may mean other things
			pairs = append(pairs, id, fmt.Sprintf("%032x", i+1))
		}
	}
	names := strings.NewReplacer(pairs...)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(states); err != nil {
		return fmt.Errorf("kernel: widgets' states: %w", err)
	}
	var settled map[string]any
	if err := decodeExactly(json.RawMessage(names.Replace(text.String())), &settled); err != nil {
		return fmt.Errorf("kernel: widgets' states: %w", err)
	}
	if nb.Metadata == nil {
		nb.Metadata = nbformat.Object{}
	}
	nb.Metadata["widgets"] = settled
	for _, cell := range nb.Cells {
		for _, o := range cell.Outputs {
			if view, ok := o.Data[widgetView].(map[string]any); ok {
				if id, ok := view["model_id"].(string); ok {
					view["model_id"] = names.Replace(id)
				}
			}
		}
	}
	return nil
}

// withoutEmptied leaves out displays without data, and joins what is printed on
// both sides of one.
func withoutEmptied(outs []*nbformat.Output) (kept []*nbformat.Output) {
	emptied := false // the one before
	for _, o := range outs {
		if o.Type == nbformat.DisplayData && len(o.Data) == 0 {
			emptied = true
			continue
		}
		if n := len(kept); emptied && n > 0 && o.Type == nbformat.Stream && kept[n-1].Type == o.Type && kept[n-1].Name == o.Name {
			kept[n-1].Text += o.Text
		} else {
			kept = append(kept, o)
		}
		emptied = false
	}
	return kept
}
