package writer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// noFolder adds to the error of making a file what can be done about it.
func noFolder(path string, err error) error {
	folder := filepath.Dir(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("the folder %s does not exist; create it first: %w", folder, err)
	case errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EROFS):
		return fmt.Errorf("the folder %s may not be written to; choose another, or change its permissions: %w", folder, err)
	}
	return noRoom(path, err)
}

// noRoom adds to the error of writing a file what can be done about it.
func noRoom(path string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("there is no room for %s; make some, or choose a folder on another disk: %w", path, err)
	case errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%s gets larger than a file may be here; choose a smaller Scale or fewer frames: %w", path, err)
	}
	return err
}

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
func replace(path string, fill func(f *os.File) error) error {
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
		return noFolder(path, err)
	}
	done := false
	defer func() {
		if !done { // an error or a panic
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err := fill(f); err != nil {
		return noRoom(path, err)
	}
	if known {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	if err := f.Close(); err != nil { // some file systems find out only here
		return noRoom(path, err)
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
		}
		return nil, err
	}
	return nil, fmt.Errorf("%s: too many temporary files named .%s* beside it; remove them", path, base)
}
