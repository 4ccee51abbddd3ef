package display_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/display"
)

// TestMain lets the test binary be the program of a test: one of those below.
func TestMain(m *testing.M) {
	if program, ok := testPrograms[os.Getenv("DISPLAY_TEST_PROGRAM")]; ok {
		program()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

type table struct{ rows int }

func (b table) MIMEBundle() (map[string]any, error) {
	if b.rows == 0 {
		return nil, fmt.Errorf("table: no rows")
	}
	return map[string]any{
		"text/html":  "<table></table>",
		"text/plain": fmt.Sprint(b.rows, " rows"),
	}, nil
}

type extension struct{}

func (extension) MIMEBundle() (map[string]any, error) {
	return map[string]any{"application/vnd.vega.v5+json": map[string]any{"width": 10, "data": []int{}}}, nil
}

type encoded struct{}

func (encoded) MIMEBundle() (map[string]any, error) {
	return map[string]any{"image/png": base64.StdEncoding.EncodeToString([]byte("\x89PNG"))}, nil
}

var testPrograms = map[string]func(){
	"all": func() {
		display.Show("plain text", table{3})
		display.Show(image.NewGray(image.Rect(0, 0, 2, 2)))
		display.Show(display.Markdown("# title"), extension{}, encoded{})
		display.Check(nil)
	},
	"slot": func() {
		var s, other display.Slot
		s.Update(display.HTML("<p>1"))
		other.Update(display.HTML("<p>other"))
		for i := range 1000 {
			s.Update(display.HTML(fmt.Sprint("<p>", i)))
		}
		panic("ends here")
	},
	"check": func() {
		display.Show("before")
		display.Check(fmt.Errorf("the disk is full"))
		fmt.Println("not reached")
	},
	"failing": func() { display.Show(table{0}) },
	"empty":   func() { display.Show(nothing{}) },
}

type nothing struct{}

func (nothing) MIMEBundle() (map[string]any, error) { return nil, nil }

// run runs a program outside of a notebook, with dir as its working folder.
func run(t *testing.T, program, dir string, env ...string) (stdout, stderr string, status int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GONB_PIPE=", "GONB_PIPE_BACK=", "ZOETROPE_OUT=", "DISPLAY_TEST_PROGRAM="+program)
	cmd.Env = append(cmd.Env, env...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		if _, ok := err.(*exec.ExitError); !ok {
			t.Fatal(err)
		}
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func content(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestOutside(t *testing.T) {
	dir := t.TempDir()
	for range 2 { // the second run writes over the files of the first
		stdout, stderr, status := run(t, "all", dir)
		if stdout != "plain text\n" || status != 0 {
			t.Errorf("printed %q with status %d", stdout, status)
		}
		want := "display: wrote zoetrope-display-001.html\n" +
			"display: wrote zoetrope-display-002.png\n" +
			"display: wrote zoetrope-display-003.md\n" +
			"display: wrote zoetrope-display-004.json\n" +
			"display: wrote zoetrope-display-005.png\n"
		if stderr != want {
			t.Errorf("said %q, want %q", stderr, want)
		}
	}
	want := []string{"zoetrope-display-001.html", "zoetrope-display-002.png", "zoetrope-display-003.md",
		"zoetrope-display-004.json", "zoetrope-display-005.png"}
	if got := files(t, dir); !slices.Equal(got, want) {
		t.Errorf("got files %v, want %v", got, want)
	}
	if got := content(t, dir, want[0]); !strings.Contains(got, "<meta charset=\"utf-8\">") || !strings.Contains(got, "<table></table>") {
		t.Errorf("page is %q", got)
	}
	if got := content(t, dir, want[2]); got != "# title" {
		t.Errorf("Markdown is %q", got)
	}
	if got := content(t, dir, want[3]); !strings.Contains(got, `"width": 10`) || !strings.Contains(got, `"data": []`) {
		t.Errorf("JSON is %q", got)
	}
	if got := content(t, dir, want[4]); got != "\x89PNG" {
		t.Errorf("PNG given in base64 is %q", got)
	}
}

func TestOutsideFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	if _, stderr, status := run(t, "all", t.TempDir(), "ZOETROPE_OUT="+dir); status != 0 {
		t.Error(stderr)
	}
	if got := files(t, dir); len(got) != 5 {
		t.Errorf("got files %v, want 5", got)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	_, stderr, status := run(t, "all", t.TempDir(), "ZOETROPE_OUT="+file)
	if status != 1 || !strings.Contains(stderr, "ZOETROPE_OUT") {
		t.Errorf("a file in place of the folder: status %d, %q", status, stderr)
	}
}

func TestOutsideSlot(t *testing.T) {
	dir := t.TempDir()
	_, stderr, status := run(t, "slot", dir)
	if status != 2 || strings.Count(stderr, "display: wrote") != 2 {
		t.Errorf("status %d, said %q", status, stderr)
	}
	if got := content(t, dir, "zoetrope-display-001.html"); !strings.Contains(got, "<p>999\n") {
		t.Errorf("slot's file is %q, want the last update", got)
	}
	if got := content(t, dir, "zoetrope-display-002.html"); !strings.Contains(got, "<p>other\n") {
		t.Errorf("other slot's file is %q", got)
	}
}

func TestOutsideErrors(t *testing.T) {
	line := regexp.MustCompile(`^\S*outside_test\.go:\d+: `)
	for program, want := range map[string]string{
		"check":   "the disk is full\n",
		"failing": "table: no rows\n",
		"empty":   "display: nothing to show: the MIME bundle is empty\n",
	} {
		_, stderr, status := run(t, program, t.TempDir())
		if status != 1 || !line.MatchString(stderr) || line.ReplaceAllString(stderr, "") != want {
			t.Errorf("%s: status %d, said %q, want the line in this file and %q", program, status, stderr, want)
		}
	}
}

// TestStalePipe is a program whose notebook is gone.
func TestStalePipe(t *testing.T) {
	dir := t.TempDir()
	_, stderr, status := run(t, "all", dir, "GONB_PIPE="+dir+"/gone", "GONB_PIPE_BACK="+dir+"/gone")
	if status != 0 || len(files(t, dir)) != 5 {
		t.Errorf("status %d, said %q, want files as outside of a notebook", status, stderr)
	}
}

// TestImports keeps cells quick to link: nothing but the standard library and
// GoNB's protocol, and no part of the standard library that weighs much.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range strings.Fields(string(out)) {
		first, _, _ := strings.Cut(path, "/")
		own := path == "github.com/janpfeifer/gonb/gonbui/protocol" ||
			strings.HasPrefix(path, "github.com/zoetrope-go/zoetrope/display")
		if strings.Contains(first, ".") && !own {
			t.Errorf("display imports %s", path)
		}
		switch path {
		case "net", "net/http", "crypto/tls", "crypto/rand", "html/template", "text/template", "os/exec", "testing":
			t.Errorf("display imports %s, which makes cells slow to link", path)
		}
	}
}
