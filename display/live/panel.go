package live

import (
	"slices"
	"sync"

	"github.com/zoetrope-go/zoetrope/display"
)

// Show shows widgets below the cell, one below the other. They work until the
// panel they are in ends, see [Wait]. A widget can be shown once.
func Show(widgets ...Widget) { current().show(widgets) }

// Wait shows a Done button below what was shown last, and waits until it is
// pressed or the cell is interrupted. Meanwhile the functions of OnChange are
// called, one at a time: a value that comes while they are busy waits, and only
// the newest one does. Then the widgets above the button are disabled and Wait
// returns, and the cell goes on.
//
// When another cell is run, Wait ends as if Done had been pressed, unless the
// cell has called [Hold]. Where nobody can press anything, all functions of
// OnChange are called once, with the present value.
func Wait() {
	s := current()
	s.mu.Lock()
	if len(s.panels) == 0 {
		s.mu.Unlock()
		panic("live: Wait has nothing to wait for, want a call of Show before")
	}
	p := s.panels[len(s.panels)-1]
	calls := s.calls
	s.mu.Unlock()
	if !s.live {
		for _, call := range calls {
			call(true)
		}
		return
	}
	p.askDone()
	end := p.end
	select {
	case <-s.interrupted:
		p.end()
		return
	case <-p.ended:
	case <-s.next():
		end = p.pass
	}
	for _, call := range calls { // what was chosen before the end counts
		call(false)
	}
	end()
}

// What stands below widgets that have ended.
const (
	note       = `<i>These controls have ended. Run the cell again to use them.</i>`
	passedNote = `<i>These controls have ended, as another cell was run. Run this cell again to use them.</i>`
)

// A panel is a place below the cell with widgets.
type panel struct {
	s       *session
	widgets []Widget
	box     *model
	note    *model
	ended   chan struct{} // closed when the widgets are no longer in use
	once    sync.Once

	mu   sync.Mutex
	done *model   // the Done button, nil while there is none
	more []*model // what is below the widgets and the button
}

// show makes a panel and shows it where there is a kernel that can.
func (s *session) show(widgets []Widget) *panel {
	p := &panel{s: s, widgets: widgets, ended: make(chan struct{})}
	p.note = newWidget("HTML", "HTMLStyle", 0, fields{
		"value": note, "description": "", "description_allow_html": false, "placeholder": emptyHint,
	})
	p.box = newBox("VBox", widgets, nil)
	p.box.needs = append(p.box.needs, p.note)
	p.box.will = fields{"children": append(models(widgets), p.note)}
	s.mu.Lock()
	s.panels = append(s.panels, p)
	s.mu.Unlock()
	if s.line != nil {
		p.box.open(s)
		s.sync()
		display.Show(view(p.box.id))
	}
	return p
}

func models(widgets []Widget) (all []*model) {
	for _, w := range widgets {
		all = append(all, w.model())
	}
	return all
}

// view is what a notebook stores of a widget's place.
type view string

// MIMEBundle implements display.Bundler.
func (id view) MIMEBundle() (map[string]any, error) {
	return map[string]any{
		"application/vnd.jupyter.widget-view+json": map[string]any{"version_major": 2, "version_minor": 0, "model_id": string(id)},
		"text/plain": "Controls, which need Jupyter's widgets: install jupyterlab_widgets, then run the cell again.",
	}, nil
}

// panelOf returns the panel that w is in; if there is none, it shows w.
func (s *session) panelOf(w Widget) *panel {
	s.mu.Lock()
	for _, p := range s.panels {
		if slices.Contains(all(p.widgets), w) {
			s.mu.Unlock()
			return p
		}
	}
	s.mu.Unlock()
	return s.show([]Widget{w})
}

// all are the widgets and those inside of them.
func all(widgets []Widget) (list []Widget) {
	for _, w := range widgets {
		list = append(append(list, w), all(w.children())...)
	}
	return list
}

// askDone shows the Done button, unless it is there or was pressed, or would go
// at once.
func (p *panel) askDone() {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.ended:
		return
	default:
	}
	if p.s.passing() {
		return
	}
	if p.done == nil {
		button := &Button{Label: "Done", Icon: "check", Help: "Ends the controls, and lets the cell go on"}
		p.done = button.model()
		ear, _ := button.listen()
		p.done.open(p.s)
		go func() {
			<-ear
			p.finish()
		}()
	}
	p.arrange()
}

// below puts models below the widgets and the Done button.
func (p *panel) below(more []*model) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.more = more
	p.arrange()
}

func (p *panel) arrange() {
	children := models(p.widgets)
	if p.done != nil {
		children = append(children, p.done)
	}
	for _, m := range p.more {
		m.open(p.s)
	}
	children = append(children, p.more...)
	// If the program is killed, what it has shown last stays.
	p.box.change(fields{"children": children}, fields{"children": append(append(models(p.widgets), p.more...), p.note)})
}

// finish tells those who wait for the panel.
func (p *panel) finish() { p.once.Do(func() { close(p.ended) }) }

// end disables the widgets and puts the note below.
func (p *panel) end() { p.endWith(note) }

// pass is end for the sake of the next cell.
func (p *panel) pass() { p.endWith(passedNote) }

func (p *panel) endWith(note string) {
	p.finish()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, w := range all(p.widgets) {
		if m := w.model(); m.has("disabled") {
			m.set(m.will)
		}
	}
	p.note.set(fields{"value": note})
	children := fields{"children": append(models(p.widgets), p.note)}
	p.box.change(children, children)
	if p.done != nil {
		p.done.close()
		p.done = nil
	}
	for _, m := range p.more {
		m.close()
	}
	p.more = nil
}
