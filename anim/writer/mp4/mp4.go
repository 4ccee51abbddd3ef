// Package mp4 writes MP4 files of H.264 pictures and AAC sound that are coded
// already.
//
//	w := mp4.New(file, mp4.Video{Width: 640, Height: 480, N: 25, D: 1, SPS: sps, PPS: pps}, nil, mp4.Meta{})
//	for _, p := range pictures {
//		err := w.Frame(p.nals, p.key)
//		…
//	}
//	err := w.Close()
//
// The files follow ISO/IEC 14496-12 (the boxes), -14 (sound) and -15 (pictures).
// They begin with the index, so that a player on the network can start before
// it has all of them.
package mp4

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Video says what the pictures are: H.264 in 4:2:0 with 8 bits a sample, BT.709
// and limited range, in the order in which they are shown (no B-frames).
type Video struct {
	Width, Height int // of what is shown, in pixels, 1 to 65535
	N, D          int // N/D frames a second, each 1 to 2³¹-1
	// SPS and PPS are the parameter sets, NAL units without start codes.
	SPS, PPS []byte
}

// Meta is what the file says about itself, where ffmpeg and iTunes have it.
// Empty fields are not written.
type Meta struct {
	Title, Artist, Comment string
}

// A File is what a Writer fills: an *os.File that was empty.
type File interface {
	io.Writer
	io.ReaderAt
	io.WriterAt
}

// A Writer writes one file. It keeps 4 bytes for each picture and each AAC
// frame, and some for each half second.
type Writer struct {
	file File
	data *bufio.Writer // the file, where the pictures and the sound go first
	at   int64         // bytes of them so far
	most int64         // that fit 32 bits

	video    Video
	audio    *Audio
	meta     Meta
	pictures track
	sound    track
	keys     []uint32 // the key frames, from 1
	silent   bool     // the sound has ended
	err      error
}

// A track lists the samples, which is what a file of this kind calls pictures
// and AAC frames, and the chunks in which they lie without a gap.
type track struct {
	sizes  []uint32 // of the samples in bytes
	chunks []chunk
}

// A chunk is where some samples of a track lie.
type chunk struct {
	at      int64 // from the first byte of all data
	samples uint32
}

func (t *track) begin(at int64) { t.chunks = append(t.chunks, chunk{at: at}) }

func (t *track) add(size int64) {
	t.sizes = append(t.sizes, uint32(size))
	t.chunks[len(t.chunks)-1].samples++
}

// New begins a file. A nil audio is a silent film.
func New(file File, v Video, a *Audio, m Meta) *Writer {
	if v.Width < 1 || v.Height < 1 || v.Width > math.MaxUint16 || v.Height > math.MaxUint16 {
		panic(fmt.Sprintf("mp4: Video has %d×%d pixels, want 1 to 65535 in each direction", v.Width, v.Height))
	}
	if v.N < 1 || v.D < 1 || v.N > math.MaxInt32 || v.D > math.MaxInt32 {
		panic(fmt.Sprintf("mp4: Video has %d/%d frames a second, want two numbers from 1 to 2³¹-1", v.N, v.D))
	}
	if len(v.SPS) < 4 || v.SPS[0]&31 != 7 || len(v.SPS) > math.MaxUint16 {
		panic(fmt.Sprintf("mp4: Video.SPS begins % x, want a sequence parameter set without a start code", v.SPS[:min(len(v.SPS), 4)]))
	}
	if len(v.PPS) < 2 || v.PPS[0]&31 != 8 || len(v.PPS) > math.MaxUint16 {
		panic(fmt.Sprintf("mp4: Video.PPS begins % x, want a picture parameter set without a start code", v.PPS[:min(len(v.PPS), 4)]))
	}
	if a != nil {
		a.check()
	}
	return &Writer{file: file, data: bufio.NewWriterSize(file, 1<<16), most: math.MaxUint32, video: v, audio: a, meta: m}
}

// Frame adds a picture: its NAL units without start codes and without parameter
// sets. A key frame is an IDR picture, where players can start; the first one
// must be. After an error, Frame and Close do nothing and return it again.
func (w *Writer) Frame(nals [][]byte, key bool) error {
	k := len(w.pictures.sizes)
	if k == 0 && !key {
		panic("mp4: the first Frame is no key frame")
	}
	size := int64(0)
	for _, n := range nals {
		if len(n) == 0 {
			panic(fmt.Sprintf("mp4: Frame %d has an empty NAL unit", k))
		}
		size += 4 + int64(len(n))
	}
	if size == 0 || size > math.MaxUint32 {
		panic(fmt.Sprintf("mp4: Frame %d has %d bytes, want some, and less than 4 GiB", k, size))
	}
	if k == 0 {
		w.pictures.begin(w.at)
	} else if w.full() {
		w.listen()
		w.pictures.begin(w.at)
	}
	for _, n := range nals {
		w.write(binary.BigEndian.AppendUint32(w.data.AvailableBuffer(), uint32(len(n))))
		w.write(n)
	}
	w.pictures.add(size)
	if key {
		w.keys = append(w.keys, uint32(k+1))
	}
	return w.err
}

// full says whether the chunk of pictures lasts half a second. Then the sound
// to them follows, so that players find both without going back and forth.
func (w *Writer) full() bool {
	now := w.pictures.chunks[len(w.pictures.chunks)-1]
	return 2*int64(now.samples)*int64(w.video.D) >= int64(w.video.N)
}

// ticks is how long the pictures last, in parts of 1/N second.
func (w *Writer) ticks() int64 { return int64(len(w.pictures.sizes)) * int64(w.video.D) }

// Close writes the rest of the sound and the index. It does not close the file.
func (w *Writer) Close() error {
	if len(w.pictures.sizes) == 0 {
		w.fail(errors.New("mp4: no frames"))
		return w.err
	}
	w.listen()
	w.fail(w.data.Flush())
	if w.err == nil {
		w.fail(w.index())
	}
	return w.err
}

// fail keeps the first error.
func (w *Writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// index puts the index in front of the data, which makes room. Only now its size
// is known: room that was kept from the beginning would be too small, or waste.
func (w *Writer) index() error {
	var head boxes
	// The index holds places in the file, and these depend on its size, which
	// depends on whether they need 64 bits.
	for base := int64(-1); base != int64(len(head.b)); {
		base = int64(len(head.b))
		head.b = head.b[:0]
		w.head(&head, base)
	}
	block := make([]byte, min(w.at, 1<<20))
	for end := w.at; end > 0; {
		b := block[:min(end, int64(len(block)))]
		end -= int64(len(b))
		if _, err := w.file.ReadAt(b, end); err != nil {
			return err
		}
		if _, err := w.file.WriteAt(b, end+int64(len(head.b))); err != nil {
			return err
		}
	}
	_, err := w.file.WriteAt(head.b, 0)
	return err
}

func (w *Writer) write(b []byte) {
	if w.err != nil {
		return
	}
	var n int
	n, w.err = w.data.Write(b)
	w.at += int64(n)
}
