//go:build unix

package kernel

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A second client of a kernel, without its process: it works, and it notices
// when the kernel goes.
func TestConnect(t *testing.T) {
	k := startKernel(t, ipykernel(t), &StartOptions{IPC: true})
	conn, err := wire.ReadConnection(connectionFile(t, k))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Connect(limit(t), conn, &ConnectOptions{Session: "second"})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	sub := c.Subscribe()
	defer sub.Close()
	if reply, err := c.Execute(limit(t), "1", nil); err != nil || reply.ExecutionCount != 1 {
		t.Errorf("%+v, %v", reply, err)
	}
	printed(t, k, "print('to all')", nil)
	for {
		_, m, err := sub.Next(limit(t))
		if err != nil {
			t.Fatal(err)
		}
		if m.Type() == "stream" && strings.Contains(string(m.Content), "to all") {
			break
		}
	}
	k.Close()
	if _, err := c.Execute(limit(t), "1", nil); err == nil || !strings.Contains(err.Error(), "the kernel has closed its") {
		t.Error(err)
	}

	again := startKernel(t, ipykernel(t), &StartOptions{IPC: true})
	if conn, err = wire.ReadConnection(connectionFile(t, again)); err != nil {
		t.Fatal(err)
	}
	conn.Key = "another"
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if _, err := Connect(ctx, conn, nil); err == nil || !strings.Contains(err.Error(), "wrong signature") && !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// What listens at a kernel's address need not be a kernel.
func TestConnectToNobody(t *testing.T) {
	conn, err := wire.NewTCP()
	if err != nil {
		t.Fatal(err)
	}
	try := func() {
		t.Helper()
		ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
		defer cancel()
		if _, err := Connect(ctx, conn, nil); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "shell channel at tcp://127.0.0.1:") {
			t.Error(err)
		}
	}
	try()
	network, address := conn.Network(wire.Shell)
	l, err := net.Listen(network, address)
	if err != nil {
		t.Skip("another program was faster: ", err)
	}
	defer l.Close()
	try() // one that says nothing
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			c.Write([]byte("HTTP/1.1 400 Bad Request\r\n\r\n and so on for more than sixty-four bytes of greeting"))
			c.Close()
		}
	}()
	try()
}
