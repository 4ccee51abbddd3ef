package bridge

import "github.com/zoetrope-go/zoetrope/kernel/wire"

// displays mends what GoNB does with a display id that a cell's program chooses:
// GoNB remembers it for ever, so when the cell is run again its first output is
// sent as an update of an output that the front end has just removed, and
// nothing appears.
type displays struct {
	owner map[string]string // display id → the cell that has shown it
}

// cell names the notebook's cell that r runs. JupyterLab tells its id; for other
// front ends the code must do.
func (r *request) cell() string {
	var meta struct {
		CellID string `json:"cellId"`
	}
	m := wire.Message{Header: r.m.Header, Content: r.m.Metadata}
	if m.Read(&meta) == nil && meta.CellID != "" {
		return meta.CellID
	}
	return r.exec.Code
}

// mend turns m into a new display if it updates one that an earlier run of the
// same cell has shown.
func (d *displays) mend(r *request, m *wire.Message) {
	id := displayID(m.Content)
	if id == "" {
		return
	}
	if _, shown := r.shown[id]; shown {
		return
	}
	cell := r.cell()
	if m.Type() == "update_display_data" {
		if d.owner[id] != cell {
			return // another cell's output changes
		}
		m.Header.Type = "display_data"
	}
	if d.owner == nil {
		d.owner = make(map[string]string)
	}
	d.owner[id] = cell
	if r.shown == nil {
		r.shown = make(map[string]struct{})
	}
	r.shown[id] = struct{}{}
}
