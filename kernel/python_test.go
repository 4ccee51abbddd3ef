package kernel

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// python returns the Python of an environment with ipykernel and nbclient,
// which is made once and kept in the user's cache. Where it cannot be made,
// the test is skipped, or fails if CI=true.
func python(t testing.TB) string {
	t.Helper()
	path, err := environment()
	if err == nil {
		return path
	}
	if os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	t.Skip(err)
	return ""
}

var environment = sync.OnceValues(func() (string, error) {
	requirements := filepath.Join("testdata", "python", "requirements.txt")
	pins, err := os.ReadFile(requirements)
	if err != nil {
		return "", err
	}
	base, err := exec.LookPath("python3")
	if err != nil {
		return "", fmt.Errorf("this test compares with Python's nbclient and needs python3 on PATH: %w", err)
	}
	version, err := exec.Command(base, "-VV").Output()
	if err != nil {
		return "", fmt.Errorf("python3 does not run: %w", err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(fmt.Append(pins, base, string(version)))
	dir := filepath.Join(cache, "zoetrope-test", fmt.Sprintf("ipykernel-%x", sum[:6]))
	bin := filepath.Join(dir, "bin", "python3")
	if _, err := os.Stat(bin); err == nil {
		return bin, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	// Made beside and renamed, so that a half-made one is never used and other
	// test programs may do the same at once.
	tmp, err := os.MkdirTemp(filepath.Dir(dir), "new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(tmp)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	for _, args := range [][]string{
		{base, "-m", "venv", tmp},
		{filepath.Join(tmp, "bin", "python3"), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", requirements},
	} {
		if out, err := exec.CommandContext(ctx, args[0], args[1:]...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("this test compares with Python's nbclient and needs python3 with venv, and the network the first time: %w\n%s", err, out)
		}
	}
	if err := os.Rename(tmp, dir); err != nil {
		if _, err := os.Stat(bin); err != nil {
			return "", fmt.Errorf("no Python environment in %s: %w", dir, err)
		}
	}
	return bin, nil
})

// ipykernel is the kernelspec of the environment.
func ipykernel(t testing.TB) *Spec {
	t.Helper()
	prefix := filepath.Dir(filepath.Dir(python(t)))
	s, err := ReadSpec(filepath.Join(prefix, "share", "jupyter", "kernels", "python3"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// startKernel starts an ipykernel that ends with the test.
func startKernel(t testing.TB, spec *Spec, o *StartOptions) *Kernel {
	t.Helper()
	k, err := Start(limit(t), spec, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.Close)
	return k
}

var shared = sync.OnceValues(func() (*Kernel, error) {
	spec, err := ReadSpec(sharedSpec)
	if err != nil {
		return nil, err
	}
	return Start(context.Background(), spec, nil)
})

var sharedSpec string

// sharedKernel is one ipykernel for all tests that leave it as it was.
func sharedKernel(t testing.TB) *Kernel {
	t.Helper()
	sharedSpec = ipykernel(t).Dir
	k, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestMain(m *testing.M) {
	if os.Getenv("KERNEL_TEST_HELPER") != "" {
		helper()
		return
	}
	code := m.Run()
	if sharedSpec != "" {
		if k, err := shared(); err == nil {
			k.Close()
		}
	}
	os.Exit(code)
}

// helper is this program started again: it starts a kernel, says its number
// and waits to be killed.
func helper() {
	spec, err := ReadSpec(os.Getenv("KERNEL_TEST_HELPER"))
	if err == nil {
		var k *Kernel
		if k, err = Start(context.Background(), spec, nil); err == nil {
			fmt.Println(k.PID())
			select {}
		}
	}
	fmt.Println(err)
}

// limit is a context that ends long after any test should have.
func limit(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// connectionFile is where the kernel was told what to listen at.
func connectionFile(t testing.TB, k *Kernel) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(k.dir, "kernel-*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	return files[0]
}
