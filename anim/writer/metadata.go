package writer

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/raster/pngenc"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// gifComment is what a GIF's comment holds: the comment, below title and author
// if there are any.
func gifComment(m Meta) string {
	var lines []string
	for _, f := range m.fields() {
		if f.name == "Comment" {
			lines = append(lines, f.text)
		} else {
			lines = append(lines, f.name+": "+f.text)
		}
	}
	return strings.Join(lines, "\n")
}

// A chunk is one of a PNG file.
type chunk struct {
	kind string
	data []byte
}

// textChunks are the PNG chunks with the text: tEXt, which all readers know,
// if it is ASCII, else iTXt, which is UTF-8.
func textChunks(m Meta) []chunk {
	var list []chunk
	for _, f := range m.fields() {
		kind, head := "tEXt", f.name+"\x00"
		if strings.ContainsFunc(f.text, func(r rune) bool { return r > 126 }) {
			kind, head = "iTXt", f.name+"\x00\x00\x00\x00\x00" // not compressed, no language
		}
		list = append(list, chunk{kind, []byte(head + f.text)})
	}
	return list
}

// density is the PNG chunk that says how large a pixel is, so that the picture
// is printed at the figure's size in inches.
func density(scale float64) chunk {
	if scale == 0 {
		scale = 1
	}
	perMetre := uint32(math.Round(scale * strip.DPI / 0.0254))
	data := binary.BigEndian.AppendUint32(nil, perMetre)
	return chunk{"pHYs", append(binary.BigEndian.AppendUint32(data, perMetre), 1)}
}

// withChunks is the PNG picture with more chunks, behind its header.
func withChunks(png []byte, list []chunk) []byte {
	const header = 8 + 8 + 13 + 4 // the signature and the chunk IHDR
	var out bytes.Buffer
	e := pngenc.NewEncoder(&out)
	out.Write(png[8:header])
	for _, c := range list {
		e.Chunk(c.kind, c.data)
	}
	out.Write(png[header:])
	return out.Bytes()
}

// ffmpegMeta are ffmpeg's options for the text. Its name for the author is the
// one that players show.
func ffmpegMeta(m Meta) []string {
	keys := map[string]string{"Title": "title", "Author": "artist", "Comment": "comment"}
	var args []string
	for _, f := range m.fields() {
		args = append(args, "-metadata", keys[f.name]+"="+f.text)
	}
	return args
}

// riffInfo is the list INFO of an AVI file, nothing without text.
func riffInfo(m Meta) []byte {
	keys := map[string]string{"Title": "INAM", "Author": "IART", "Comment": "ICMT"}
	le := binary.LittleEndian
	list := []byte("INFO")
	for _, f := range m.fields() {
		text := append([]byte(f.text), 0)
		list = le.AppendUint32(append(list, keys[f.name]...), uint32(len(text)))
		if list = append(list, text...); len(text)%2 == 1 {
			list = append(list, 0)
		}
	}
	if len(list) == len("INFO") {
		return nil
	}
	return append(le.AppendUint32([]byte("LIST"), uint32(len(list))), list...)
}
