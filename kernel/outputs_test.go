package kernel

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// feed gives a cell's messages, written "type content", to the collector.
func feed(t *testing.T, c *Collector, cell *nbformat.Cell, messages ...string) {
	t.Helper()
	c.Begin(cell)
	for _, m := range messages {
		msgType, content, _ := strings.Cut(m, " ")
		if err := c.Add(wire.New(msgType, "s", json.RawMessage(content))); err != nil {
			t.Fatal(err)
		}
	}
	c.End()
}

// summary writes a cell's outputs in one line.
func summary(cell *nbformat.Cell) string {
	var b strings.Builder
	for _, out := range cell.Outputs {
		switch out.Type {
		case nbformat.Stream:
			fmt.Fprintf(&b, "%s:%q ", out.Name, out.Text)
		case nbformat.Error:
			fmt.Fprintf(&b, "error:%s ", out.EName)
		default:
			fmt.Fprintf(&b, "%s:%v ", out.Type, out.Data["text/plain"])
		}
	}
	return strings.TrimSpace(b.String())
}

const (
	outA     = `stream {"name":"stdout","text":"a\n"}`
	outB     = `stream {"name":"stdout","text":"b\n"}`
	errE     = `stream {"name":"stderr","text":"e\n"}`
	showX    = `display_data {"data":{"text/plain":"x"},"metadata":{},"transient":{"display_id":"i"}}`
	showY    = `display_data {"data":{"text/plain":"y"},"metadata":{},"transient":{"display_id":"i"}}`
	updZ     = `update_display_data {"data":{"text/plain":"z"},"metadata":{},"transient":{"display_id":"i"}}`
	clearNow = `clear_output {"wait":false}`
	wait     = `clear_output {"wait":true}`
)

func TestCollector(t *testing.T) {
	for _, c := range []struct {
		name     string
		coalesce bool
		messages []string
		want     string
	}{
		{"streams that follow each other merge", false, []string{outA, outB, errE, outA}, `stdout:"a\nb\n" stderr:"e\n" stdout:"a\n"`},
		{"a display parts streams", false, []string{outA, showX, outB}, `stdout:"a\n" display_data:x stdout:"b\n"`},
		{"clear", false, []string{outA, showX, clearNow, outB}, `stdout:"b\n"`},
		{"clear and wait", false, []string{outA, wait, outB, outA}, `stdout:"b\na\n"`},
		{"wait for ever", false, []string{outA, wait}, `stdout:"a\n"`},
		{"wait, then clear at once", false, []string{outA, wait, clearNow, outB}, `stdout:"b\n"`},
		{"an update is no output to wait for", false, []string{showX, wait, updZ}, `display_data:z`},
		{"update", false, []string{showX, showX, updZ}, `display_data:z display_data:z`},
		{"the same id again", false, []string{showX, showY}, `display_data:y display_data:y`},
		{"no update after clear", false, []string{showX, clearNow, outA, updZ}, `stdout:"a\n"`},
		{"transient is null", false, []string{`display_data {"data":{"text/plain":"n"},"metadata":{},"transient":null}`}, `display_data:n`},
		{"coalesce", true, []string{errE, outA, errE, showX, outB}, `stdout:"a\nb\n" stderr:"e\ne\n" display_data:x`},
		{"carriage returns", true, []string{`stream {"name":"stdout","text":"10%\r20"}`, `stream {"name":"stdout","text":"%\r30%\r\nend\r"}`}, `stdout:"30%\r\nend\r"`},
		{"backspaces", true, []string{`stream {"name":"stdout","text":"ab\b\bcd\b"}`, `stream {"name":"stdout","text":"e\n\bf"}`}, `stdout:"ce\n\bf"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			cell := &nbformat.Cell{}
			feed(t, &Collector{Coalesce: c.coalesce}, cell, c.messages...)
			if got := summary(cell); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestCollectorAcrossCells(t *testing.T) {
	var c Collector
	first, second := &nbformat.Cell{}, &nbformat.Cell{}
	feed(t, &c, first, showX, `execute_input {"code":"","execution_count":4}`)
	feed(t, &c, second, outA, updZ, `execute_result {"data":{"text/plain":1.50},"metadata":{"a":1},"execution_count":5}`)
	if got := summary(first) + " | " + summary(second); got != `display_data:z | stdout:"a\n" execute_result:1.50` {
		t.Error(got)
	}
	if first.ExecutionCount != 4 || second.ExecutionCount != 5 || second.Outputs[1].ExecutionCount != 5 {
		t.Error("counts", first.ExecutionCount, second.ExecutionCount)
	}
	feed(t, &c, first) // executed again
	feed(t, &c, second, updZ)
	if got := summary(first) + "|" + summary(second); got != "|" {
		t.Error(got)
	}
}

// A display that is empty in the end is not in the notebook; one that a later
// cell fills is.
func TestCollectorDropsWhatIsEmptied(t *testing.T) {
	const emptied = `update_display_data {"data":{},"metadata":{},"transient":{"display_id":"i"}}`
	var c Collector
	first, second := &nbformat.Cell{}, &nbformat.Cell{}
	feed(t, &c, first, outA, showX, outB, errE, emptied)
	feed(t, &c, second, outB)
	if got := summary(first); got != `stdout:"a\n" display_data:<nil> stdout:"b\n" stderr:"e\n"` {
		t.Errorf("before the end: %s", got)
	}
	nb := &nbformat.Notebook{Cells: []*nbformat.Cell{first, second}}
	if err := c.settle(nb); err != nil || summary(first) != `stdout:"a\nb\n" stderr:"e\n"` {
		t.Errorf("emptied: %s, %v", summary(first), err)
	}
	c = Collector{}
	feed(t, &c, first, showX, outA, emptied)
	feed(t, &c, second, updZ)
	if err := c.settle(nb); err != nil || summary(first) != `display_data:z stdout:"a\n"` {
		t.Errorf("filled again: %s, %v", summary(first), err)
	}
}

// No message upsets the collector, and what it makes is a notebook.
func FuzzCollector(f *testing.F) {
	for _, m := range []string{outA, showX, updZ, clearNow, wait, `error {"ename":"E","evalue":"v","traceback":["a"]}`, `execute_input {"execution_count":1}`} {
		msgType, content, _ := strings.Cut(m, " ")
		f.Add(msgType, content, true)
	}
	f.Fuzz(func(t *testing.T, msgType, content string, coalesce bool) {
		c := Collector{Coalesce: coalesce}
		cell := &nbformat.Cell{Source: "x"}
		c.Begin(cell)
		for _, m := range []*wire.Message{
			wire.New("stream", "s", wire.Stream{Name: "stdout", Text: "a"}),
			wire.New(msgType, "s", json.RawMessage(content)),
			wire.New("stream", "s", wire.Stream{Name: "stdout", Text: "b"}),
			wire.New(msgType, "s", json.RawMessage(content)),
		} {
			if err := c.Add(m); err != nil && m.Type() == "stream" && msgType != "stream" {
				t.Fatal(err)
			}
		}
		c.End()
		nb := &nbformat.Notebook{Cells: []*nbformat.Cell{cell}}
		data, err := nb.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := nbformat.Decode(data)
		if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
		if len(again.Cells[0].Outputs) != len(cell.Outputs) {
			t.Fatalf("%d outputs became %d", len(cell.Outputs), len(again.Cells[0].Outputs))
		}
	})
}
