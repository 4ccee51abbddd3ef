package player_test

import (
	"os"
	"os/exec"
	"path/filepath"
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
