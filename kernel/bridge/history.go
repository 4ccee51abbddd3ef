package bridge

import (
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// history holds the cells that were run since the kernel's start.
type history struct {
	count  int // GoNB's execution counter, as last seen
	inputs []wire.ExecuteInput
}

// historyLimit is how many inputs are kept.
const historyLimit = 10_000

func (h *history) started(count int) { h.count = max(h.count, count) }

func (h *history) add(in wire.ExecuteInput) {
	if len(h.inputs) == historyLimit {
		h.inputs = append(h.inputs[:0], h.inputs[historyLimit/2:]...)
	}
	h.inputs = append(h.inputs, in)
}

// reply answers a history_request. There is one session, numbered 1, which is
// also meant by 0 and by negative numbers; outputs are not kept, so that a
// client that asks for them gets none.
func (h *history) reply(m *wire.Message) wire.HistoryReply {
	reply := wire.HistoryReply{Status: "ok", History: [][3]any{}}
	var q wire.HistoryRequest
	if m.Read(&q) != nil {
		return reply
	}
	var found []wire.ExecuteInput
	seen := make(map[string]bool)
	for i := len(h.inputs) - 1; i >= 0; i-- { // from the newest, for Unique and N
		in := h.inputs[i]
		switch q.AccessType {
		case "range":
			if q.Session > 1 || in.ExecutionCount < q.Start || q.Stop > 0 && in.ExecutionCount >= q.Stop {
				continue
			}
		case "search":
			if !glob(q.Pattern, in.Code) {
				continue
			}
			if q.Unique && seen[in.Code] {
				continue
			}
			seen[in.Code] = true
		case "tail":
		default:
			return reply
		}
		if q.AccessType != "range" && q.N > 0 && len(found) == q.N {
			break
		}
		found = append(found, in)
	}
	for i := len(found) - 1; i >= 0; i-- {
		var entry any = found[i].Code
		if q.Output {
			entry = [2]any{found[i].Code, nil}
		}
		reply.History = append(reply.History, [3]any{1, found[i].ExecutionCount, entry})
	}
	return reply
}

// glob reports whether text is pattern, where * stands for any text and ? for
// any byte.
func glob(pattern, text string) bool {
	star, mark := -1, 0 // the last *, and where its text ends for now
	p := 0
	for i := 0; i < len(text); {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == text[i]):
			p++
			i++
		case star >= 0:
			mark++
			p, i = star+1, mark
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}
