package live

import (
	"fmt"
)

// An HBox has widgets one beside the other.
type HBox struct {
	Children []Widget

	shown
}

// A VBox has widgets one below the other.
type VBox struct {
	Children []Widget

	shown
}

// A Tab has widgets on pages, one of which is seen.
type Tab struct {
	Children []Widget
	Titles   []string // of the pages, as many as Children

	shown
}

// An Accordion has widgets one below the other, of which one at a time is open.
type Accordion struct {
	Children []Widget
	Titles   []string // of the parts, as many as Children
	Closed   bool     // at first none is open; the default is the first one

	shown
}

func (b *HBox) children() []Widget      { return b.Children }
func (b *VBox) children() []Widget      { return b.Children }
func (b *Tab) children() []Widget       { return b.Children }
func (b *Accordion) children() []Widget { return b.Children }

func (b *HBox) model() *model {
	return b.begin(func() *model { return newBox("HBox", b.Children, nil) })
}

func (b *VBox) model() *model {
	return b.begin(func() *model { return newBox("VBox", b.Children, nil) })
}

func (b *Tab) model() *model {
	return b.begin(func() *model { return newBox("Tab", b.Children, titled("Tab", b.Children, b.Titles, false)) })
}

func (b *Accordion) model() *model {
	return b.begin(func() *model {
		return newBox("Accordion", b.Children, titled("Accordion", b.Children, b.Titles, b.Closed))
	})
}

// titled are the fields of a box with titles.
func titled(kind string, children []Widget, titles []string, closed bool) fields {
	if len(titles) != len(children) {
		panic(fmt.Sprintf("live: %s.Titles has length %d, want %d, as Children", kind, len(titles), len(children)))
	}
	f := fields{"titles": append([]string{}, titles...), "selected_index": 0}
	if closed || len(children) == 0 {
		f["selected_index"] = nil
	}
	return f
}

// newBox returns the model of a box.
func newBox(name string, children []Widget, more fields) *model {
	inside := []*model{}
	for i, c := range children {
		if c == nil {
			panic(fmt.Sprintf("live: %s.Children[%d] is nil", name, i))
		}
		inside = append(inside, c.model())
	}
	m := newWidget(name, "", 0, fields{"children": inside, "box_style": ""})
	m.needs = append(m.needs, inside...)
	for key, value := range more {
		m.state[key] = value
	}
	return m
}

// css is a length in CSS pixels.
func css(pixels int) string { return fmt.Sprintf("%dpx", pixels) }
