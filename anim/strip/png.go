package strip

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	// chunkType is ancillary, private and safe to copy: programs that do not
	// know it show the picture and, if they are careful, keep the film.
	chunkType = "zoEt"
)

// EmbedPNG writes the PNG picture with the strip in a chunk of its own, which
// pictures' readers skip. A film that the picture carries already is replaced.
// An animated PNG will do.
func EmbedPNG(w io.Writer, png, strip []byte) error {
	if len(strip) > math.MaxInt32 {
		return fmt.Errorf("strip: the film has %d bytes, and a PNG chunk holds at most %d", len(strip), math.MaxInt32)
	}
	out := make([]byte, 0, len(png)+len(strip)+12)
	out = append(out, pngSignature...)
	err := chunks(png, func(kind string, data, chunk []byte) bool {
		if kind == "IEND" {
			start := len(out)
			out = binary.BigEndian.AppendUint32(out, uint32(len(strip)))
			out = append(append(out, chunkType...), strip...)
			out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start+4:]))
		}
		if kind != chunkType {
			out = append(out, chunk...)
		}
		return true
	})
	if err != nil {
		return err
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("strip: %w", err)
	}
	return nil
}

// ExtractPNG returns the strip that a PNG picture carries; it shares the
// picture's memory. Whether the strip is intact is for Decode to find out.
func ExtractPNG(png []byte) ([]byte, error) {
	return carried(png, chunks)
}

// carried is the data of the first chunk with a strip of a picture, whose chunks
// the function visits.
func carried(picture []byte, chunks func(picture []byte, visit func(kind string, data, chunk []byte) bool) error) ([]byte, error) {
	var strip []byte
	err := chunks(picture, func(kind string, data, _ []byte) bool {
		if kind == chunkType {
			strip = data
		}
		return strip == nil
	})
	if err != nil {
		return nil, err
	}
	if strip == nil {
		return nil, errors.New("strip: the picture carries no film")
	}
	return strip, nil
}

// chunks calls visit with the type, the data and all of the bytes of each
// chunk until it returns false.
func chunks(png []byte, visit func(kind string, data, chunk []byte) bool) error {
	rest, ok := bytes.CutPrefix(png, []byte(pngSignature))
	if !ok {
		return errors.New("strip: this is not a PNG picture")
	}
	for {
		if len(rest) < 12 {
			return errors.New("strip: the PNG picture is cut off")
		}
		n := binary.BigEndian.Uint32(rest)
		if uint64(n)+12 > uint64(len(rest)) {
			return errors.New("strip: the PNG picture is cut off")
		}
		kind := string(rest[4:8])
		if !visit(kind, rest[8:8+n:8+n], rest[:12+n]) || kind == "IEND" {
			return nil
		}
		rest = rest[12+n:]
	}
}
