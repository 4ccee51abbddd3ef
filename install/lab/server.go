// Package lab runs the installed JupyterLab.
package lab

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/zoetrope-go/zoetrope/install/steps"
)

// Options says what JupyterLab shows and where. The zero value of every field
// but Root is its default.
type Options struct {
	Root     string // the folder that JupyterLab shows
	Notebook string // slash path under Root of a notebook to open; "" opens none
	Port     int    // 0 takes the first free one from [DefaultPort] on
	Browser  bool   // opens the user's browser
	Path     string // the path that it is served under, such as /hub/user/x; "" is none
}

// A Server is a running JupyterLab. It listens on this machine alone.
type Server struct {
	URL   string // opens the notebook; holds the token
	Base  string // as in http://127.0.0.1:8888, with Options.Path if there is one
	Token string
	Port  int

	cmd   *exec.Cmd
	log   string
	ended chan struct{} // closed once the process has gone
	err   error         // how, valid then
}

// startLimit is how long JupyterLab may take to answer. It takes 2 to 4 s, and
// much longer when the files of a fresh installation are read from a slow disk.
const startLimit = 2 * time.Minute

// Start starts JupyterLab and returns once it answers. It must be ended with
// [Server.Stop].
func Start(ctx context.Context, p *steps.Place, o Options) (*Server, error) {
	port, err := choosePort(o.Port)
	if err != nil {
		return nil, err
	}
	secret := make([]byte, 24)
	rand.Read(secret) // never fails
	s := &Server{
		Token: hex.EncodeToString(secret),
		Port:  port,
		Base:  "http://127.0.0.1:" + strconv.Itoa(port) + o.Path,
		log:   filepath.Join(p.Home, "jupyter", "lab-"+strconv.Itoa(port)+".log"),
		ended: make(chan struct{}),
	}
	page := "/lab"
	if o.Notebook != "" {
		page = path.Join("/lab/tree", o.Notebook)
	}
	s.URL = s.Base + (&url.URL{Path: page, RawQuery: "token=" + s.Token}).String()

	env, err := prepare(p)
	if err != nil {
		return nil, err
	}
	log, err := os.Create(s.log)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	s.cmd = exec.Command(p.Python(), arguments(o, port, page)...)
	s.cmd.Dir = o.Root
	s.cmd.Env = append(env, "JUPYTER_TOKEN="+s.Token) // not an argument: those are visible to every user
	s.cmd.Stdout, s.cmd.Stderr = log, log
	s.cmd.SysProcAttr = ownGroup()
	if err := s.start(); err != nil {
		return nil, fmt.Errorf("cannot start JupyterLab: %w", err)
	}
	if err := s.ready(ctx); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

func arguments(o Options, port int, page string) []string {
	args := []string{"-m", "jupyterlab",
		"--ServerApp.ip=127.0.0.1",
		"--ServerApp.port=" + strconv.Itoa(port),
		"--ServerApp.port_retries=0",
		"--ServerApp.root_dir=" + o.Root,
		"--ServerApp.base_url=" + o.Path + "/",
		"--ServerApp.open_browser=" + map[bool]string{true: "True", false: "False"}[o.Browser],
		"--LabApp.default_url=" + page,
		"--LabApp.extension_manager=readonly", // the other one asks PyPI
		"--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
		"--LabApp.news_url=None",
		"--LanguageServerManager.autodetect=False", // it knows none for Go, and runs npm, which writes into the home folder
	}
	if os.Geteuid() == 0 {
		args = append(args, "--allow-root")
	}
	return args
}

// ready waits until the server answers to its token.
func (s *Server) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, startLimit,
		fmt.Errorf("JupyterLab does not answer after %v; its log is %s", startLimit, s.log))
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", s.Base+"/api/status", nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "token "+s.Token)
	client := &http.Client{Transport: &http.Transport{Proxy: nil, DisableKeepAlives: true}}
	for {
		if resp, err := client.Do(req); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-s.ended:
			return fmt.Errorf("JupyterLab did not start: %s (its log is %s)", s.lastWords(), s.log)
		case <-time.After(30 * time.Millisecond):
		}
	}
}

func (s *Server) lastWords() string {
	data, err := os.ReadFile(s.log)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	if last := lines[len(lines)-1]; last != "" {
		return last
	}
	return fmt.Sprint(s.err)
}

// Wait waits until the server ends by itself, as it does after File > Shut
// Down, or until ctx is done; then it returns ctx's error.
func (s *Server) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-s.ended:
		var exit *exec.ExitError
		if errors.As(s.err, &exit) {
			return fmt.Errorf("JupyterLab has ended (%w): %s (its log is %s)", s.err, s.lastWords(), s.log)
		}
		return s.err
	}
}

// Stop ends the server and its kernels, and returns once the server has gone.
func (s *Server) Stop() {
	s.cmd.Process.Signal(syscall.SIGTERM) // lets it end its kernels; it may have ended already
	select {
	case <-s.ended:
	case <-time.After(10 * time.Second):
	}
	syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL) // its terminals, and itself if it hangs
	<-s.ended
}
