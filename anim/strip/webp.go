package strip

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// EmbedWebP writes the lossless still picture webp with the strip in a chunk of
// its own, which pictures' readers skip. A film that the picture carries already
// is replaced.
func EmbedWebP(w io.Writer, webp, strip []byte) error {
	if uint64(len(strip)) > math.MaxUint32-uint64(len(webp))-64 {
		return fmt.Errorf("strip: the film has %d bytes, and a WebP file holds less than 4 GB", len(strip))
	}
	out := append(make([]byte, 0, len(webp)+len(strip)+64), "RIFF\x00\x00\x00\x00WEBP"...)
	err := riffChunks(webp, func(kind string, data, chunk []byte) bool {
		if len(out) == 12 && kind == "VP8L" && len(data) >= 5 {
			// Only a file of the extended form may have other chunks: one that
			// begins with the size, and with whether there is transparency.
			bits := binary.LittleEndian.Uint32(data[1:])
			width, height, alpha := bits&0x3fff, bits>>14&0x3fff, byte(bits>>28&1)
			out = append(out, "VP8X\x0a\x00\x00\x00"...)
			out = append(out, alpha<<4, 0, 0, 0)
			out = append(out, byte(width), byte(width>>8), 0, byte(height), byte(height>>8), 0)
		}
		if kind != chunkType {
			out = append(out, chunk...)
		}
		return true
	})
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(out[12:], []byte("VP8X")) {
		return errors.New("strip: the WebP picture is not a lossless one")
	}
	out = binary.LittleEndian.AppendUint32(append(out, chunkType...), uint32(len(strip)))
	out = append(out, strip...)
	if len(strip)%2 == 1 {
		out = append(out, 0)
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("strip: %w", err)
	}
	return nil
}

// Extract returns the strip that a PNG or WebP picture carries; it shares the
// picture's memory. Whether the strip is intact is for Decode to find out.
func Extract(picture []byte) ([]byte, error) {
	if !bytes.HasPrefix(picture, []byte("RIFF")) {
		return ExtractPNG(picture)
	}
	return carried(picture, riffChunks)
}

// riffChunks calls visit with the type, the data and all of the bytes of each
// chunk of a WebP file until it returns false.
func riffChunks(webp []byte, visit func(kind string, data, chunk []byte) bool) error {
	if len(webp) < 12 || string(webp[:4]) != "RIFF" || string(webp[8:12]) != "WEBP" {
		return errors.New("strip: this is not a WebP picture")
	}
	for rest := webp[12:]; len(rest) > 0; {
		if len(rest) < 8 {
			return errors.New("strip: the WebP picture is cut off")
		}
		n := uint64(binary.LittleEndian.Uint32(rest[4:]))
		end := 8 + n + n%2
		if end > uint64(len(rest)) {
			return errors.New("strip: the WebP picture is cut off")
		}
		if !visit(string(rest[:4]), rest[8:8+n:8+n], rest[:end]) {
			return nil
		}
		rest = rest[end:]
	}
	return nil
}
