package lab

import (
	"fmt"
	"net"
	"strconv"
)

// DefaultPort is the first port that is tried.
const DefaultPort = 8888

const tries = 100

// choosePort returns the port that was asked for, or a free one.
func choosePort(asked int) (int, error) {
	if asked != 0 {
		if err := free(asked); err != nil {
			return 0, &PortError{Port: asked, Err: err}
		}
		return asked, nil
	}
	var last error
	for port := DefaultPort; port < DefaultPort+tries; port++ {
		if last = free(port); last == nil {
			return port, nil
		}
	}
	return 0, fmt.Errorf("no port from %d to %d is free: %w", DefaultPort, DefaultPort+tries-1, last)
}

// A PortError says that the port that was asked for cannot be had.
type PortError struct {
	Port int
	Err  error
}

func (e *PortError) Error() string {
	return fmt.Sprintf("port %d cannot be used: %v", e.Port, e.Err)
}

func (e *PortError) Unwrap() error { return e.Err }

func free(port int) error {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return err
	}
	return l.Close()
}
