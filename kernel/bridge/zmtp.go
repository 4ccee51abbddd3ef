package bridge

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
)

// The listening side speaks ZMTP 3.0 with the NULL mechanism
// (https://rfc.zeromq.org/spec/23), which every libzmq since version 4 and zmq4
// understand. It is our own because zmq4's listener lets one peer hold up the
// others, and because its decoder trusts the lengths that a peer announces.

const (
	flagMore    = 1
	flagLong    = 2
	flagCommand = 4

	maxFrames  = 1 << 10 // frames per message
	maxMessage = 1 << 30 // bytes per message
	maxCommand = 1 << 12 // bytes per command
)

var (
	errNoZMTP   = errors.New("bridge: peer does not speak ZMTP 3 with the NULL mechanism")
	errFrame    = errors.New("bridge: malformed ZMTP frame")
	errTooLarge = fmt.Errorf("bridge: message of more than %d frames or %d bytes", maxFrames, maxMessage)
)

// greeting is what this side sends first: signature, version 3.0, mechanism.
var greeting = func() []byte {
	g := make([]byte, 64)
	g[0], g[9], g[10] = 0xff, 0x7f, 3
	copy(g[12:], "NULL")
	return g
}()

// handshake greets the peer as a socket of type own and returns the peer's type
// and identity. The caller sets a deadline.
func handshake(rw io.ReadWriter, own string) (peer, identity string, err error) {
	if _, err := rw.Write(greeting); err != nil {
		return "", "", err
	}
	var g [64]byte
	if _, err := io.ReadFull(rw, g[:]); err != nil {
		return "", "", err
	}
	if g[0] != 0xff || g[9]&1 != 1 || g[10] < 3 || string(bytes.TrimRight(g[12:32], "\x00")) != "NULL" {
		return "", "", errNoZMTP
	}
	ready := property(property([]byte("\x05READY"), "Socket-Type", own), "Identity", "")
	if _, err := rw.Write(append([]byte{flagCommand, byte(len(ready))}, ready...)); err != nil {
		return "", "", err
	}
	flags, body, err := readFrame(rw, maxCommand)
	if err != nil {
		return "", "", err
	}
	if flags&flagCommand == 0 || !bytes.HasPrefix(body, []byte("\x05READY")) {
		return "", "", errNoZMTP
	}
	for rest := body[6:]; len(rest) > 0; {
		var name, value []byte
		if name, value, rest, err = nextProperty(rest); err != nil {
			return "", "", err
		}
		switch strings.ToLower(string(name)) {
		case "socket-type":
			peer = string(value)
		case "identity":
			identity = string(value)
		}
	}
	if len(identity) > 255 {
		return "", "", errFrame
	}
	return peer, identity, nil
}

func property(b []byte, name, value string) []byte {
	b = append(append(b, byte(len(name))), name...)
	return append(binary.BigEndian.AppendUint32(b, uint32(len(value))), value...)
}

func nextProperty(b []byte) (name, value, rest []byte, err error) {
	n := 1 + int(b[0])
	if len(b) < n+4 {
		return nil, nil, nil, errFrame
	}
	name, size := b[1:n], binary.BigEndian.Uint32(b[n:])
	b = b[n+4:]
	if uint64(size) > uint64(len(b)) {
		return nil, nil, nil, errFrame
	}
	return name, b[:size], b[size:], nil
}

// readFrame reads one frame of at most limit bytes. Memory is taken as bytes
// arrive, so an announced length costs its sender as much as us.
func readFrame(r io.Reader, limit int64) (flags byte, body []byte, err error) {
	var h [9]byte
	if _, err := io.ReadFull(r, h[:2]); err != nil {
		return 0, nil, err
	}
	flags = h[0]
	if flags&^(flagMore|flagLong|flagCommand) != 0 {
		return 0, nil, errFrame
	}
	size := uint64(h[1])
	if flags&flagLong != 0 {
		if _, err := io.ReadFull(r, h[2:]); err != nil {
			return 0, nil, err
		}
		size = binary.BigEndian.Uint64(h[1:])
	}
	if size > uint64(limit) {
		return 0, nil, errTooLarge
	}
	if size <= 1<<16 {
		body = make([]byte, size)
		_, err = io.ReadFull(r, body)
		return flags, body, err
	}
	var buf bytes.Buffer
	if _, err := io.CopyN(&buf, r, int64(size)); err != nil {
		return 0, nil, err
	}
	return flags, buf.Bytes(), nil
}

// readMessage reads one message. A command arrives as command non-nil and no
// frames.
func readMessage(r io.Reader) (frames [][]byte, command []byte, err error) {
	left := int64(maxMessage)
	for {
		flags, body, err := readFrame(r, left)
		if err != nil {
			return nil, nil, err
		}
		if flags&flagCommand != 0 {
			if flags&flagMore != 0 || len(frames) > 0 || len(body) > maxCommand {
				return nil, nil, errFrame
			}
			return nil, body, nil
		}
		frames = append(frames, body)
		left -= int64(len(body))
		if flags&flagMore == 0 {
			return frames, nil, nil
		}
		if len(frames) == maxFrames {
			return nil, nil, errTooLarge
		}
	}
}

// writeMessage writes frames in one go, without copying them.
func writeMessage(w net.Conn, frames [][]byte) error {
	buffers := make(net.Buffers, 0, 2*len(frames))
	headers := make([]byte, 0, 9*len(frames))
	for i, f := range frames {
		var flags byte
		if i < len(frames)-1 {
			flags = flagMore
		}
		start := len(headers)
		if len(f) > 255 {
			headers = binary.BigEndian.AppendUint64(append(headers, flags|flagLong), uint64(len(f)))
		} else {
			headers = append(headers, flags, byte(len(f)))
		}
		buffers = append(buffers, headers[start:], f)
	}
	_, err := buffers.WriteTo(w)
	return err
}

// writeCommand writes a command such as PONG.
func writeCommand(w io.Writer, name string, body []byte) error {
	b := append([]byte{flagCommand, byte(1 + len(name) + len(body)), byte(len(name))}, name...)
	_, err := w.Write(append(b, body...))
	return err
}
