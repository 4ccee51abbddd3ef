package display

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"strconv"
	"strings"
	"unicode/utf8"
)

// bundle is an output in the form that every target takes. Its values are, by
// the kind of MIME type: string for text; []byte, or string in base64, for data;
// what decodeJSON returns for JSON.
type bundle struct {
	data     map[string]any
	metadata map[string]any // decoded JSON by MIME type, or nil
}

// Bundle returns what [Show] shows for v, as [Bundler] has it, and what there is
// to say about it by MIME type, such as an image's width, which may be nil.
// Data is []byte, or a string in base64; JSON is decoded.
func Bundle(v any) (data, metadata map[string]any, err error) {
	b, err := bundleOf(v)
	if err != nil {
		return nil, nil, err
	}
	return b.data, b.metadata, nil
}

// bundleOf returns what Show shows for v.
func bundleOf(v any) (*bundle, error) {
	var raw map[string]any
	b := &bundle{data: make(map[string]any)}
	switch v := v.(type) {
	case Bundler:
		var err error
		if raw, err = v.MIMEBundle(); err != nil {
			return nil, err
		}
		if m, ok := v.(interface{ metadata() map[string]any }); ok {
			b.metadata = m.metadata()
		}
	case image.Image:
		data, err := encodePNG(v)
		if err != nil {
			return nil, err
		}
		raw = map[string]any{"image/png": data}
	default:
		raw = map[string]any{"text/plain": fmt.Sprint(v)}
	}
	for mime, value := range raw {
		if value == nil {
			continue
		}
		clean, err := cleanValue(mime, value)
		if err != nil {
			return nil, err
		}
		b.data[mime] = clean
	}
	return b, nil
}

func encodePNG(img image.Image) ([]byte, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("display: cannot encode the image: %w", err)
	}
	return out.Bytes(), nil
}

func isJSON(mime string) bool {
	return mime == "application/json" || strings.HasSuffix(mime, "+json")
}

func isText(mime string) bool {
	switch mime {
	case "image/svg+xml", "application/javascript", "application/xml":
		return true
	}
	return strings.HasPrefix(mime, "text/")
}

// cleanValue brings a value of a MIME bundle into the form that bundle has.
// Anything else must not reach the pipe: one value of a type unknown to the
// kernel closes it, all later outputs are lost, and the cell still succeeds.
func cleanValue(mime string, value any) (any, error) {
	if major, minor, ok := strings.Cut(mime, "/"); !ok || major == "" || minor == "" {
		return nil, fmt.Errorf("display: MIME bundle has the key %q, want a MIME type such as text/html", mime)
	}
	if isJSON(mime) {
		text, err := json.Marshal(value)
		if err == nil {
			value, err = decodeJSON(text)
		}
		if err != nil {
			return nil, fmt.Errorf("display: MIME bundle's %s cannot be written as JSON: %w", mime, err)
		}
		return value, nil
	}
	switch v := value.(type) {
	case string:
		if isText(mime) && !utf8.ValidString(v) {
			v = strings.ToValidUTF8(v, "\uFFFD")
		}
		return v, nil
	case []byte:
		if isText(mime) {
			return strings.ToValidUTF8(string(v), "\uFFFD"), nil
		}
		return v, nil
	}
	return nil, fmt.Errorf("display: MIME bundle's %s has a value of type %T, want string or []byte", mime, value)
}

// decodeJSON is json.Unmarshal but for whole numbers, which it returns as int64
// so that they keep all their digits.
func decodeJSON(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	return plainNumbers(v)
}

func plainNumbers(v any) (_ any, err error) {
	switch v := v.(type) {
	case json.Number:
		if n, err := strconv.ParseInt(v.String(), 10, 64); err == nil {
			return n, nil
		}
		return v.Float64()
	case []any:
		for i := range v {
			if v[i], err = plainNumbers(v[i]); err != nil {
				return nil, err
			}
		}
	case map[string]any:
		for k := range v {
			if v[k], err = plainNumbers(v[k]); err != nil {
				return nil, err
			}
		}
	}
	return v, nil
}
