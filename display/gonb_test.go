//go:build unix

package display_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// gonb starts a GoNB kernel without the bridge, so that nothing mends what
// display does.
func gonb(t *testing.T) *kernel.Kernel {
	t.Helper()
	home := programs(t)
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(home, "bin")
	k := start(t, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"),
		filepath.Join(bin, "gonb"), "--kernel", "{connection_file}", "--go_work", root)
	// Without this each cell asks the network for its imports.
	if r := execute(t, k, "%noautoget"); r.status != "ok" {
		t.Fatalf("%+v", r)
	}
	return k
}

// bridged starts the kernel that people use.
func bridged(t *testing.T) *kernel.Kernel {
	t.Helper()
	home := programs(t)
	return start(t, "ZOETROPE_HOME="+home, filepath.Join(home, "bin", "zoetrope-kernel"), "{connection_file}")
}

func start(t *testing.T, env string, argv ...string) *kernel.Kernel {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	k, err := kernel.Start(ctx, &kernel.Spec{
		Name:          filepath.Base(argv[0]),
		Argv:          argv,
		Language:      "go",
		InterruptMode: "message",
	}, &kernel.StartOptions{
		Env:       []string{env},
		Heartbeat: -1, // a busy machine may starve it
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.Close)
	return k
}

// programs returns a folder whose bin has the kernels and what they need.
func programs(t *testing.T) (home string) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a kernel")
	}
	home, err := builtPrograms()
	if err != nil {
		t.Fatalf("cannot build the kernels: %v", err)
	}
	return home
}

// builtPrograms builds to the user's cache folder.
var builtPrograms = sync.OnceValues(func() (home string, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	home = filepath.Join(cache, "zoetrope-test", "display")
	out, err := exec.Command("go", "build", "-o", filepath.Join(home, "bin")+string(filepath.Separator),
		"github.com/janpfeifer/gonb", "golang.org/x/tools/cmd/goimports", "../kernel/zoetrope-kernel").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return home, nil
})

// result is what a client sees of a cell.
type result struct {
	status  string
	outputs []output
	stderr  string
}

// output is a display_data or update_display_data message.
type output struct {
	update bool
	id     string
	wire.Display
}

// text returns the output's value of a MIME type that is text, or base64.
func (o output) text(t *testing.T, mime string) string {
	t.Helper()
	var s string
	if err := json.Unmarshal(o.Data[mime], &s); err != nil {
		t.Errorf("%s is %.100s, want a string: %v", mime, o.Data[mime], err)
	}
	return s
}

// execute runs a cell and waits until all of its output is there.
func execute(t *testing.T, k *kernel.Kernel, code string) (r result) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	reply, err := k.Execute(ctx, code, &kernel.ExecuteOptions{Each: func(m *wire.Message) {
		switch m.Type() {
		case "display_data", "update_display_data":
			o := output{update: m.Type() == "update_display_data"}
			if err := m.Read(&o.Display); err != nil {
				t.Error(err)
			}
			o.id = o.Transient.DisplayID
			r.outputs = append(r.outputs, o)
		case "stream":
			var s wire.Stream
			if err := m.Read(&s); err != nil {
				t.Error(err)
			}
			if s.Name == "stderr" {
				r.stderr += s.Text
			}
		}
	}})
	if err != nil {
		t.Fatalf("%v, in the cell\n%s", err, code)
	}
	r.status = reply.Status
	return r
}

// cell returns a whole cell: its imports, then the body of main.
func cell(imports, body string) string {
	var b strings.Builder
	for _, path := range strings.Fields(imports) {
		fmt.Fprintf(&b, "import %q\n", path)
	}
	return b.String() + "%%\n" + body
}

const self = "github.com/zoetrope-go/zoetrope/display"
