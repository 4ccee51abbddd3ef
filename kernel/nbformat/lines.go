package nbformat

import "strings"

// isJSONType says whether values of the MIME type are JSON, which is never
// joined or split.
func isJSONType(mime string) bool {
	return mime == "application/json" ||
		strings.HasPrefix(mime, "application/") && strings.HasSuffix(mime, "+json")
}

// isTextType says whether Jupyter splits values of the MIME type into lines.
func isTextType(mime string) bool {
	return strings.HasPrefix(mime, "text/") || mime == "application/javascript" || mime == "image/svg+xml"
}

// splitLines cuts text after each line's end, where Python's splitlines does,
// so that we write the lines Jupyter writes.
func splitLines(text string) []any {
	lines := []any{}
	start, skip := 0, false
	for i, r := range text {
		if skip { // the newline of a carriage return and newline
			skip = false
			continue
		}
		end := i
		switch r {
		case '\r':
			end++
			if strings.HasPrefix(text[end:], "\n") {
				end++
				skip = true
			}
		case '\n', '\v', '\f', '\x1c', '\x1d', '\x1e':
			end++
		case '\u0085':
			end += 2
		case '\u2028', '\u2029':
			end += 3
		default:
			continue
		}
		lines = append(lines, text[start:end])
		start = end
	}
	if start < len(text) {
		lines = append(lines, text[start:])
	}
	return lines
}

// splitBundle is a MIME bundle as it is written.
func splitBundle(bundle Object) Object {
	split := make(Object, len(bundle))
	for mime, value := range bundle {
		if text, ok := value.(string); ok && isTextType(mime) {
			value = splitLines(text)
		}
		split[mime] = value
	}
	return split
}

// joinBundle joins the split text of a MIME bundle, in place.
func joinBundle(bundle map[string]any) {
	for mime, value := range bundle {
		if lines, ok := value.([]any); ok && !isJSONType(mime) {
			if text, ok := joinLines(lines); ok {
				bundle[mime] = text
			}
		}
	}
}

func joinLines(lines []any) (string, bool) {
	var b strings.Builder
	for _, line := range lines {
		s, ok := line.(string)
		if !ok {
			return "", false
		}
		b.WriteString(s)
	}
	return b.String(), true
}
