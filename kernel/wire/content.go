package wire

import "encoding/json"

// KernelInfoReply describes a kernel.
type KernelInfoReply struct {
	Status                string       `json:"status"`
	ProtocolVersion       string       `json:"protocol_version"`
	Implementation        string       `json:"implementation"`
	ImplementationVersion string       `json:"implementation_version"`
	LanguageInfo          LanguageInfo `json:"language_info"`
	Banner                string       `json:"banner"`
	Debugger              bool         `json:"debugger,omitempty"`
	HelpLinks             []HelpLink   `json:"help_links"`
}

// LanguageInfo is what a notebook's metadata says about its language.
type LanguageInfo struct {
	Name              string          `json:"name"`
	Version           string          `json:"version"`
	MIMEType          string          `json:"mimetype"`
	FileExtension     string          `json:"file_extension"`
	PygmentsLexer     string          `json:"pygments_lexer,omitempty"`
	CodeMirrorMode    json.RawMessage `json:"codemirror_mode,omitempty"` // a string or an object
	NBConvertExporter string          `json:"nbconvert_exporter,omitempty"`
}

// HelpLink is an entry of the help menu.
type HelpLink struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

// CompleteRequest asks how the code goes on at the cursor.
type CompleteRequest struct {
	Code      string `json:"code"`
	CursorPos int    `json:"cursor_pos"` // in Unicode characters
}

// CompleteReply lists what may replace the characters from CursorStart to
// CursorEnd.
type CompleteReply struct {
	Status      string                     `json:"status"`
	Matches     []string                   `json:"matches"`
	CursorStart int                        `json:"cursor_start"`
	CursorEnd   int                        `json:"cursor_end"`
	Metadata    map[string]json.RawMessage `json:"metadata"`
}

// InspectRequest asks what stands at the cursor.
type InspectRequest struct {
	Code        string `json:"code"`
	CursorPos   int    `json:"cursor_pos"`   // in Unicode characters
	DetailLevel int    `json:"detail_level"` // 0 or 1
}

// InspectReply is the answer as a bundle of MIME types.
type InspectReply struct {
	Status   string                     `json:"status"`
	Found    bool                       `json:"found"`
	Data     map[string]json.RawMessage `json:"data"`
	Metadata map[string]json.RawMessage `json:"metadata"`
}

// IsCompleteRequest asks whether a console shall run the code or let the user
// type on.
type IsCompleteRequest struct {
	Code string `json:"code"`
}

// IsCompleteReply answers "complete", "incomplete" (then Indent is for the next
// line), "invalid" or "unknown".
type IsCompleteReply struct {
	Status string `json:"status"`
	Indent string `json:"indent"`
}

// HistoryRequest asks for earlier inputs.
type HistoryRequest struct {
	Output     bool   `json:"output"`
	Raw        bool   `json:"raw"`
	AccessType string `json:"hist_access_type"` // "range", "tail" or "search"
	Session    int    `json:"session"`          // for range; 0 is the present one
	Start      int    `json:"start"`            // for range: the first line
	Stop       int    `json:"stop"`             // for range: behind the last line
	N          int    `json:"n"`                // for tail and search: at most so many
	Pattern    string `json:"pattern"`          // for search: with * and ?
	Unique     bool   `json:"unique"`           // for search: no input twice
}

// HistoryReply holds [session, line, input] triples, oldest first; or
// [session, line, [input, output]] where outputs were asked for.
type HistoryReply struct {
	Status  string   `json:"status"`
	History [][3]any `json:"history"`
}

// CommInfoRequest asks for the open comms, of one target or of all.
type CommInfoRequest struct {
	TargetName string `json:"target_name,omitempty"`
}

// CommInfoReply maps comm ids to their targets.
type CommInfoReply struct {
	Status string                `json:"status"`
	Comms  map[string]CommTarget `json:"comms"`
}

// CommTarget is an entry of [CommInfoReply].
type CommTarget struct {
	TargetName string `json:"target_name"`
}

// Comm is the content of comm_open, comm_msg and comm_close.
type Comm struct {
	ID           string          `json:"comm_id"`
	TargetName   string          `json:"target_name,omitempty"`   // of comm_open
	TargetModule string          `json:"target_module,omitempty"` // of comm_open
	Data         json.RawMessage `json:"data"`
}

// ShutdownRequest ends a kernel; with Restart, another follows.
type ShutdownRequest struct {
	Restart bool `json:"restart"`
}

// ShutdownReply confirms it.
type ShutdownReply struct {
	Status  string `json:"status"`
	Restart bool   `json:"restart"`
}

// Reply is the content of a reply that says no more than "ok", "error" or
// "aborted", such as interrupt_reply.
type Reply struct {
	Status string `json:"status"`
	Failure
}
