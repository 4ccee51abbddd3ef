package live

import (
	"bytes"
	"encoding/base64"
	"html"
	"image"
	"image/png"
	"strings"

	"github.com/zoetrope-go/zoetrope/display"
)

// A picture is the place for what an interaction's function returns. It has a
// widget for each kind of thing and replaces what is in it: a picture that
// follows another is seen the moment it is there, and nothing else in between.
type picture struct {
	image, html, output *model
	last                any // what was shown last, for display.Show
}

// A still is something that moves and may yet be a single picture, such as a
// figure of package anim without a loop; nil means that it is none.
type still interface{ Still() (image.Image, error) }

// put shows v and returns the model to have on the page, nil for nothing.
func (p *picture) put(v any) (*model, error) {
	if v == nil {
		return nil, nil
	}
	img, ok := v.(image.Image)
	if s, can := v.(still); can {
		var err error
		if img, err = s.Still(); err != nil {
			return nil, err
		}
		ok = img != nil
	}
	if ok {
		// The kernel is on this machine or near: time counts, not size.
		var out bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestSpeed}
		if err := encoder.Encode(&out, img); err != nil {
			return nil, err
		}
		p.last = v
		return p.putImage("png", out.Bytes(), ""), nil
	}
	data, about, err := display.Bundle(v)
	if err != nil {
		return nil, err
	}
	p.last = shot{data}
	if _, ok := v.(display.Image); ok {
		p.last = v // with its width
	}
	for _, format := range []string{"png", "jpeg"} {
		if _, ok := data["text/html"]; ok {
			break
		}
		if raw, ok := data["image/"+format]; ok {
			return p.putImage(format, decoded(raw), width(about["image/"+format])), nil
		}
	}
	text, isHTML := data["text/html"].(string)
	plain, isPlain := data["text/plain"].(string)
	switch {
	case isHTML && !strings.Contains(text, "<script"):
		return p.putHTML(text), nil
	case isPlain && len(data) == 1:
		return p.putHTML("<pre>" + html.EscapeString(plain) + "</pre>"), nil
	}
	if p.output == nil {
		p.output = newWidget("Output", "", 0, fields{"msg_id": "", "outputs": []any{}})
	}
	metadata := map[string]any{}
	for mime, value := range about {
		metadata[mime] = value
	}
	p.output.set(fields{"outputs": []any{map[string]any{
		"output_type": "display_data", "data": asJSON(data), "metadata": metadata,
	}}})
	return p.output, nil
}

// shot is a MIME bundle as it was.
type shot struct{ data map[string]any }

// MIMEBundle implements display.Bundler.
func (s shot) MIMEBundle() (map[string]any, error) { return s.data, nil }

func (p *picture) putImage(format string, data []byte, width string) *model {
	f := fields{"value": data, "format": format, "width": width, "height": ""}
	if p.image == nil {
		p.image = newWidget("Image", "", 0, nil)
		// A box would stretch it.
		p.image.needs[0].state["align_self"] = "flex-start"
		p.image.needs[0].state["max_width"] = "100%"
	}
	p.image.set(f)
	return p.image
}

func (p *picture) putHTML(text string) *model {
	if p.html == nil {
		p.html = newWidget("HTML", "HTMLStyle", 0, fields{
			"description": "", "description_allow_html": false, "placeholder": emptyHint,
		})
	}
	p.html.set(fields{"value": text})
	return p.html
}

// decoded returns the data in a value of a bundle, which is bytes or base64.
func decoded(v any) []byte {
	switch v := v.(type) {
	case []byte:
		return v
	case string:
		data, _ := base64.StdEncoding.DecodeString(v) // a broken one is seen as such
		return data
	}
	return nil
}

// width is an image's width in its metadata, as the widget has it.
func width(about any) string {
	if m, ok := about.(map[string]any); ok {
		switch w := m["width"].(type) {
		case int:
			return css(w)
		case int64:
			return css(int(w))
		}
	}
	return ""
}

// asJSON is a bundle as a notebook has it: data in base64.
func asJSON(data map[string]any) map[string]any {
	out := make(map[string]any, len(data))
	for mime, v := range data {
		if raw, ok := v.([]byte); ok {
			v = base64.StdEncoding.EncodeToString(raw)
		}
		out[mime] = v
	}
	return out
}
