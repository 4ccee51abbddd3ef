package strip

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// Decode reads a strip. It returns a valid film, or an error that says what
// is wrong with the data: it never panics, and it takes no more memory than
// about 8 times MaxPayload, and no more than the data can stand for. Parts
// that are equal may share memory: do not change the film's slices.
func Decode(data []byte) (*Film, error) {
	f, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("strip: %w", err)
	}
	if err := f.Validate(); err != nil {
		return nil, err
	}
	return f, nil
}

func decode(data []byte) (*Film, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errors.New("this is not a Zoetrope film")
	}
	r := &reader{b: data[len(magic):]}
	switch v := r.byte(); {
	case r.err != nil:
		return nil, errors.New("the film is cut off")
	case v > Version:
		return nil, fmt.Errorf("the film was made by a newer Zoetrope (version %d, this one reads up to %d)", v, Version)
	case v == 0:
		return nil, errors.New("the film is corrupt: it has version 0")
	}
	d := decoder{film: &Film{}}
	for {
		size := r.upTo(MaxPayload-d.total, "the size of a block")
		if size == 0 || r.err != nil {
			break
		}
		packed := r.bytes(int(r.uint32()))
		if r.err != nil {
			break
		}
		payload, err := inflate(packed, size)
		if err != nil {
			return nil, err
		}
		d.total += size
		if err := d.block(payload); err != nil {
			return nil, fmt.Errorf("the film is corrupt: %w", err)
		}
	}
	switch {
	case errors.Is(r.err, errShort):
		return nil, errors.New("the film is cut off")
	case r.err != nil:
		return nil, fmt.Errorf("the film is corrupt: %w", r.err)
	case len(r.b) > 0:
		return nil, fmt.Errorf("%d bytes follow the end of the film", len(r.b))
	case d.film.Frames == 0:
		return nil, errors.New("the film has no frames")
	}
	return d.film, nil
}

// inflate decompresses a block of a known size.
func inflate(packed []byte, size int) ([]byte, error) {
	// Deflate shrinks at most 1032 times, so a size beyond that is a lie that
	// needs no memory to find out.
	if len(packed) < 6 || packed[0] != 0x78 || size/1032 > len(packed) {
		return nil, errors.New("the film is corrupt: a block is not zlib data of its size")
	}
	in := bytes.NewReader(packed)
	z, err := zlib.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("the film is corrupt: %w", err)
	}
	payload := make([]byte, size)
	if _, err := io.ReadFull(z, payload); err != nil {
		return nil, fmt.Errorf("the film is corrupt: a block inflates to less than its size: %w", err)
	}
	var more [1]byte
	if n, err := z.Read(more[:]); n != 0 {
		return nil, errors.New("the film is corrupt: a block inflates to more than its size")
	} else if err != io.EOF {
		return nil, fmt.Errorf("the film is corrupt: %w", err)
	}
	if in.Len() > 0 {
		return nil, errors.New("the film is corrupt: a block has data after its end")
	}
	return payload, nil
}
