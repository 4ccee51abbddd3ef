package steps

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// A command is a program that a step runs.
type command struct {
	dir  string
	env  []string          // added to this process's environment
	note func(line string) // called with every line of standard output and error
	args []string
}

// A failure is a command that ended badly, with what it said.
type failure struct {
	args   []string
	output string
	err    error
}

func (f *failure) Unwrap() error { return f.err }

// Error is one line: the last one that the command said is the one that counts
// with go, pip and Python alike.
func (f *failure) Error() string {
	said := f.err.Error()
	lines := strings.Split(strings.TrimSpace(f.output), "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if l := strings.TrimSpace(lines[i]); l != "" && !strings.HasPrefix(l, "[notice]") && !strings.HasPrefix(l, "note:") {
			said = l
			break
		}
	}
	return fmt.Sprintf("%s failed: %s", verb(f.args), said)
}

// verb is the part of a command that says what it does, such as "go mod
// download" or "python -m pip install".
func verb(args []string) string {
	words := []string{filepath.Base(args[0])}
	for i, a := range args[1:] {
		if strings.HasPrefix(a, "-") && a != "-m" || strings.ContainsAny(a, "/.") || i == 3 {
			break
		}
		words = append(words, a)
	}
	return strings.Join(words, " ")
}

// run starts c and returns its standard output. When ctx ends, c and everything
// that it started end too: it has a process group of its own, which also keeps
// the terminal's Ctrl-C for us alone.
func run(ctx context.Context, c command) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", context.Cause(ctx)
	}
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), c.env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	cmd.WaitDelay = 3 * time.Second
	var stdout bytes.Buffer
	var all lines
	all.each = c.note
	cmd.Stdout = teeWriter{&stdout, &all}
	cmd.Stderr = &all
	err := cmd.Run()
	if ctx.Err() != nil {
		if cmd.Process != nil {
			syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // what ignored SIGTERM; there may be nothing left
		}
		return "", context.Cause(ctx)
	}
	if err != nil {
		return "", explain(&failure{args: c.args, output: all.text.String(), err: err})
	}
	return stdout.String(), nil
}

type teeWriter struct {
	out *bytes.Buffer
	all *lines
}

func (t teeWriter) Write(b []byte) (int, error) {
	t.out.Write(b)
	return t.all.Write(b)
}

var (
	offline = regexp.MustCompile(`(?i)no such host|dial tcp|network is unreachable|connection refused|i/o timeout|` +
		`TLS handshake timeout|module lookup disabled by GOPROXY|NewConnectionError|Temporary failure in name resolution|` +
		`NameResolutionError|ConnectTimeoutError|ReadTimeoutError|Max retries exceeded|ProxyError|\(from versions: none\)`)
	full = regexp.MustCompile(`(?i)no space left on device|disk quota exceeded`)
)

// explain gives a failure the cure that its output calls for.
func explain(f *failure) error {
	switch {
	case full.MatchString(f.output):
		return &curable{fmt.Errorf("the disk is full: %w", f), "Make room and run the same command again; it goes on where it stopped."}
	case offline.MatchString(f.output):
		if f.args[0] == "go" {
			return &curable{fmt.Errorf("the Go modules cannot be downloaded: %w", f),
				"Connect to the network, or set GOPROXY to a proxy that answers, and run the same command again; it goes on where it stopped."}
		}
		return &curable{fmt.Errorf("the Python packages cannot be downloaded: %w", f),
			"Connect to the network, or name a package index that answers in pip's configuration, and run the same command again."}
	}
	return f
}

// wrote explains an error of the file system in the same way.
func wrote(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return &curable{fmt.Errorf("the disk is full: %w", err), "Make room and run the same command again; it goes on where it stopped."}
	}
	return err
}
