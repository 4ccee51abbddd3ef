package bridge

import (
	"fmt"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

func TestHistory(t *testing.T) {
	h := new(history)
	for i, code := range []string{"a", "bb/x\ny", "a", "c*"} {
		h.started(i + 1)
		h.add(wire.ExecuteInput{Code: code, ExecutionCount: i + 1})
	}
	for _, tc := range []struct {
		q    wire.HistoryRequest
		want string
	}{
		{wire.HistoryRequest{AccessType: "tail", N: 2}, "[[1 3 a] [1 4 c*]]"},
		{wire.HistoryRequest{AccessType: "tail", N: 9}, "[[1 1 a] [1 2 bb/x\ny] [1 3 a] [1 4 c*]]"},
		{wire.HistoryRequest{AccessType: "range", Start: 2, Stop: 4}, "[[1 2 bb/x\ny] [1 3 a]]"},
		{wire.HistoryRequest{AccessType: "range", Session: 7, Start: 2, Stop: 4}, "[]"},
		{wire.HistoryRequest{AccessType: "search", Pattern: "b*y", N: 5}, "[[1 2 bb/x\ny]]"},
		{wire.HistoryRequest{AccessType: "search", Pattern: "?", N: 5}, "[[1 1 a] [1 3 a]]"},
		{wire.HistoryRequest{AccessType: "search", Pattern: "a", N: 5, Unique: true}, "[[1 3 a]]"},
		{wire.HistoryRequest{AccessType: "tail", N: 1, Output: true}, "[[1 4 [c* <nil>]]]"},
		{wire.HistoryRequest{AccessType: "elsewhere"}, "[]"},
	} {
		got := fmt.Sprint(h.reply(wire.New("history_request", "s", tc.q)).History)
		if got != tc.want {
			t.Errorf("%+v: got %s, want %s", tc.q, got, tc.want)
		}
	}
	for i := range 2 * historyLimit {
		h.add(wire.ExecuteInput{Code: fmt.Sprint(i)})
	}
	if n := len(h.inputs); n > historyLimit || h.inputs[n-1].Code != fmt.Sprint(2*historyLimit-1) {
		t.Errorf("%d inputs are kept", n)
	}
}

func TestGlob(t *testing.T) {
	for _, tc := range []struct {
		pattern, text string
		want          bool
	}{
		{"", "", true}, {"", "a", false}, {"*", "", true}, {"*", "a/b", true}, {"a*c", "abbc", true},
		{"a*c", "abbcd", false}, {"*b*b*", "xbxbx", true}, {"*b*b*", "xbx", false}, {"a?c", "abc", true}, {"a?", "a", false},
	} {
		if got := glob(tc.pattern, tc.text); got != tc.want {
			t.Errorf("glob(%q, %q) = %v", tc.pattern, tc.text, got)
		}
	}
}
