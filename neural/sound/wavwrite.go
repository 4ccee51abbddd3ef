package sound

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
)

// WAVOptions say how samples are written.
type WAVOptions struct {
	// Bits is the size of a sample: 8, 16, 24 or 32. Zero: 16.
	Bits int
	// Float writes floating point, of 32 bits, or of 64 if Bits says so.
	Float bool
}

// WriteWAV writes a WAV file. Samples beyond −1 and 1 become the largest number
// there is; in floating point they stay. Nil options are the defaults. It returns
// an error if a sample is not finite, in floating point of 32 bits too, if channels
// are not equally long, or if there are none, or too many samples for such a file.
func (s *Sound) WriteWAV(w io.Writer, o *WAVOptions) error {
	if err := s.check(); err != nil {
		return err
	}
	if o == nil {
		o = &WAVOptions{}
	}
	f := format{kind: formatPCM, channels: len(s.Channels), rate: s.Rate, bits: o.Bits}
	switch {
	case o.Float:
		f.kind = formatFloat
		if f.bits == 0 {
			f.bits = 32
		}
		if f.bits != 32 && f.bits != 64 {
			return fmt.Errorf("sound: WAVOptions has Float and Bits %d, want 32 or 64", o.Bits)
		}
	case f.bits == 0:
		f.bits = 16
	case f.bits != 8 && f.bits != 16 && f.bits != 24 && f.bits != 32:
		return fmt.Errorf("sound: WAVOptions.Bits is %d, want 8, 16, 24 or 32", o.Bits)
	}
	for k, c := range s.Channels {
		for i, v := range c {
			if o.Float && f.bits == 32 && math.IsInf(float64(float32(v)), 0) {
				return fmt.Errorf("sound: sample %d of channel %d is %v, which floating point of 32 bits does not have; write 64", i, k, v)
			}
		}
	}
	step := f.channels * f.bits / 8
	size := int64(s.Len()) * int64(step)
	if size > math.MaxUint32-72 || step > math.MaxUint16 {
		return fmt.Errorf("sound: %d bytes of samples do not fit into a WAV file, whose limit is 4 GB", size)
	}
	b := bufio.NewWriter(w)
	u16 := func(v int) []byte { return binary.LittleEndian.AppendUint16(nil, uint16(v)) }
	u32 := func(v int64) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(v)) }
	head := append([]byte("WAVEfmt "), u32(16)...)
	if o.Float { // which has the size of what more there is, and the number of samples
		head = append([]byte("WAVEfmt "), u32(18)...)
	}
	for _, part := range [][]byte{
		u16(f.kind), u16(f.channels), u32(int64(s.Rate)), u32(int64(s.Rate) * int64(step)), u16(step), u16(f.bits),
	} {
		head = append(head, part...)
	}
	if o.Float {
		head = append(append(append(head, u16(0)...), "fact\x04\x00\x00\x00"...), u32(int64(s.Len()))...)
	}
	head = append(append(head, "data"...), u32(size)...)
	b.WriteString("RIFF")
	b.Write(u32(int64(len(head)) + size + size%2))
	b.Write(head)
	var buf [8]byte
	for i := range s.Len() {
		for _, c := range s.Channels {
			b.Write(buf[:f.put(buf[:], c[i])])
		}
	}
	if size%2 == 1 {
		b.WriteByte(0)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("sound: writing the WAV file: %w", err)
	}
	return nil
}

// put writes a sample and returns its size.
func (f *format) put(b []byte, v float64) int {
	if f.kind == formatFloat {
		if f.bits == 64 {
			binary.LittleEndian.PutUint64(b, math.Float64bits(v))
		} else {
			binary.LittleEndian.PutUint32(b, math.Float32bits(float32(v)))
		}
		return f.bits / 8
	}
	full := math.Exp2(float64(f.bits - 1))
	n := int64(min(max(math.Round(v*full), -full), full-1))
	if f.bits == 8 {
		n += 128
	}
	for k := range f.bits / 8 {
		b[k] = byte(n >> (8 * k))
	}
	return f.bits / 8
}

// WAV is the sound as a WAV file of 16 bits. It panics on a sound that cannot be
// written, with the reason.
func (s *Sound) WAV() []byte {
	var b bytes.Buffer
	if err := s.WriteWAV(&b, nil); err != nil {
		panic(err.Error())
	}
	return b.Bytes()
}

// Save writes a WAV file of 16 bits. The file appears when it is complete; after
// an error an older one of that name is still there.
func (s *Sound) Save(path string) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".sound-*")
	if err != nil {
		return fmt.Errorf("sound: saving %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
			err = fmt.Errorf("sound: saving %s: %w", path, err)
		}
	}()
	if err = s.WriteWAV(f, nil); err != nil {
		f.Close()
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
