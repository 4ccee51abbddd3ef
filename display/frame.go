package display

import (
	"errors"
	"fmt"
	"html"
)

// IFrame is a page of the web within the page. It is not stored in the notebook
// and is empty where the notebook is not trusted.
type IFrame struct {
	URL    string
	Width  int // CSS pixels; 0 is 800
	Height int // CSS pixels; 0 is 450
}

// MIMEBundle implements [Bundler].
func (f IFrame) MIMEBundle() (map[string]any, error) {
	if f.URL == "" {
		return nil, errors.New("display: IFrame has no URL")
	}
	width, height := f.Width, f.Height
	if width <= 0 {
		width = 800
	}
	if height <= 0 {
		height = 450
	}
	return map[string]any{"text/html": fmt.Sprintf(
		`<iframe src="%s" width="%d" height="%d" style="border:0" allowfullscreen></iframe>`,
		html.EscapeString(f.URL), width, height)}, nil
}

// YouTube is a video on YouTube by its ID, the part behind "v=" in its address.
// It sets no cookies before it is played. See [IFrame] for its limits.
type YouTube string

// MIMEBundle implements [Bundler].
func (id YouTube) MIMEBundle() (map[string]any, error) {
	return IFrame{URL: "https://www.youtube-nocookie.com/embed/" + string(id)}.MIMEBundle()
}
