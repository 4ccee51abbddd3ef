package kernel

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A Collector builds the outputs of a notebook's cells out of what a kernel
// sends, as nbclient does, but for streams: pieces of one stream that follow
// each other become one output, as in JupyterLab. The zero Collector is ready.
// What widgets show is kept for [Collector.Widgets]. Output widgets that catch
// a cell's outputs are not supported: what is printed into one appears in the
// cell.
type Collector struct {
	// Coalesce makes one output of all of a cell's pieces of a stream, wherever
	// they stand, puts standard output before standard error, and removes what
	// backspaces and carriage returns overwrite: nbclient's coalesce_streams.
	Coalesce bool

	displays map[string][]shown // by display id
	widgets  map[string]*widget // by comm id
	opened   int                // widgets
	cell     *nbformat.Cell
	clear    bool // before the next output
	stream   strings.Builder
	last     *nbformat.Output // the stream output that stream holds
}

// shown is an output with a display id, and the cell it is in.
type shown struct {
	cell   *nbformat.Cell
	output *nbformat.Output
}

// Begin makes cell the one whose execution starts, without outputs.
func (c *Collector) Begin(cell *nbformat.Cell) {
	c.cell, c.clear = cell, false
	cell.ExecutionCount = 0
	c.empty()
}

// Add adds what a message of the cell's execution brings; a message that
// brings none is ignored. The error is a message that cannot be read.
func (c *Collector) Add(m *wire.Message) error {
	switch m.Type() {
	case "execute_input":
		var in wire.ExecuteInput
		if err := m.Read(&in); err != nil {
			return err
		}
		c.cell.ExecutionCount = in.ExecutionCount
	case "stream":
		var s wire.Stream
		if err := m.Read(&s); err != nil {
			return err
		}
		c.print(s)
	case "display_data", "execute_result", "update_display_data":
		return c.display(m)
	case "error":
		var e wire.Error
		if err := m.Read(&e); err != nil {
			return err
		}
		c.append(&nbformat.Output{Type: nbformat.Error, EName: e.Name, EValue: e.Value, Traceback: e.Traceback})
	case "comm_open", "comm_msg", "comm_close":
		return c.comm(m)
	case "clear_output":
		var clear wire.ClearOutput
		if err := m.Read(&clear); err != nil {
			return err
		}
		if clear.Wait {
			c.clear = true
		} else {
			c.empty()
		}
	}
	return nil
}

// End makes the last changes once the cell's execution is over.
func (c *Collector) End() {
	if c.Coalesce {
		c.cell.Outputs = coalesce(c.cell.Outputs)
	}
	c.last = nil
}

// print adds printed text. A cell may print millions of small pieces: the text
// so far is not copied for each.
func (c *Collector) print(s wire.Stream) {
	outs := c.cell.Outputs
	if !c.clear && c.last != nil && len(outs) > 0 && outs[len(outs)-1] == c.last && c.last.Name == s.Name {
		c.stream.WriteString(s.Text)
		c.last.Text = c.stream.String()
		return
	}
	out := &nbformat.Output{Type: nbformat.Stream, Name: s.Name, Text: s.Text}
	c.append(out)
	c.last, c.stream = out, strings.Builder{}
	c.stream.WriteString(s.Text)
}

func (c *Collector) display(m *wire.Message) error {
	var d struct {
		Data           nbformat.Object `json:"data"`
		Metadata       nbformat.Object `json:"metadata"`
		Transient      wire.Transient  `json:"transient"`
		ExecutionCount int             `json:"execution_count"`
	}
	if err := decodeExactly(m.Content, &d); err != nil {
		return err
	}
	id := d.Transient.DisplayID
	if id != "" {
		for _, s := range c.displays[id] {
			s.output.Data, s.output.Metadata = d.Data, d.Metadata
		}
	}
	if m.Type() == "update_display_data" {
		return nil
	}
	out := &nbformat.Output{Type: nbformat.OutputType(m.Type()), Data: d.Data, Metadata: d.Metadata}
	if out.Type == nbformat.ExecuteResult {
		out.ExecutionCount = d.ExecutionCount
		c.cell.ExecutionCount = d.ExecutionCount
	}
	c.append(out)
	if id != "" {
		if c.displays == nil {
			c.displays = map[string][]shown{}
		}
		c.displays[id] = append(c.displays[id], shown{c.cell, out})
	}
	return nil
}

func (c *Collector) append(out *nbformat.Output) {
	if c.clear {
		c.clear = false
		c.empty()
	}
	c.cell.Outputs = append(c.cell.Outputs, out)
}

// empty removes the cell's outputs, which no display id names any more.
func (c *Collector) empty() {
	c.cell.Outputs, c.last = nil, nil
	for id, list := range c.displays {
		kept := list[:0]
		for _, s := range list {
			if s.cell != c.cell {
				kept = append(kept, s)
			}
		}
		c.displays[id] = kept
	}
}

// decodeExactly decodes JSON so that a number keeps its digits.
func decodeExactly(data []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	return dec.Decode(v)
}

func coalesce(outs []*nbformat.Output) []*nbformat.Output {
	var merged []*nbformat.Output
	texts := map[*nbformat.Output]*strings.Builder{}
	streams := map[string]*nbformat.Output{}
	for _, out := range outs {
		if out.Type == nbformat.Stream {
			if first := streams[out.Name]; first != nil {
				texts[first].WriteString(out.Text)
				continue
			}
			streams[out.Name], texts[out] = out, &strings.Builder{}
			texts[out].WriteString(out.Text)
		}
		merged = append(merged, out)
	}
	for out, text := range texts {
		out.Text = overwrite(text.String())
	}
	isStream := func(i int, name string) bool {
		return i < len(merged) && merged[i].Type == nbformat.Stream && merged[i].Name == name
	}
	for i := range merged {
		if isStream(i, "stderr") && isStream(i+1, "stdout") {
			merged[i], merged[i+1] = merged[i+1], merged[i]
		}
	}
	return merged
}

var (
	backspaced = regexp.MustCompile(`[^\n]\x08`)
	returned   = regexp.MustCompile(`.*\r+([^\r\n])`)
)

// overwrite does what a terminal does with backspaces and carriage returns.
func overwrite(text string) string {
	for strings.Contains(text, "\b") {
		shorter := backspaced.ReplaceAllString(text, "")
		if len(shorter) == len(text) {
			break
		}
		text = shorter
	}
	return returned.ReplaceAllString(text, "$1")
}
