package steps

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A stamp is what a step notes about its product once that is complete: what
// it was made from, and how it looked.
type stamp struct {
	Key   string   // hash of what the product was made from
	Sum   string   `json:",omitempty"` // SHA-256 of the product, where it is one file
	Files []string `json:",omitempty"` // files that must exist, where it is many
	Dirs  []string `json:",omitempty"` // projects that it serves, where it is for some
}

func (p *Place) stampFile(name string) string {
	return filepath.Join(p.Home, "stamps", name+".json")
}

func (p *Place) readStamp(name string) (stamp, error) {
	var s stamp
	data, err := os.ReadFile(p.stampFile(name))
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	return s, err
}

func (p *Place) writeStamp(name string, s stamp) error {
	data, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return err
	}
	return writeFile(p.stampFile(name), append(data, '\n'), 0o644)
}

// complete reports whether the files of the stamp exist.
func (s stamp) complete() bool {
	for _, name := range s.Files {
		if _, err := os.Stat(name); err != nil {
			return false
		}
	}
	return true
}

// writeFile replaces a file as a whole, and makes its folder if need be.
func writeFile(name string, data []byte, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return wrote(err)
	}
	f, err := os.CreateTemp(filepath.Dir(name), temporary+"*")
	if err != nil {
		return wrote(err)
	}
	defer os.Remove(f.Name()) // fails once it is renamed
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return wrote(err)
}

// temporary begins the names of unfinished files and folders.
const temporary = ".unfinished-"

// sweep removes what an interrupted step left in dir.
func sweep(dir string) {
	left, _ := filepath.Glob(filepath.Join(dir, temporary+"*"))
	for _, name := range left {
		os.RemoveAll(name)
	}
}

// hashOf is a short way to name a combination of strings.
func hashOf(parts ...string) string {
	h := sha256.New()
	for _, s := range parts {
		fmt.Fprintf(h, "%d:%s\n", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func hashFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashTree names the contents of files under root, given by their slash paths.
func hashTree(root string, files []string) (string, error) {
	var b strings.Builder
	for _, name := range files {
		sum, err := hashFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s %s\n", sum, name)
	}
	return hashOf(b.String()), nil
}
