package wire

import "encoding/json"

// ExecuteRequest asks a kernel to run code. The zero value of every other field
// is Jupyter's default.
type ExecuteRequest struct {
	Code string

	// Silent sends no execute_input and leaves the counter and history alone.
	Silent bool

	// NoHistory is the opposite of store_history: the code is not counted.
	// The default stores it, unless Silent.
	NoHistory bool

	// KeepGoing is the opposite of stop_on_error: requests queued behind this
	// one run even if it fails.
	KeepGoing bool

	// NoStdin is the opposite of allow_stdin: this client cannot be asked.
	NoStdin bool

	// UserExpressions are evaluated after the code, by name. May be nil.
	UserExpressions map[string]string
}

type jsonExecuteRequest struct {
	Code            string            `json:"code"`
	Silent          bool              `json:"silent"`
	StoreHistory    *bool             `json:"store_history"`
	UserExpressions map[string]string `json:"user_expressions"`
	AllowStdin      *bool             `json:"allow_stdin"`
	StopOnError     *bool             `json:"stop_on_error"`
}

// MarshalJSON writes Jupyter's field names, all of them.
func (r ExecuteRequest) MarshalJSON() ([]byte, error) {
	store, stdin, stop := !r.NoHistory && !r.Silent, !r.NoStdin, !r.KeepGoing
	j := jsonExecuteRequest{r.Code, r.Silent, &store, r.UserExpressions, &stdin, &stop}
	if j.UserExpressions == nil {
		j.UserExpressions = map[string]string{}
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads Jupyter's field names; what is missing has Jupyter's
// default. Fields it does not know are dropped.
func (r *ExecuteRequest) UnmarshalJSON(data []byte) error {
	var j jsonExecuteRequest
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	no := func(b *bool) bool { return b != nil && !*b }
	*r = ExecuteRequest{j.Code, j.Silent, no(j.StoreHistory), no(j.StopOnError), no(j.AllowStdin), j.UserExpressions}
	return nil
}

// Failure is the part of a reply that says why there is no answer. Its zero
// value is success.
type Failure struct {
	Name      string   `json:"ename,omitempty"`
	Value     string   `json:"evalue,omitempty"`
	Traceback []string `json:"traceback,omitempty"`
}

// ExecuteReply ends an execution. Status is "ok", "error" or "aborted".
type ExecuteReply struct {
	Status         string `json:"status"`
	ExecutionCount int    `json:"execution_count,omitempty"`
	Failure
	UserExpressions map[string]json.RawMessage `json:"user_expressions,omitempty"`
	Payload         []json.RawMessage          `json:"payload,omitempty"`
}

// ExecuteInput tells all clients what a kernel is about to run.
type ExecuteInput struct {
	Code           string `json:"code"`
	ExecutionCount int    `json:"execution_count"`
}

// Stream is printed text. Name is "stdout" or "stderr".
type Stream struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Display is the content of display_data, update_display_data and
// execute_result. Data maps MIME types to a JSON string, or to any JSON value
// for the JSON types.
type Display struct {
	Data           map[string]json.RawMessage `json:"data"`
	Metadata       map[string]json.RawMessage `json:"metadata"`
	Transient      Transient                  `json:"transient"`
	ExecutionCount int                        `json:"execution_count,omitempty"` // of execute_result only
}

// Transient is the part of a display that no notebook stores.
type Transient struct {
	DisplayID string `json:"display_id,omitempty"`
}

// Error is an exception, as all clients see it.
type Error struct {
	Name      string   `json:"ename"`
	Value     string   `json:"evalue"`
	Traceback []string `json:"traceback"` // may hold ANSI colours
}

// ClearOutput removes a cell's outputs; with Wait, not before the next output.
type ClearOutput struct {
	Wait bool `json:"wait"`
}

// Status is a kernel's state: "starting", "busy" or "idle".
type Status struct {
	ExecutionState string `json:"execution_state"`
}

// InputRequest asks the client that runs a cell for a line of text.
type InputRequest struct {
	Prompt   string `json:"prompt"`
	Password bool   `json:"password"` // do not show what is typed
}

// InputReply is the line, without its line end.
type InputReply struct {
	Value string `json:"value"`
}
