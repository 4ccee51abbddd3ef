package writer

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A film that does not fit is refused before the file passes the limit; one
// that just fits is written.
func TestRIFFLimit(t *testing.T) {
	for _, test := range []struct {
		limit int64
		fits  bool
	}{{1 << 20, true}, {riffHeader + 3*(8+100+16) + 8, true}, {riffHeader + 3*(8+100+16) + 7, false}} {
		file, err := os.Create(filepath.Join(t.TempDir(), "a.avi"))
		if err != nil {
			t.Fatal(err)
		}
		r := &riff{w: file, limit: test.limit}
		r.header(8, 8, 25, 1)
		for range 3 {
			r.frame(make([]byte, 99)) // and one to make it even
		}
		if err := r.close(25); test.fits != (err == nil) || !test.fits && !errors.Is(err, errRIFFSize) {
			t.Errorf("limit %d: error is %v, want none: %v", test.limit, err, test.fits)
		}
		b, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		if int64(len(b)) > test.limit {
			t.Errorf("the file has %d bytes, want at most %d", len(b), test.limit)
		}
		if !test.fits {
			continue
		}
		if got := int(binary.LittleEndian.Uint32(b[4:])); got != len(b)-8 {
			t.Errorf("RIFF's size is %d, want %d", got, len(b)-8)
		}
		index := strings.Index(string(b), "idx1")
		for k := range 3 {
			entry := b[index+8+16*k:]
			at := riffHeader - 4 + int(binary.LittleEndian.Uint32(entry[8:]))
			if got := string(b[at : at+4]); got != "00dc" {
				t.Errorf("index entry %d points to %q, want a picture", k, got)
			}
		}
	}
}

// full is a disk with room for left bytes.
type full struct{ left int }

var errFull = errors.New("no space left on device")

func (f *full) Write(b []byte) (int, error) {
	n := min(len(b), f.left)
	f.left -= n
	if n < len(b) {
		return n, errFull
	}
	return n, nil
}

func (f *full) Seek(int64, int) (int64, error) { return 0, nil }

var _ io.WriteSeeker = (*full)(nil)

func TestRIFFFullDisk(t *testing.T) {
	for room := range riffHeader + 150 {
		r := &riff{w: &full{room}, limit: riffLimit}
		r.header(8, 8, 25, 1)
		r.frame(make([]byte, 100))
		if err := r.close(25); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: error is %v, want %v", room, err, errFull)
		}
	}
}
