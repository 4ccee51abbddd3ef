package sound

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
)

// The kinds of samples in a WAV file (Microsoft, Multimedia Programming Interface
// and Data Specifications 1.0, 1991; the last from "Multiple Channel Audio Data
// and WAVE Files", 2007).
const (
	formatPCM        = 1
	formatFloat      = 3
	formatExtensible = 0xfffe
)

// subformat follows the kind in the GUIDs of the extensible format that mean one
// of the kinds above.
const subformat = "\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"

// Open reads a WAV file.
func Open(path string) (*Sound, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("sound: %w", err)
	}
	s, err := ReadWAV(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w (%s)", err, path)
	}
	return s, nil
}

// ReadWAV reads a WAV file: whole numbers of 8, 16, 24 or 32 bits, or floating
// point of 32 or 64. Numbers become −1 to 1 by division by 128, 32768 and so on;
// floating point stays as it is, even NaN. Of a file that ends too early it returns what
// is there, with an error that says so.
func ReadWAV(r io.Reader) (*Sound, error) {
	var head [12]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, fmt.Errorf("sound: not a WAV file: %w", short(err))
	}
	if string(head[:4]) != "RIFF" || string(head[8:]) != "WAVE" {
		return nil, fmt.Errorf("sound: not a WAV file: it begins with %q, want RIFF and WAVE; other files become one by ffmpeg -i FILE out.wav", head[:4])
	}
	var f *format
	for {
		var chunk [8]byte
		if _, err := io.ReadFull(r, chunk[:]); err != nil {
			if f == nil {
				return nil, errors.New("sound: the WAV file has no fmt chunk")
			}
			return nil, errors.New("sound: the WAV file has no data chunk")
		}
		size := int64(binary.LittleEndian.Uint32(chunk[4:]))
		switch string(chunk[:4]) {
		case "fmt ":
			var err error
			if f, err = readFormat(io.LimitReader(r, size+size%2)); err != nil {
				return nil, err
			}
		case "data":
			if f == nil {
				return nil, errors.New("sound: the WAV file has its data chunk before its fmt chunk")
			}
			return f.read(r, size)
		default:
			if _, err := io.CopyN(io.Discard, r, size+size%2); err != nil {
				return nil, fmt.Errorf("sound: the WAV file ends in its %q chunk: %w", chunk[:4], short(err))
			}
		}
	}
}

// format is a fmt chunk.
type format struct {
	kind, channels, bits int
	rate                 int
}

func readFormat(r io.Reader) (*format, error) {
	data, err := io.ReadAll(io.LimitReader(r, 1<<10))
	if err != nil {
		return nil, fmt.Errorf("sound: %w", err)
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return nil, fmt.Errorf("sound: %w", err)
	}
	if len(data) < 16 {
		return nil, fmt.Errorf("sound: the WAV file's fmt chunk has %d bytes, want at least 16", len(data))
	}
	u16 := func(at int) int { return int(binary.LittleEndian.Uint16(data[at:])) }
	f := &format{kind: u16(0), channels: u16(2), rate: int(binary.LittleEndian.Uint32(data[4:])), bits: u16(14)}
	if f.kind == formatExtensible && len(data) >= 40 && string(data[26:40]) == subformat {
		f.kind = u16(24)
	}
	switch {
	case f.kind == formatPCM && (f.bits == 8 || f.bits == 16 || f.bits == 24 || f.bits == 32):
	case f.kind == formatFloat && (f.bits == 32 || f.bits == 64):
	default:
		return nil, fmt.Errorf("sound: the WAV file has samples of kind %d with %d bits; read are whole numbers (kind 1) of 8, 16, 24 and 32 bits and floating point (kind 3) of 32 and 64; ffmpeg -i FILE -c:a pcm_s16le out.wav makes such a file", f.kind, f.bits)
	}
	if f.channels < 1 || f.channels > 1024 || f.rate < 1 || f.rate > math.MaxInt32 || u16(12) != f.channels*f.bits/8 {
		return nil, fmt.Errorf("sound: the WAV file has %d channels, %d Hz and %d bytes a step of %d bits, which cannot be", f.channels, f.rate, u16(12), f.bits)
	}
	return f, nil
}

// read reads the samples. A size of 2³²−1 is that of a program which could not
// go back to write the right one: there, all that follows is samples.
func (f *format) read(r io.Reader, size int64) (*Sound, error) {
	open := size == math.MaxUint32
	if !open {
		r = io.LimitReader(r, size)
	}
	data, err := io.ReadAll(r)
	if err == nil && !open && int64(len(data)) < size {
		err = io.ErrUnexpectedEOF
	}
	width := f.bits / 8
	n := len(data) / (width * f.channels)
	s := &Sound{Rate: f.rate, Channels: make([][]float64, f.channels)}
	for c := range s.Channels {
		s.Channels[c] = make([]float64, n)
		for i := range n {
			s.Channels[c][i] = f.sample(data[(i*f.channels+c)*width:])
		}
	}
	if err != nil {
		return s, fmt.Errorf("sound: the WAV file ends after %d of %d bytes of samples: %w", len(data), size, short(err))
	}
	return s, nil
}

// sample reads one.
func (f *format) sample(b []byte) float64 {
	switch {
	case f.bits == 8:
		return (float64(b[0]) - 128) / 128
	case f.bits == 16:
		return float64(int16(binary.LittleEndian.Uint16(b))) / (1 << 15)
	case f.bits == 24:
		return float64(int32(uint32(b[0])<<8|uint32(b[1])<<16|uint32(b[2])<<24)>>8) / (1 << 23)
	case f.bits == 64:
		return math.Float64frombits(binary.LittleEndian.Uint64(b))
	case f.kind == formatFloat:
		return float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))
	}
	return float64(int32(binary.LittleEndian.Uint32(b))) / (1 << 31)
}

// short calls every early end by one name.
func short(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
