package live

import (
	"sync"
)

// A Label is a line of text, with formulas in LaTeX between dollar signs.
type Label struct {
	Text  string
	Width int // CSS pixels; 0 is as wide as the text

	shown
}

func (l *Label) model() *model { return l.begin(l.describe) }
func (l *Label) describe() *model {
	return newWidget("Label", "LabelStyle", l.Width, fields{
		"value": l.Text, "description": "", "description_allow_html": false, "placeholder": emptyHint,
	})
}

// Set changes the text.
func (l *Label) Set(text string) { l.model().set(fields{"value": text}) }

// An HTML is a piece of HTML. Scripts in it do not run.
type HTML struct {
	Text  string // the HTML
	Label string // stands before it
	Width int    // CSS pixels; 0 is as wide as what is in it

	shown
}

func (h *HTML) model() *model { return h.begin(h.describe) }
func (h *HTML) describe() *model {
	return newWidget("HTML", "HTMLStyle", h.Width, fields{
		"value": h.Text, "description": h.Label, "description_allow_html": false, "placeholder": emptyHint,
	})
}

// Set changes the HTML.
func (h *HTML) Set(text string) { h.model().set(fields{"value": text}) }

// A Progress is a bar that shows how far something has come.
type Progress struct {
	Min, Max float64 // both 0 are 0 and 100
	Initial  float64 // the first value
	Label    string  // stands before it
	Width    int     // CSS pixels; 0 is 300
	Vertical bool

	shown
}

func (p *Progress) model() *model { return p.begin(p.describe) }
func (p *Progress) describe() *model {
	low, high := limits("Progress", p.Min, p.Max, 100)
	orientation := "horizontal"
	if p.Vertical {
		orientation = "vertical"
	}
	return newWidget("FloatProgress", "ProgressStyle", p.Width, fields{
		"min": low, "max": high, "value": min(max(p.Initial, low), high), "orientation": orientation,
		"bar_style": "", "description": p.Label, "description_allow_html": false,
	})
}

// Set changes the value. It may be called as often as one likes: the notebook
// shows at most 30 values a second, the last one always.
func (p *Progress) Set(v float64) { p.model().set(fields{"value": v}) }

// shown is the part that widgets without a value have in common.
type shown struct {
	once sync.Once
	m    *model
}

func (*shown) children() []Widget { return nil }

func (s *shown) begin(describe func() *model) *model {
	s.once.Do(func() { s.m = describe() })
	return s.m
}
