//go:build unix

package kernel

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"
)

// When we are killed without a chance to do anything, the kernel goes too.
func TestKilledProgramLeavesNoKernel(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "KERNEL_TEST_HELPER="+ipykernel(t).Dir, "TMPDIR="+t.TempDir())
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	var line string
	fmt.Fscanln(out, &line)
	pid, err := strconv.Atoi(line)
	if err != nil || !alive(pid) {
		t.Fatalf("the helper said %q", line)
	}
	cmd.Process.Kill()
	cmd.Wait()
	for wait := 0; alive(pid); wait++ {
		if wait > 300 {
			t.Fatal("the kernel is still alive after half a minute")
		}
		time.Sleep(100 * time.Millisecond)
	}
}
