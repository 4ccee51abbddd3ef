package bridge

import (
	"encoding/json"
	"strings"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// renew is how a program begins a line on standard error that it is going to
// write over: back to the line's start, and clear it, as terminals understand.
const renew = "\r\x1b[K"

// fleeting is the line of that kind that a cell is writing, such as how far a
// film is. Printed text stays in a notebook, whatever is written over it; so
// the line is shown as a display, which changes with it, and which is gone, or
// empty, when the line is cleared. It becomes text when it is ended.
type fleeting struct {
	on    bool
	line  string
	begun string // what may be the beginning of renew

	place   string // the display's id, once it is there
	told    string // what it shows
	visible bool   // the cell has shown something else
}

// fleet takes an output of r on its way, and returns what is to be sent instead.
func (c *core) fleet(r *request, m *wire.Message) []*wire.Message {
	f := &r.fleeting
	switch m.Type() {
	case "clear_output":
		f.place, f.told, f.visible = "", "", false
	case "display_data", "execute_result", "error":
		f.visible = true
	case "stream":
		var s wire.Stream
		if m.Read(&s) != nil {
			break
		}
		if s.Name != "stderr" || !f.on && f.begun == "" && !strings.Contains(s.Text, "\r") {
			f.visible = true
			break
		}
		text := f.print(s.Text)
		return c.fleetingly(r, text)
	}
	return []*wire.Message{m}
}

// fleetingEnd returns what is to be sent when r has ended: what a program has
// left in its last line is text.
func (c *core) fleetingEnd(r *request) []*wire.Message {
	f := &r.fleeting
	text := f.line + f.begun
	f.on, f.line, f.begun = false, "", ""
	return c.fleetingly(r, text)
}

// fleetingly is what shows the line as it is now, after text that stays.
func (c *core) fleetingly(r *request, text string) (out []*wire.Message) {
	f := &r.fleeting
	line := strings.TrimRight(f.line, " ")
	show := func(kind, plain string) {
		d := wire.Display{Data: map[string]json.RawMessage{}, Metadata: map[string]json.RawMessage{}}
		if plain != "" {
			d.Data["text/plain"], _ = json.Marshal(plain) // a string
		}
		d.Transient.DisplayID = f.place
		out = append(out, r.m.Answer(kind, c.session, d))
	}
	switch {
	case line == f.told:
	case f.place == "":
		f.place = "fleeting-" + r.m.Header.ID
		show("display_data", line)
	case line == "" && !f.visible:
		// Nothing else is there to be lost.
		out = append(out, r.m.Answer("clear_output", c.session, wire.ClearOutput{}))
		f.place = ""
	default:
		show("update_display_data", line)
	}
	f.told = line
	if text != "" {
		f.visible = true
		out = append(out, r.m.Answer("stream", c.session, wire.Stream{Name: "stderr", Text: text}))
	}
	return out
}

// print takes what is printed and returns what of it is text that stays.
func (f *fleeting) print(s string) (stays string) {
	s = f.begun + s
	f.begun = ""
	if n := beginning(s); n > 0 {
		s, f.begun = s[:len(s)-n], s[len(s)-n:]
	}
	var text strings.Builder
	for s != "" {
		if !f.on {
			before, after, found := strings.Cut(s, renew)
			text.WriteString(before)
			f.on, f.line, s = found, "", after
			continue
		}
		i := strings.IndexAny(s, "\r\n")
		switch {
		case i < 0:
			f.line += s
			s = ""
		case s[i] == '\n' || strings.HasPrefix(s[i:], "\r\n"):
			end := i + strings.Index(s[i:], "\n") + 1
			text.WriteString(f.line + s[:end])
			f.on, f.line, s = false, "", s[end:]
		default: // what follows is written over it
			after, found := strings.CutPrefix(s[i:], renew)
			if !found {
				after = s[i+1:]
			}
			f.line, s = "", after
		}
	}
	return text.String()
}

// beginning is how many of s's last bytes may begin a renew that goes on in the
// next piece.
func beginning(s string) int {
	for n := min(len(s), len(renew)-1); n > 0; n-- {
		if strings.HasSuffix(s, renew[:n]) {
			return n
		}
	}
	return 0
}
