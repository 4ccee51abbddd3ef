package display

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// folder takes outputs outside of a notebook: a file each.
type folder struct {
	mu    sync.Mutex
	dir   string
	name  string // of the program
	count int
	slots map[string]string // file name without ending, by id
}

func newFolder() *folder {
	name := filepath.Base(os.Args[0])
	for _, ending := range []string{".exe", ".test"} {
		name = strings.TrimSuffix(name, ending)
	}
	return &folder{dir: os.Getenv("ZOETROPE_OUT"), name: name, slots: make(map[string]string)}
}

// fileTypes has the kinds of file a bundle can become, the best first.
var fileTypes = []struct{ mime, ending string }{
	{"text/html", ".html"},
	{"image/svg+xml", ".svg"},
	{"image/png", ".png"},
	{"image/jpeg", ".jpg"},
	{"image/gif", ".gif"},
	{"image/webp", ".webp"},
	{"video/mp4", ".mp4"},
	{"video/webm", ".webm"},
	{"application/pdf", ".pdf"},
	{"text/markdown", ".md"},
	{"text/latex", ".tex"},
	{"application/json", ".json"},
}

func (f *folder) show(b *bundle, id string) error {
	for _, t := range fileTypes {
		if value, ok := b.data[t.mime]; ok {
			data, err := f.content(t.mime, value)
			if err != nil {
				return err
			}
			return f.write(id, t.ending, data)
		}
	}
	if text, ok := b.data["text/plain"]; ok {
		_, err := fmt.Println(text)
		return err
	}
	// A type unknown here, such as one of a notebook extension.
	data, err := json.MarshalIndent(b.data, "", "\t")
	if err != nil {
		return fmt.Errorf("display: %w", err)
	}
	return f.write(id, ".json", data)
}

// content returns a value of a bundle as a file has it.
func (f *folder) content(mime string, value any) ([]byte, error) {
	switch v := value.(type) {
	case []byte:
		return v, nil
	case string:
		switch {
		case mime == "text/html":
			return []byte(page(f.name, v)), nil
		case isText(mime):
			return []byte(v), nil
		case !isJSON(mime):
			data, err := base64.StdEncoding.DecodeString(v)
			if err != nil {
				return nil, fmt.Errorf("display: MIME bundle's %s is a string but not base64: %w", mime, err)
			}
			return data, nil
		}
	}
	data, err := json.MarshalIndent(value, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("display: %w", err)
	}
	return data, nil
}

// page makes a whole page of a piece of HTML.
func page(title, body string) string {
	start := strings.ToLower(strings.TrimSpace(body[:min(len(body), 100)]))
	if strings.HasPrefix(start, "<!doctype") || strings.HasPrefix(start, "<html") {
		return body
	}
	return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>" + html.EscapeString(title) + "</title>\n" + body + "\n"
}

// write writes a file and says so. It is written under another name first, so
// that a browser which shows the file never finds half of it.
func (f *folder) write(id, ending string, data []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	base, seen := f.slots[id]
	if !seen {
		f.count++
		base = fmt.Sprintf("zoetrope-%s-%03d", f.name, f.count)
		if id != "" {
			f.slots[id] = base
		}
	}
	if f.dir != "" {
		if err := os.MkdirAll(f.dir, 0o777); err != nil {
			return fmt.Errorf("display: cannot make the folder that ZOETROPE_OUT names: %w", err)
		}
	}
	path := filepath.Join(f.dir, base+ending)
	temporary := path + ".part"
	err := os.WriteFile(temporary, data, 0o666)
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		os.Remove(temporary)
		return fmt.Errorf("display: cannot write what to show (the environment variable ZOETROPE_OUT names another folder): %w", err)
	}
	if !seen {
		fmt.Fprintln(os.Stderr, "display: wrote", path)
	}
	return nil
}
