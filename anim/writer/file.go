package writer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// File writes a file as a whole or not at all. What write writes goes to a
// temporary file in the same folder, which then takes the place of path. If
// write fails or panics, a file that was there remains as it was, and nothing
// else is left. A file that is replaced keeps its permissions; a symbolic link
// keeps pointing to the file that is replaced.
func File(path string, write func(w io.Writer) error) error {
	return replace(path, func(f *os.File) error {
		b := bufio.NewWriterSize(f, 1<<16)
		if err := write(b); err != nil {
			return err
		}
		return b.Flush()
	})
}

// replace gives fill a temporary file that becomes path if fill succeeds. The
// temporary name has path's ending.
func replace(path string, fill func(f *os.File) error) (err error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := os.FileMode(0o666) // less what the umask takes
	known := false
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a folder; choose the name of a file", path)
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a regular file; choose another name", path)
	case err == nil:
		mode, known = info.Mode().Perm(), true
	}
	f, err := temporary(path, mode)
	if err != nil {
		return err
	}
	done := false
	defer func() {
		if !done { // an error or a panic
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err := fill(f); err != nil {
		return err
	}
	if known {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	done = true
	return nil
}

// temporary makes a new file beside path. Unlike os.CreateTemp it leaves the
// permissions to the umask, as for any new file.
func temporary(path string, mode os.FileMode) (*os.File, error) {
	dir, base := filepath.Split(path)
	ext := filepath.Ext(base)
	for i := range 10000 {
		name := filepath.Join(dir, fmt.Sprintf(".%s.%d-%d%s", base[:len(base)-len(ext)], os.Getpid(), i, ext))
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case err == nil:
			return f, nil
		case errors.Is(err, os.ErrExist):
			continue
		case errors.Is(err, os.ErrNotExist):
			return nil, fmt.Errorf("the folder of %s does not exist; create it first: %w", path, err)
		}
		return nil, err
	}
	return nil, fmt.Errorf("%s: too many temporary files named .%s* beside it; remove them", path, base)
}
