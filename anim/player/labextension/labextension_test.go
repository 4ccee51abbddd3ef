package labextension

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// The JavaScript that needs no page is tested by node.
func TestJavaScript(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("node is not on PATH; install the package nodejs")
		}
		t.Skip("this test needs node, which is not on PATH")
	}
	files, err := filepath.Glob("js/*.test.js")
	if err != nil || len(files) == 0 {
		t.Fatalf("no JavaScript tests found: %v", err)
	}
	if out, err := exec.Command(node, append([]string{"--test"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("node --test: %v\n%s", err, out)
	}
}

func TestDescriptionNamesTheFiles(t *testing.T) {
	files := Files()
	var d struct {
		Name       string
		Jupyterlab struct {
			Build struct{ Load, Extension string } `json:"_build"`
		}
	}
	if err := json.Unmarshal(files["package.json"], &d); err != nil {
		t.Fatal(err)
	}
	if d.Name != Name {
		t.Errorf("the extension is called %q, want %q", d.Name, Name)
	}
	if len(files[d.Jupyterlab.Build.Load]) == 0 {
		t.Errorf("there is no file %q", d.Jupyterlab.Build.Load)
	}
}

// What a film says must never become a script or a request.
func TestTheScriptReachesForNothing(t *testing.T) {
	if m := regexp.MustCompile(`https?:|\beval\b|\bfetch\(|XMLHttpRequest|new Function|insertAdjacentHTML|document\.write|\bimport\(`).Find(script); m != nil {
		t.Errorf("the script contains %q", m)
	}
}
