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
