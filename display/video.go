package display

import (
	"bytes"
	"errors"
	"fmt"
)

// Video is a film that is stored in the notebook, with the browser's controls.
// One of Data and File is needed.
type Video struct {
	Data     []byte // the content of an MP4, WebM or Ogg file
	File     string // the path of such a file, read when the video is shown
	Width    int    // on the page, in CSS pixels; 0 is the video's own
	Loop     bool   // start over at the end
	Autoplay bool   // start by itself, without sound as browsers demand
}

// MIMEBundle implements [Bundler].
func (v Video) MIMEBundle() (map[string]any, error) {
	data := v.Data
	if data == nil {
		if v.File == "" {
			return nil, errors.New("display: Video has no Data or File")
		}
		var err error
		if data, err = readFile(v.File); err != nil {
			return nil, err
		}
	}
	mime := videoType(data)
	if mime == "" {
		return nil, fmt.Errorf("display: Video%s is no MP4, WebM or Ogg", of(v.File))
	}
	attributes := widthAttribute(v.Width)
	if v.Loop {
		attributes += " loop"
	}
	if v.Autoplay {
		attributes += " autoplay muted playsinline"
	}
	// The film must be in src itself: an untrusted notebook loses <source>.
	return map[string]any{"text/html": fmt.Sprintf(`<video controls%s src="%s"></video>`,
		attributes, dataURL(mime, data))}, nil
}

// videoType tells the type of a video file by its content, "" if unknown.
func videoType(data []byte) string {
	switch {
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		return "video/mp4"
	case bytes.HasPrefix(data, []byte("\x1a\x45\xdf\xa3")):
		return "video/webm"
	case bytes.HasPrefix(data, []byte("OggS")):
		return "video/ogg"
	}
	return ""
}
