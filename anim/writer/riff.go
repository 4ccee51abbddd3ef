package writer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A riff writes an AVI file of one video stream, chunk by chunk, and fills in
// the numbers that are known only at the end. It keeps the first error.
//
// The format is Microsoft's "AVI RIFF File Reference": RIFF AVI with the lists
// hdrl and movi, then idx1.
type riff struct {
	w      io.WriteSeeker
	at     int64  // bytes written
	limit  int64  // of the whole file
	info   []byte // the list INFO, between header and pictures
	frames []uint32
	err    error
}

const (
	// riffLimit is the largest file that every reader of AVI's signed 32-bit
	// sizes can take.
	riffLimit = 1<<31 - 1
	// Positions in the header, which always has the same length.
	riffSizeAt   = 4
	riffRateAt   = 36  // the most bytes in a second
	riffFramesAt = 48  // the number of frames, for the file
	riffLengthAt = 140 // and for the stream
	riffBufferAt = 60  // the largest chunk, for the file
	riffChunkAt  = 144 // and for the stream
	riffMoviAt   = 216 // the size of the list movi, but for the list INFO
	riffHeader   = 224
)

var errRIFFSize = errors.New("AVI files end at 2 GiB: choose a smaller Scale or Quality, or another format")

// header describes a film of frames of w×h pixels, n/d of them a second.
func (r *riff) header(w, h, n, d int) {
	le := binary.LittleEndian
	var b []byte
	name := func(s ...string) {
		for _, s := range s {
			b = append(b, s...)
		}
	}
	u32 := func(v ...int) {
		for _, v := range v {
			b = le.AppendUint32(b, uint32(v))
		}
	}
	u16 := func(v ...int) {
		for _, v := range v {
			b = le.AppendUint16(b, uint16(v))
		}
	}
	const hasIndex, keyFrame24, unknown = 0x10, 24, 1<<32 - 1
	name("RIFF")
	u32(0)
	name("AVI ", "LIST")
	u32(192) // hdrl: 4 + (8+56) + (12 + (8+56) + (8+40)) bytes
	name("hdrl", "avih")
	u32(56, (1000000*d+n/2)/n, 0, 0, hasIndex, 0, 0, 1, 0, w, h, 0, 0, 0, 0)
	name("LIST")
	u32(116)
	name("strl", "strh")
	u32(56)
	name("vids", "MJPG")
	u32(0)
	u16(0, 0)
	u32(0, d, n, 0, 0, 0, unknown, 0)
	u16(0, 0, w, h)
	name("strf")
	u32(40, 40, w, h)
	u16(1, keyFrame24)
	name("MJPG")
	u32(3*w*h, 0, 0, 0, 0)
	b = append(b, r.info...)
	name("LIST")
	u32(0)
	name("movi")
	r.write(b)
}

// frame adds a picture.
func (r *riff) frame(jpeg []byte) {
	size := int64(len(jpeg)) + int64(len(jpeg)&1)
	if end := r.at + 8 + size + 8 + 16*int64(len(r.frames)+1); r.err == nil && end > r.limit {
		r.err = fmt.Errorf("frame %d: %w", len(r.frames), errRIFFSize)
	}
	r.chunk("00dc", jpeg)
	r.frames = append(r.frames, uint32(len(jpeg)))
}

func (r *riff) chunk(name string, data []byte) {
	r.write(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(data))))
	r.write(data)
	if len(data)%2 == 1 {
		r.write([]byte{0})
	}
}

// close writes the index and completes the header.
func (r *riff) close(fps float64) error {
	moviAt := riffMoviAt + int64(len(r.info))
	movi := r.at - moviAt - 4
	le := binary.LittleEndian
	const keyFrame = 0x10
	var b []byte
	var largest uint32
	place := uint32(4) // from the word movi
	for _, size := range r.frames {
		b = append(b, "00dc"...)
		for _, v := range []uint32{keyFrame, place, size} {
			b = le.AppendUint32(b, v)
		}
		place += 8 + size + size&1
		largest = max(largest, size)
	}
	r.chunk("idx1", b)
	r.patch(riffSizeAt, r.at-8)
	r.patch(moviAt, movi)
	r.patch(riffFramesAt, int64(len(r.frames)))
	r.patch(riffLengthAt, int64(len(r.frames)))
	r.patch(riffRateAt, int64(min(float64(largest)*fps, 1<<32-1)))
	r.patch(riffBufferAt, int64(largest))
	r.patch(riffChunkAt, int64(largest))
	return r.err
}

// patch writes a number at an earlier place.
func (r *riff) patch(at, value int64) {
	if r.err != nil {
		return
	}
	if _, r.err = r.w.Seek(at, io.SeekStart); r.err == nil {
		_, r.err = r.w.Write(binary.LittleEndian.AppendUint32(nil, uint32(value)))
	}
}

func (r *riff) write(b []byte) {
	if r.err != nil {
		return
	}
	var n int
	n, r.err = r.w.Write(b)
	r.at += int64(n)
}
