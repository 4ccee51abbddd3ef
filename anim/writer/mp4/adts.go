package mp4

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// rates are the samples a second that an ADTS header has a number for.
var rates = [...]int{96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350}

// An adts is the header of a frame (ISO/IEC 14496-3, 1.A.2.2).
type adts struct {
	profile, rate, channels int // as numbered there
	size                    int // of what follows the header, in bytes
}

var (
	errADTS     = errors.New("mp4: this is no AAC in ADTS")
	errChannels = errors.New("mp4: the channels of this AAC have no usual order; use one to six, or eight, in the usual order")
)

// ADTS is sound that comes as frames with headers, as ffmpeg writes it with
// -f adts. It reads the first header at once and the rest as the Writer asks for
// it. What the format does not tell is the Delay: set it.
func ADTS(r io.Reader) (*Audio, error) {
	in := bufio.NewReader(r)
	first, err := header(in)
	if err == io.EOF {
		err = fmt.Errorf("mp4: there is no AAC: %w", err)
	}
	if err != nil {
		return nil, err
	}
	channels := first.channels
	if channels == 7 {
		channels = 8
	}
	config := uint16(first.profile+1)<<11 | uint16(first.rate)<<7 | uint16(first.channels)<<3
	a := &Audio{
		// After this there is no spectral band replication: without these words,
		// some decoders expect some at low rates.
		Config:   []byte{byte(config >> 8), byte(config), 0x56, 0xe5, 0x00},
		Rate:     rates[first.rate],
		Channels: channels,
	}
	next := &first
	var frame []byte
	a.Next = func() ([]byte, error) {
		if next == nil {
			h, err := header(in)
			if err != nil {
				return nil, err
			}
			if h.profile != first.profile || h.rate != first.rate || h.channels != first.channels {
				return nil, errors.New("mp4: the AAC changes its rate or its channels")
			}
			next = &h
		}
		if cap(frame) < next.size {
			frame = make([]byte, next.size)
		}
		frame, next = frame[:next.size], nil
		if _, err := io.ReadFull(in, frame); err != nil {
			return nil, cut(err)
		}
		return frame, nil
	}
	return a, nil
}

// header reads the header of the next frame. The error is io.EOF if there is
// none.
func header(r io.Reader) (adts, error) {
	var b [9]byte
	if _, err := io.ReadFull(r, b[:7]); err != nil {
		if err == io.EOF {
			return adts{}, err
		}
		return adts{}, cut(err)
	}
	if b[0] != 0xff || b[1]&0xf6 != 0xf0 { // the layer is always 0
		return adts{}, errADTS
	}
	h := adts{
		profile:  int(b[2] >> 6),
		rate:     int(b[2] >> 2 & 15),
		channels: int(b[2]&1<<2 | b[3]>>6),
		size:     int(b[3]&3)<<11 | int(b[4])<<3 | int(b[5]>>5) - 7,
	}
	if b[1]&1 == 0 { // a sum to check it by
		if _, err := io.ReadFull(r, b[7:]); err != nil {
			return adts{}, cut(err)
		}
		h.size -= 2
	}
	switch {
	case h.rate >= len(rates) || h.size < 1:
		return adts{}, errADTS
	case h.channels == 0:
		return adts{}, errChannels
	case b[6]&3 != 0:
		return adts{}, errors.New("mp4: there is more than one frame of AAC behind a header")
	}
	return h, nil
}

// cut is the error of reading on within a frame.
func cut(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return fmt.Errorf("mp4: the AAC ends within a frame: %w", io.ErrUnexpectedEOF)
	}
	return err
}
