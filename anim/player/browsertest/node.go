package browsertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// JavaScript runs the tests that need no page, the files that a pattern names,
// with node, in which gc is there to call. It skips the test where there is no node, and fails it with CI=true
// in the environment.
func JavaScript(t *testing.T, pattern string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("node is not on PATH; install the package nodejs")
		}
		t.Skip("this test needs node, which is not on PATH")
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no JavaScript tests found: %v", err)
	}
	if out, err := exec.Command(node, append([]string{"--expose-gc", "--test"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("node --test: %v\n%s", err, out)
	}
}
