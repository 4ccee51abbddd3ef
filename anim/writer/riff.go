package writer

import (
	"encoding/binary"
	"fmt"
	"io"
)

// A riff writes an AVI file of one video stream, chunk by chunk, and fills in
// the numbers that are known only at the end. It keeps the first error.
//
// The format is Microsoft's "AVI RIFF File Reference": RIFF AVI with the lists
// hdrl and movi, then idx1. See odml.go for larger files.
type riff struct {
	w     io.WriteSeeker
	at    int64  // bytes written
	limit int64  // of one RIFF
	info  []byte // the list INFO, between header and pictures

	begin   int64      // of the RIFF under way
	moviAt  int64      // the size of its list movi
	frames  []uint32   // the sizes of its pictures
	parts   []riffPart // those before it
	total   int        // pictures in all
	largest uint32
	err     error
}

const (
	// Positions in the header, which always has the same length.
	riffSizeAt   = 4
	riffRateAt   = 36                              // the most bytes in a second
	riffFramesAt = 48                              // the number of frames, for the file
	riffLengthAt = 140                             // and for the stream
	riffBufferAt = 60                              // the largest chunk, for the file
	riffChunkAt  = 144                             // and for the stream
	riffIndexAt  = 212                             // kept free for the index of RIFFs
	riffTotalAt  = riffIndexAt + 8 + indexSize     // and for the number of all frames
	riffMoviAt   = riffTotalAt + 8 + totalSize + 4 // the size of the list movi, but for the list INFO
	riffHeader   = riffMoviAt + 8
)

var errRIFFSize = fmt.Errorf("AVI files end at %d GiB: choose a smaller Scale or Quality, or another format", riffParts)

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
	const hasIndex, keyFrame24, unknown = 0x10, 24, -1
	name("RIFF")
	u32(0)
	name("AVI ", "LIST")
	u32(192 + 8 + indexSize + 8 + totalSize) // hdrl: 4 + (8+56) + (12 + (8+56) + (8+40)) bytes and what is kept free
	name("hdrl", "avih")
	u32(56, (1000000*d+n/2)/n, 0, 0, hasIndex, 0, 0, 1, 0, w, h, 0, 0, 0, 0)
	name("LIST")
	u32(116 + 8 + indexSize)
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
	for _, size := range []int{indexSize, totalSize} {
		name("JUNK")
		u32(size)
		b = append(b, make([]byte, size)...)
	}
	b = append(b, r.info...)
	name("LIST")
	u32(0)
	name("movi")
	r.write(b)
	r.moviAt = r.at - 8
}

// frame adds a picture.
func (r *riff) frame(jpeg []byte) {
	size := int64(len(jpeg)) + int64(len(jpeg)&1)
	// Two indexes take 24 bytes a picture.
	if end := r.at - r.begin + 8 + size + 8 + 8 + 24 + 24*int64(len(r.frames)+1); r.err == nil && end > r.limit {
		if len(r.frames) == 0 || len(r.parts)+1 == riffParts {
			r.err = fmt.Errorf("frame %d: %w", r.total, errRIFFSize)
			return
		}
		r.spill()
	}
	r.chunk("00dc", jpeg)
	r.frames = append(r.frames, uint32(len(jpeg)))
	r.largest = max(r.largest, uint32(len(jpeg)))
	r.total++
}

func (r *riff) chunk(name string, data []byte) {
	r.write(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(data))))
	r.write(data)
	if len(data)%2 == 1 {
		r.write([]byte{0})
	}
}

// endMovi completes the list of pictures and the RIFF under way. The first one
// has an index that all readers know.
func (r *riff) endMovi() {
	movi := r.at - r.moviAt - 4
	if len(r.parts) == 0 {
		le := binary.LittleEndian
		const keyFrame = 0x10
		var b []byte
		place := uint32(4) // from the word movi
		for _, size := range r.frames {
			b = append(b, "00dc"...)
			for _, v := range []uint32{keyFrame, place, size} {
				b = le.AppendUint32(b, v)
			}
			place += 8 + size + size&1
		}
		r.chunk("idx1", b)
		r.number(riffFramesAt, int64(len(r.frames)))
	}
	r.number(r.begin+riffSizeAt, r.at-r.begin-8)
	r.number(r.moviAt, movi)
}

// close writes the index and completes the header.
func (r *riff) close(fps float64) error {
	if len(r.parts) == 0 {
		r.endMovi()
	} else {
		r.endPart()
		r.indexParts()
	}
	r.number(riffLengthAt, int64(r.total))
	r.number(riffRateAt, int64(min(float64(r.largest)*fps, 1<<32-1)))
	r.number(riffBufferAt, int64(r.largest))
	r.number(riffChunkAt, int64(r.largest))
	return r.err
}

// number writes a number of four bytes at an earlier place.
func (r *riff) number(at, value int64) {
	r.patch(at, binary.LittleEndian.AppendUint32(nil, uint32(value)))
}

// patch writes at an earlier place.
func (r *riff) patch(at int64, b []byte) {
	if r.err != nil {
		return
	}
	if _, r.err = r.w.Seek(at, io.SeekStart); r.err != nil {
		return
	}
	if _, r.err = r.w.Write(b); r.err == nil {
		_, r.err = r.w.Seek(r.at, io.SeekStart)
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
