// Package wire is Jupyter's messaging protocol without sockets: messages and
// their signed frames, the contents of the messages, and connection files.
//
// It follows version 5.4 of the protocol as described in
// https://jupyter-client.readthedocs.io/en/stable/messaging.html and reads
// every 5.x peer.
package wire

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// ProtocolVersion is the protocol version that this package writes.
const ProtocolVersion = "5.4"

// A Header names a message. The zero Header stands for "none", as in the parent
// of a message that answers nothing; its JSON form is {}.
type Header struct {
	ID       string // msg_id, unique per message
	Session  string // unique per client run, or per kernel run
	Username string
	Date     string // ISO 8601
	Type     string // msg_type, such as "execute_request"
	Version  string // protocol version, such as "5.4"
}

type jsonHeader struct {
	ID       string `json:"msg_id"`
	Session  string `json:"session"`
	Username string `json:"username"`
	Date     string `json:"date"`
	Type     string `json:"msg_type"`
	Version  string `json:"version"`
}

// IsZero reports whether h stands for "none".
func (h Header) IsZero() bool { return h == Header{} }

// MarshalJSON writes the zero Header as {}.
func (h Header) MarshalJSON() ([]byte, error) {
	if h.IsZero() {
		return []byte("{}"), nil
	}
	return json.Marshal(jsonHeader(h))
}

// UnmarshalJSON reads a header; fields it does not know are dropped, and a
// field that some old peer leaves out stays empty.
func (h *Header) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, (*jsonHeader)(h))
}

// NewHeader returns a header of the given message type with a fresh id, the
// present time (UTC) and [ProtocolVersion].
func NewHeader(msgType, session string) Header {
	return Header{
		ID:       NewID(),
		Session:  session,
		Username: "zoetrope",
		Date:     time.Now().UTC().Format("2006-01-02T15:04:05.000000Z"),
		Type:     msgType,
		Version:  ProtocolVersion,
	}
}

// NewID returns a random identifier (a version 4 UUID) for a message, session,
// comm or kernel.
func NewID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails: the runtime ends the program instead
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	var s [36]byte
	hex.Encode(s[:8], b[:4])
	s[8], s[13], s[18], s[23] = '-', '-', '-', '-'
	hex.Encode(s[9:13], b[4:6])
	hex.Encode(s[14:18], b[6:8])
	hex.Encode(s[19:23], b[8:10])
	hex.Encode(s[24:], b[10:])
	return string(s[:])
}

// A Message is one message of any channel.
type Message struct {
	// Identities are the frames before the delimiter: the route of a ROUTER or
	// DEALER socket, or the topic of a PUB socket. Nil on a client's side.
	Identities [][]byte

	Header Header
	Parent Header // the message that this one answers; zero for none

	Metadata json.RawMessage // a JSON object; nil means {}
	Content  json.RawMessage // a JSON object; nil means {}

	Buffers [][]byte // raw data behind the content; not signed
}

// New returns a message of the given type whose content is content's JSON form.
// A [json.RawMessage] is taken as it is; nil means {}. It panics if content
// cannot be written as JSON, which no type of this package can cause.
func New(msgType, session string, content any) *Message {
	return &Message{Header: NewHeader(msgType, session), Content: marshal(content)}
}

// Answer returns a message that answers m: m becomes its parent and it goes to
// m's identities. The content is treated as by [New].
func (m *Message) Answer(msgType, session string, content any) *Message {
	return &Message{
		Identities: m.Identities,
		Header:     NewHeader(msgType, session),
		Parent:     m.Header,
		Content:    marshal(content),
	}
}

// Type is short for m.Header.Type.
func (m *Message) Type() string { return m.Header.Type }

// Read stores m's content in v, which is a pointer to one of this package's
// content types or anything else that JSON can fill.
func (m *Message) Read(v any) error {
	if len(m.Content) == 0 {
		return nil
	}
	if err := json.Unmarshal(m.Content, v); err != nil {
		return fmt.Errorf("wire: content of %s: %w", m.Header.Type, err)
	}
	return nil
}

// marshal writes v as JSON without turning <, > and & into escapes: content is
// never embedded in HTML, and HTML outputs would grow by a third.
func marshal(v any) json.RawMessage {
	switch v := v.(type) {
	case nil:
		return nil
	case json.RawMessage:
		return v
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(fmt.Sprintf("wire: content of type %T has no JSON form: %v", v, err))
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
}
