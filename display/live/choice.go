package live

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
)

// Look is how a [Choice] looks.
type Look int

// The looks of a Choice.
const (
	Dropdown Look = iota // a line that opens
	Radio                // round buttons, one below the other
	Buttons              // buttons, one beside the other
	List                 // a list with a scroll bar
)

// A Choice chooses one of several texts.
type Choice struct {
	Options  []string // at least one, no two the same
	Initial  string   // the one chosen first; "" is Options[0]
	Look     Look     // the default is Dropdown
	Label    string   // stands before it
	Help     string   // appears when the mouse rests on it
	Width    int      // CSS pixels; 0 is 300
	Disabled bool     // shows a value that cannot be changed

	control[string]
}

func (c *Choice) describe() *spec[string] {
	if len(c.Options) == 0 {
		panic("live: Choice.Options is empty, want at least one")
	}
	for i, o := range c.Options {
		if slices.Contains(c.Options[:i], o) {
			panic(fmt.Sprintf("live: Choice.Options has %q twice", o))
		}
	}
	options := slices.Clone(c.Options)
	initial := or(c.Initial, options[0])
	if !slices.Contains(options, initial) {
		panic(fmt.Sprintf("live: Choice.Initial is %q, want one of %q", initial, options))
	}
	names := []string{"Dropdown", "RadioButtons", "ToggleButtons", "Select"}
	if c.Look < 0 || int(c.Look) >= len(names) {
		panic(fmt.Sprintf("live: Choice.Look is %d, want Dropdown, Radio, Buttons or List", c.Look))
	}
	style := "DescriptionStyle"
	if c.Look == Buttons {
		style = "ToggleButtonsStyle"
	}
	m := newLabelled(names[c.Look], style, c.Label, c.Help, c.Width, c.Disabled)
	m.state["_options_labels"] = options
	return &spec[string]{
		model: m, key: "index", value: initial,
		code: func(v string) any {
			i := slices.Index(options, v)
			if i < 0 {
				panic(fmt.Sprintf("live: Choice.Set has got %q, want one of %q", v, options))
			}
			return i
		},
		decode: func(text json.RawMessage) (string, bool) {
			i, ok := decodeInt(text)
			if !ok || i < 0 || i >= len(options) {
				return "", false
			}
			return options[i], true
		},
	}
}

// Index returns the place of the present value among Options, from 0.
func (c *Choice) Index() int { return slices.Index(c.Options, c.Value()) }

func (c *Choice) model() *model { return c.begin(c.describe).model }

// Value returns the present value.
func (c *Choice) Value() string { return c.value(c.describe) }

// Set changes the value, here and in the notebook.
func (c *Choice) Set(v string) { c.set(c.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (c *Choice) OnChange(f func(string)) { c.onChange(c.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (c *Choice) Values() iter.Seq[string] { return c.values(c, c.describe) }
