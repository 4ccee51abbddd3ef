package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
)

// A Channel is one of the five sockets of a kernel.
type Channel int

// The five channels.
const (
	Shell     Channel = iota // requests and replies; ROUTER at the kernel
	IOPub                    // everything a kernel tells all clients; PUB
	Stdin                    // the kernel's questions to a client; ROUTER
	Control                  // requests that overtake the shell's; ROUTER
	Heartbeat                // echo; REP
)

// String returns the channel's name in Jupyter's words.
func (c Channel) String() string {
	switch c {
	case Shell:
		return "shell"
	case IOPub:
		return "iopub"
	case Stdin:
		return "stdin"
	case Control:
		return "control"
	case Heartbeat:
		return "hb"
	}
	return fmt.Sprintf("Channel(%d)", int(c))
}

// A Connection is the content of a connection file: where a kernel listens and
// how messages are signed.
type Connection struct {
	Transport       string `json:"transport"` // "tcp" or "ipc"
	IP              string `json:"ip"`        // an address, or the common start of the ipc sockets' paths
	ShellPort       int    `json:"shell_port"`
	IOPubPort       int    `json:"iopub_port"`
	StdinPort       int    `json:"stdin_port"`
	ControlPort     int    `json:"control_port"`
	HeartbeatPort   int    `json:"hb_port"`
	Key             string `json:"key"`              // of HMAC-SHA256; empty means unsigned
	SignatureScheme string `json:"signature_scheme"` // "hmac-sha256"
	KernelName      string `json:"kernel_name,omitempty"`
}

// NewTCP returns a connection on 127.0.0.1 with five ports that were free a
// moment ago and a fresh key. Another program may take a port before the kernel
// does; the kernel then ends at once, and one tries again.
func NewTCP() (*Connection, error) {
	var ports [5]int
	for i := range ports {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, fmt.Errorf("wire: no free port on 127.0.0.1: %w", err)
		}
		defer l.Close() // all are held until the last is found: no port twice
		ports[i] = l.Addr().(*net.TCPAddr).Port
	}
	c := newConnection("tcp", "127.0.0.1", ports)
	return c, nil
}

// maxSocketPath is the longest path of a Unix socket on every system we know
// (sun_path holds 104 bytes on macOS, 108 on Linux).
const maxSocketPath = 103

// NewIPC returns a connection over five Unix sockets PREFIX-1 to PREFIX-5 and a
// fresh key. The folder of prefix must exist; one that only the user may enter
// keeps others out. Windows has no such sockets: use [NewTCP].
func NewIPC(prefix string) (*Connection, error) {
	if runtime.GOOS == "windows" {
		return nil, errors.New("wire: ipc needs Unix sockets, which Windows lacks: use tcp")
	}
	if n := len(prefix) + 2; n > maxSocketPath {
		return nil, fmt.Errorf("wire: socket path %s-1 has %d bytes and the system allows %d: use a shorter folder", prefix, n, maxSocketPath)
	}
	return newConnection("ipc", prefix, [5]int{1, 2, 3, 4, 5}), nil
}

func newConnection(transport, ip string, ports [5]int) *Connection {
	return &Connection{
		Transport: transport, IP: ip,
		ShellPort: ports[0], IOPubPort: ports[1], StdinPort: ports[2],
		ControlPort: ports[3], HeartbeatPort: ports[4],
		Key: NewID(), SignatureScheme: "hmac-sha256",
	}
}

// Port returns the number of channel ch.
func (c *Connection) Port(ch Channel) int {
	return [...]int{c.ShellPort, c.IOPubPort, c.StdinPort, c.ControlPort, c.HeartbeatPort}[ch]
}

// Network returns the network and address of channel ch for [net.Dial] and
// [net.Listen]: "tcp" with host:port, or "unix" with a path.
func (c *Connection) Network(ch Channel) (network, address string) {
	if c.Transport == "ipc" {
		return "unix", fmt.Sprintf("%s-%d", c.IP, c.Port(ch))
	}
	return "tcp", net.JoinHostPort(c.IP, fmt.Sprint(c.Port(ch)))
}

// Address returns the address of channel ch as ZeroMQ writes it, such as
// "tcp://127.0.0.1:5555" or "ipc:///tmp/kernel-1".
func (c *Connection) Address(ch Channel) string {
	network, address := c.Network(ch)
	if network == "unix" {
		return "ipc://" + address
	}
	return "tcp://" + address
}

// Codec returns a codec with the connection's key.
func (c *Connection) Codec() *Codec { return &Codec{Key: []byte(c.Key)} }

// ReadConnection reads and checks a connection file.
func ReadConnection(path string) (*Connection, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("wire: connection file: %w", err)
	}
	c, err := ParseConnection(data)
	if err != nil {
		return nil, fmt.Errorf("wire: connection file %s: %w", path, err)
	}
	return c, nil
}

// ParseConnection reads and checks the content of a connection file. A missing
// transport means tcp and a missing address 127.0.0.1, as in Jupyter.
func ParseConnection(data []byte) (*Connection, error) {
	c := new(Connection)
	if err := json.Unmarshal(data, c); err != nil {
		return nil, err
	}
	if c.Transport == "" {
		c.Transport = "tcp"
	}
	if c.IP == "" && c.Transport == "tcp" {
		c.IP = "127.0.0.1"
	}
	switch {
	case c.Transport != "tcp" && c.Transport != "ipc":
		return nil, fmt.Errorf("transport %q is not known: want tcp or ipc", c.Transport)
	case c.IP == "":
		return nil, errors.New("ip is empty: for ipc it is the start of the sockets' paths")
	case c.SignatureScheme != "" && c.SignatureScheme != "hmac-sha256":
		return nil, fmt.Errorf("signature scheme %q is not known: want hmac-sha256", c.SignatureScheme)
	}
	used := make(map[int]Channel, 5)
	for ch := Shell; ch <= Heartbeat; ch++ {
		port := c.Port(ch)
		if port <= 0 || port > 65535 {
			return nil, fmt.Errorf("%s_port is %d: want 1 to 65535", ch, port)
		}
		if other, dup := used[port]; dup {
			return nil, fmt.Errorf("%s_port and %s_port are both %d", other, ch, port)
		}
		used[port] = ch
	}
	return c, nil
}

// Write writes the connection file, readable for the user alone since it holds
// the key. A reader sees the whole file or none.
func (c *Connection) Write(path string) error {
	data, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return fmt.Errorf("wire: connection file: %w", err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".connection-*") // mode 0600
	if err != nil {
		return fmt.Errorf("wire: connection file: %w", err)
	}
	_, err = tmp.Write(append(data, '\n'))
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return fmt.Errorf("wire: connection file: %w", err)
	}
	return nil
}
