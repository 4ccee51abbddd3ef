package display

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"image"
	"os"
	"strings"
)

// Image is a picture. An image.Image can be shown as it is; this is for files,
// for encoded data, and for choosing the size. One of Picture, Data and File is
// needed.
type Image struct {
	Picture image.Image // any picture; it is stored as a PNG
	Data    []byte      // the content of a PNG, JPEG, GIF, WebP or SVG file
	File    string      // the path of such a file, read when the image is shown
	Width   int         // on the page, in CSS pixels; 0 is the picture's own
	Alt     string      // what it shows, for those who cannot see it
}

// MIMEBundle implements [Bundler].
func (m Image) MIMEBundle() (map[string]any, error) {
	data, err := m.encoded()
	if err != nil {
		return nil, err
	}
	switch mime := imageType(data); mime {
	case "image/png", "image/jpeg":
		return map[string]any{mime: data}, nil
	case "":
		return nil, fmt.Errorf("display: Image%s is no PNG, JPEG, GIF, WebP or SVG", of(m.File))
	default:
		// These types are not shown everywhere, an <img> is.
		return map[string]any{"text/html": fmt.Sprintf(`<img src="%s"%s alt="%s">`,
			dataURL(mime, data), widthAttribute(m.Width), html.EscapeString(m.Alt))}, nil
	}
}

func (m Image) metadata() map[string]any {
	about := make(map[string]any)
	if m.Width > 0 {
		about["width"] = int64(m.Width)
	}
	if m.Alt != "" {
		about["alt"] = m.Alt
	}
	if len(about) == 0 {
		return nil
	}
	return map[string]any{"image/png": about, "image/jpeg": about}
}

func (m Image) encoded() ([]byte, error) {
	switch {
	case m.Picture != nil:
		return encodePNG(m.Picture)
	case m.Data != nil:
		return m.Data, nil
	case m.File != "":
		return readFile(m.File)
	}
	return nil, errors.New("display: Image has no Picture, Data or File")
}

func readFile(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("display: %w", err)
	}
	return data, nil
}

// imageType tells the type of an image file by its content, "" if unknown.
func imageType(data []byte) string {
	has := func(prefix string) bool { return bytes.HasPrefix(data, []byte(prefix)) }
	switch {
	case has("\x89PNG\r\n\x1a\n"):
		return "image/png"
	case has("\xff\xd8\xff"):
		return "image/jpeg"
	case has("GIF87a"), has("GIF89a"):
		return "image/gif"
	case has("RIFF") && len(data) > 12 && string(data[8:12]) == "WEBP":
		return "image/webp"
	case bytes.Contains(data[:min(len(data), 1024)], []byte("<svg")):
		return "image/svg+xml"
	}
	return ""
}

func dataURL(mime string, data []byte) string {
	var b strings.Builder
	b.Grow(len(mime) + 16 + base64.StdEncoding.EncodedLen(len(data)))
	b.WriteString("data:" + mime + ";base64,")
	b.WriteString(base64.StdEncoding.EncodeToString(data))
	return b.String()
}

// widthAttribute returns the attribute for an HTML tag, with a space before it.
func widthAttribute(width int) string {
	if width <= 0 {
		return ""
	}
	return fmt.Sprintf(` width="%d"`, width)
}

// of names a file in an error message, if there is one.
func of(file string) string {
	if file == "" {
		return ""
	}
	return fmt.Sprintf(" %q", file)
}
