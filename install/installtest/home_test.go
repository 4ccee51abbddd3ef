package installtest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/install/steps"
	"github.com/zoetrope-go/zoetrope/kernel"
)

func TestHome(t *testing.T) {
	own, err := steps.Locate()
	if err != nil {
		t.Fatal(err)
	}
	home := Home(t)
	if home == own.Home {
		t.Fatal("this is the user's own data folder")
	}
	faults, err := steps.Inspect(t.Context(), Place(t), steps.Table(), func(steps.Event) {})
	if err != nil || len(faults) > 0 {
		t.Errorf("the installation has the faults %v, %v", faults, err)
	}
	spec, err := kernel.ReadSpec(filepath.Join(Jupyter(t), "kernels", steps.KernelName))
	if err != nil || spec.Argv[0] != filepath.Join(home, "bin", "zoetrope-kernel") {
		t.Errorf("the kernelspec is %+v, %v", spec, err)
	}
}

func TestPrune(t *testing.T) {
	base, clone := t.TempDir(), t.TempDir()
	for dir, source := range map[string]string{"gone": filepath.Join(clone, "gone"), "kept": clone} {
		if err := os.MkdirAll(filepath.Join(base, dir, "home"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(base, dir, sourceName), []byte(source+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	prune(base)
	if _, err := os.Stat(filepath.Join(base, "gone")); err == nil {
		t.Error("the installation of a clone that is gone is still there")
	}
	if _, err := os.Stat(filepath.Join(base, "kept")); err != nil {
		t.Error("the installation of a clone that exists is gone")
	}
}
