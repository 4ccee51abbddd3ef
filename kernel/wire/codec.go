package wire

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

// What can be wrong with received frames. Test with [errors.Is].
var (
	ErrDelimiter = errors.New("wire: no <IDS|MSG> delimiter among the frames")
	ErrTruncated = errors.New("wire: fewer than five frames after the delimiter")
	ErrSignature = errors.New("wire: wrong signature: the peer uses another key than the connection file's")
	ErrDuplicate = errors.New("wire: message was received before")
	ErrJSON      = errors.New("wire: not a JSON object")
	ErrHeader    = errors.New("wire: header without msg_id or msg_type")
)

var delimiter = []byte("<IDS|MSG>")

// remembered is how many signatures a Codec keeps to recognise a replayed
// message. ipykernel keeps as many.
const remembered = 1 << 16

// A Codec turns messages into signed frames and back. The zero Codec neither
// signs nor checks signatures. It may be used by several goroutines.
type Codec struct {
	// Key is the connection file's key. Empty means unsigned messages.
	Key []byte

	// Replays, if true, lets a message through that was received before. The
	// default refuses it, as Jupyter does; unsigned messages always pass.
	Replays bool

	// Trusted, if true, leaves metadata and content unchecked until somebody
	// reads them. It saves scanning tens of megabytes from a peer that one
	// started oneself; the signature is checked all the same.
	Trusted bool

	mu   sync.Mutex
	seen map[[sha256.Size]byte]struct{}
	ring [][sha256.Size]byte // the keys of seen, oldest at next once full
	next int
}

// Encode returns m's frames: identities, delimiter, signature, header, parent
// header, metadata, content, buffers.
func (c *Codec) Encode(m *Message) [][]byte {
	header, _ := json.Marshal(m.Header) // structs of strings: cannot fail
	parent, _ := json.Marshal(m.Parent)
	metadata, content := object(m.Metadata), object(m.Content)
	frames := make([][]byte, 0, len(m.Identities)+6+len(m.Buffers))
	frames = append(frames, m.Identities...)
	frames = append(frames, delimiter, c.sign(header, parent, metadata, content),
		header, parent, metadata, content)
	return append(frames, m.Buffers...)
}

// Decode reads and checks frames as a socket delivers them. The message shares
// memory with the frames.
func (c *Codec) Decode(frames [][]byte) (*Message, error) {
	split := -1
	for i, f := range frames {
		if bytes.Equal(f, delimiter) {
			split = i
			break
		}
	}
	if split < 0 {
		return nil, ErrDelimiter
	}
	rest := frames[split+1:]
	if len(rest) < 5 {
		return nil, fmt.Errorf("%w: %d", ErrTruncated, len(rest))
	}
	if err := c.check(rest[0], rest[1:5]); err != nil {
		return nil, err
	}
	m := &Message{Metadata: rest[3], Content: rest[4]}
	if split > 0 {
		m.Identities = frames[:split:split]
	}
	if len(rest) > 5 {
		m.Buffers = rest[5:]
	}
	for i, h := range []*Header{&m.Header, &m.Parent} {
		part := rest[1+i]
		if !isObject(part) && !bytes.Equal(part, []byte("null")) {
			return nil, fmt.Errorf("%w: %s", ErrJSON, partNames[i])
		}
		if err := json.Unmarshal(part, h); err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrJSON, partNames[i], err)
		}
	}
	if m.Header.ID == "" || m.Header.Type == "" {
		return nil, ErrHeader
	}
	for i, part := range rest[3:5] {
		if !isObject(part) || !c.Trusted && !json.Valid(part) {
			return nil, fmt.Errorf("%w: %s of %s", ErrJSON, partNames[2+i], m.Header.Type)
		}
	}
	return m, nil
}

var partNames = [4]string{"header", "parent header", "metadata", "content"}

func (c *Codec) sign(parts ...[]byte) []byte {
	if len(c.Key) == 0 {
		return []byte{}
	}
	sum := c.sum(parts)
	return hex.AppendEncode(nil, sum[:])
}

func (c *Codec) sum(parts [][]byte) (sum [sha256.Size]byte) {
	mac := hmac.New(sha256.New, c.Key)
	for _, p := range parts {
		mac.Write(p)
	}
	mac.Sum(sum[:0])
	return sum
}

func (c *Codec) check(signature []byte, parts [][]byte) error {
	if len(c.Key) == 0 {
		return nil
	}
	var got [sha256.Size]byte
	if hex.DecodedLen(len(signature)) != len(got) {
		return ErrSignature
	}
	if _, err := hex.Decode(got[:], signature); err != nil {
		return ErrSignature
	}
	want := c.sum(parts)
	if !hmac.Equal(got[:], want[:]) {
		return ErrSignature
	}
	if c.Replays {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, dup := c.seen[got]; dup {
		return ErrDuplicate
	}
	if c.seen == nil {
		c.seen = make(map[[sha256.Size]byte]struct{})
	}
	if len(c.ring) < remembered {
		c.ring = append(c.ring, got)
	} else {
		delete(c.seen, c.ring[c.next])
		c.ring[c.next] = got
		c.next = (c.next + 1) % remembered
	}
	c.seen[got] = struct{}{}
	return nil
}

// isObject looks at the first and last byte only; it is no validation.
func isObject(b []byte) bool {
	b = bytes.TrimSpace(b)
	return len(b) >= 2 && b[0] == '{' && b[len(b)-1] == '}'
}

func object(raw json.RawMessage) []byte {
	if len(raw) == 0 {
		return []byte("{}")
	}
	return raw
}
