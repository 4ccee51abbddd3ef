package bridge

import (
	"encoding/json"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// kernelInfo is the answer to kernel_info_request.
func kernelInfo(fault string) wire.KernelInfoReply {
	banner := "Go (Zoetrope): Go cells by GoNB, moving pictures by Zoetrope"
	if fault != "" {
		banner += "\n" + fault
	}
	return wire.KernelInfoReply{
		Status:                "ok",
		ProtocolVersion:       wire.ProtocolVersion,
		Implementation:        "zoetrope",
		ImplementationVersion: version(),
		LanguageInfo: wire.LanguageInfo{
			Name:              "go",
			Version:           strings.TrimPrefix(runtime.Version(), "go"),
			MIMEType:          "text/x-go",
			FileExtension:     ".go",
			PygmentsLexer:     "go",
			CodeMirrorMode:    json.RawMessage(`"go"`),
			NBConvertExporter: "script",
		},
		Banner: banner,
		HelpLinks: []wire.HelpLink{
			{Text: "Zoetrope", URL: "https://github.com/zoetrope-go/zoetrope"},
			{Text: "GoNB", URL: "https://github.com/janpfeifer/gonb"},
			{Text: "Go", URL: "https://go.dev/doc/"},
			{Text: "gonum/plot", URL: "https://pkg.go.dev/gonum.org/v1/plot"},
		},
	}
}

// version is the module's version that this program was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// comms knows which comms GoNB has opened with the front end for its widgets.
type comms struct {
	open map[string]string // id → target
}

// gonbTarget is the target name of the comm that GoNB's own widgets use.
const gonbTarget = "gonb_comm"

// comm handles what clients say about comms. GoNB's own go to GoNB, which reads
// them while a cell runs; a comm_open for any other target is answered by a
// comm_close, as the protocol wants it for a target that is not known.
func (c *core) comm(ch wire.Channel, m *wire.Message) {
	if m.Type() == "comm_info_request" {
		var q wire.CommInfoRequest
		m.Read(&q)
		reply := wire.CommInfoReply{Status: "ok", Comms: map[string]wire.CommTarget{}}
		for id, target := range c.comms.open {
			if q.TargetName == "" || q.TargetName == target {
				reply.Comms[id] = wire.CommTarget{TargetName: target}
			}
		}
		c.answer(ch, m, "comm_info_reply", reply)
		return
	}
	var q wire.Comm
	if err := m.Read(&q); err != nil {
		c.log("%v", err)
	}
	_, known := c.comms.open[q.ID]
	switch {
	case m.Type() == "comm_open" && q.TargetName == gonbTarget && c.up:
		if c.comms.open == nil {
			c.comms.open = make(map[string]string)
		}
		c.comms.open[q.ID] = q.TargetName
		c.toGoNB(wire.Shell, &wire.Message{Header: m.Header, Parent: m.Parent, Metadata: m.Metadata, Content: m.Content, Buffers: m.Buffers})
	case m.Type() == "comm_open":
		c.publish(m, "comm_close", wire.Comm{ID: q.ID, Data: json.RawMessage("{}")})
	case known:
		if m.Type() == "comm_close" {
			delete(c.comms.open, q.ID)
		}
		c.toGoNB(wire.Shell, &wire.Message{Header: m.Header, Parent: m.Parent, Metadata: m.Metadata, Content: m.Content, Buffers: m.Buffers})
	}
	c.answer(ch, m, "", nil)
}
