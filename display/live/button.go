package live

import (
	"encoding/json"
	"iter"
)

// A Button is there to be pressed. Its value is how often it was.
type Button struct {
	Icon     string // a name of Font Awesome 5, such as "play"; "" is none
	Label    string // stands on it
	Help     string // appears when the mouse rests on it
	Width    int    // CSS pixels; 0 is 148
	Disabled bool   // cannot be pressed

	control[int]
}

func (b *Button) describe() *spec[int] {
	m := newWidget("Button", "ButtonStyle", b.Width, fields{
		"description": b.Label, "disabled": b.Disabled, "icon": b.Icon, "button_style": "",
	})
	if b.Help != "" {
		m.state["tooltip"] = b.Help
	}
	return &spec[int]{model: m, heard: func(old int, u *update) (int, bool) {
		var content struct{ Event string }
		if u.Method != "custom" || json.Unmarshal(u.Content, &content) != nil {
			return old, false
		}
		return old + 1, content.Event == "click"
	}}
}

func (b *Button) model() *model { return b.begin(b.describe).model }

// Value returns how often the button was pressed.
func (b *Button) Value() int { return b.value(b.describe) }

// Set changes what is counted from.
func (b *Button) Set(v int) { b.set(b.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (b *Button) OnChange(f func(int)) { b.onChange(b.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (b *Button) Values() iter.Seq[int] { return b.values(b, b.describe) }
