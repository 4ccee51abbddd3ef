package mp4

import (
	"fmt"
	"io"
	"math"
)

// Audio says what the sound is: AAC with 1024 samples a frame, from the first
// picture on. It is cut where the pictures end.
type Audio struct {
	// Config is the AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1).
	Config   []byte
	Rate     int // samples a second
	Channels int
	// Delay is how many samples a decoder gives before the sound begins, as the
	// encoder says: 1024 for ffmpeg's. They are not heard.
	Delay int
	// Next returns the next frame, without a header, which the Writer does not
	// keep, or the error io.EOF when there are no more.
	Next func() ([]byte, error)
}

// aacSamples are those of an AAC frame.
const aacSamples = 1024

func (a *Audio) check() {
	if len(a.Config) < 2 || len(a.Config) > 100 {
		panic(fmt.Sprintf("mp4: Audio.Config has %d bytes, want 2 to 100", len(a.Config)))
	}
	if a.Rate < 1 || a.Rate > 1<<20 || a.Channels < 1 || a.Channels > 255 || a.Delay < 0 || a.Delay > 1<<20 {
		panic(fmt.Sprintf("mp4: Audio has %d samples a second, %d channels and a delay of %d, want 1 to 2²⁰, 1 to 255 and 0 to 2²⁰", a.Rate, a.Channels, a.Delay))
	}
	if a.Next == nil {
		panic("mp4: Audio.Next is nil, want where the frames come from")
	}
}

// listen writes the sound up to the end of the pictures.
func (w *Writer) listen() {
	if w.audio == nil {
		return
	}
	for begun := false; w.err == nil && !w.silent && w.sound.samples() < w.heard(); begun = true {
		b, err := w.audio.Next()
		switch {
		case err == io.EOF:
			w.silent = true
			return
		case err != nil:
			w.fail(err)
			return
		}
		if !begun {
			w.sound.begin(w.at)
		}
		w.write(b)
		w.sound.add(int64(len(b)))
	}
}

func (t *track) samples() int64 { return aacSamples * int64(len(t.sizes)) }

// heard is how many samples a decoder gives up to the end of the pictures.
func (w *Writer) heard() int64 {
	n, rate := int64(w.video.N), int64(w.audio.Rate)
	whole, rest := w.ticks()/n, w.ticks()%n
	return int64(w.audio.Delay) + whole*rate + (rest*rate+n-1)/n
}

// hearing is what the index says of the sound. Its last frame ends with the
// pictures.
func (w *Writer) hearing() media {
	m := media{
		track: &w.sound, id: 2, handler: "soun", name: "SoundHandler",
		scale: w.audio.Rate, step: aacSamples, length: w.heard(), skip: int64(w.audio.Delay), shown: w.ticks(),
	}
	if n := w.sound.samples(); n < m.length { // it is shorter
		m.length = n
		m.shown = (n-m.skip)/int64(m.scale)*int64(w.video.N) + (n-m.skip)%int64(m.scale)*int64(w.video.N)/int64(m.scale)
	}
	return m
}

// mp4a describes the sound (ISO/IEC 14496-14, 5.6; the descriptors are those of
// 14496-1, 7.2.6).
func (b *boxes) mp4a(a *Audio, m media) {
	mean, most := m.bitRates()
	b.box("mp4a", func() {
		b.u16(0, 0, 0, 1) // what it refers to is the first of dinf
		b.u32(0, 0)
		b.u16(a.Channels, 16, 0, 0)
		if a.Rate <= math.MaxUint16 { // else a decoder looks into Config
			b.u32(a.Rate << 16)
		} else {
			b.u32(0)
		}
		b.full("esds", 0, 0, func() {
			config := len(a.Config)
			b.bytes(3, byte(3+2+13+2+config+3)) // ES_Descriptor
			b.u16(0)
			b.bytes(0)
			b.bytes(4, byte(13+2+config)) // DecoderConfigDescriptor
			b.bytes(0x40, 5<<2|1)         // MPEG-4 audio
			b.bytes(0, 0, 0)              // its buffer is not known
			b.u32(most, mean)
			b.bytes(5, byte(config)) // DecoderSpecificInfo
			b.bytes(a.Config...)
			b.bytes(6, 1, 2) // SLConfigDescriptor, as MP4 files have it
		})
	})
}

// bitRates are the bits in a second of the sound, in the mean and the most.
func (m media) bitRates() (mean, most int) {
	second := min((m.scale+aacSamples-1)/aacSamples, len(m.sizes)) // of frames
	var all, window int64
	for i, n := range m.sizes {
		all += int64(n)
		window += int64(n)
		if i >= second {
			window -= int64(m.sizes[i-second])
		}
		most = max(most, int(8*window*int64(m.scale)/int64(second*aacSamples)))
	}
	return int(8 * all * int64(m.scale) / m.samples()), most
}

// roll says that a decoder that starts at a frame of AAC needs the one before
// (ISO/IEC 14496-12, 10.1).
func (b *boxes) roll(n int) {
	b.full("sgpd", 1, 0, func() {
		b.text("roll")
		b.u32(2, 1) // one group, described with two bytes
		b.u16(-1)
	})
	b.full("sbgp", 0, 0, func() {
		b.text("roll")
		b.u32(1, n, 1) // all belong to it
	})
}
