package writer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A film that does not fit in one RIFF goes on in others, none of which passes
// the limit. Each index points to the pictures.
func TestRIFFParts(t *testing.T) {
	const three = riffHeader + 3*(8+100+24) + 16 + 24
	for _, test := range []struct {
		limit int64
		parts int
	}{{1 << 20, 1}, {three, 1}, {three - 1, 2}, {riffHeader + 8 + 100 + 24 + 16 + 24, 3}} {
		file, err := os.Create(filepath.Join(t.TempDir(), "a.avi"))
		if err != nil {
			t.Fatal(err)
		}
		r := &riff{w: file, limit: test.limit}
		r.header(8, 8, 25, 1)
		for i := range 3 {
			if i == 1 && test.parts == 3 {
				r.limit = 12 + 12 + 8 + 100 + 24 + 16 + 24 // no header
			}
			r.frame(bytes.Repeat([]byte{byte('A' + i)}, 99)) // and one to make it even
		}
		if err := r.close(25); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		u32 := func(at int) int { return int(binary.LittleEndian.Uint32(b[at:])) }
		parts := 0
		for at := 0; at < len(b); parts++ {
			if at+8 > len(b) || string(b[at:at+4]) != "RIFF" || u32(at+4)+8 > int(test.limit) {
				t.Fatalf("limit %d: no RIFF of less at byte %d of %d", test.limit, at, len(b))
			}
			if at += 8 + u32(at+4); at > len(b) {
				t.Fatalf("a RIFF ends at byte %d of %d", at, len(b))
			}
		}
		if parts != test.parts {
			t.Errorf("limit %d: %d RIFFs, want %d", test.limit, parts, test.parts)
		}
		if got := u32(riffLengthAt); got != 3 {
			t.Errorf("the stream has %d frames, want 3", got)
		}
		index := bytes.Index(b, []byte("idx1"))
		for k := range u32(riffFramesAt) {
			at := riffHeader - 4 + u32(index+8+16*k+8)
			if got := string(b[at : at+4]); got != "00dc" || b[at+8] != byte('A'+k) {
				t.Errorf("index entry %d points to %q, want picture %d", k, got, k)
			}
		}
		if test.parts == 1 {
			if string(b[riffIndexAt:riffIndexAt+4]) != "JUNK" {
				t.Error("a file of one RIFF has an index of RIFFs")
			}
			continue
		}
		frame := 0
		for k := range u32(riffIndexAt + 12) {
			entry := riffIndexAt + 8 + 24 + 16*k
			at := u32(entry) // below 4 GiB here
			if string(b[at:at+4]) != "ix00" || u32(at+4)+8 != u32(entry+8) || u32(at+12) != u32(entry+12) {
				t.Fatalf("RIFF %d: its index is not as the header says", k)
			}
			for i := range u32(at + 12) {
				data := u32(at+20) + u32(at+8+24+8*i)
				if string(b[data-8:data-4]) != "00dc" || b[data] != byte('A'+frame) || u32(at+8+24+8*i+4) != 99 {
					t.Errorf("RIFF %d: entry %d does not point to picture %d", k, i, frame)
				}
				frame++
			}
		}
		if total := u32(riffTotalAt + 20); frame != 3 || total != 3 {
			t.Errorf("the indexes have %d pictures, the header says %d, want 3", frame, total)
		}
	}
}

// ffmpeg reads all RIFFs of a file.
func TestRIFFPartsFFmpeg(t *testing.T) {
	program, err := exec.LookPath("ffmpeg")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("ffmpeg is not on PATH, and CI needs it")
		}
		t.Skip("ffmpeg is not on PATH: install ffmpeg to run this test")
	}
	const frames = 40
	path := filepath.Join(t.TempDir(), "a.avi")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	r := &riff{w: file, limit: 10_000}
	r.header(16, 16, 25, 1)
	for k := range frames {
		img := image.NewRGBA(image.Rect(0, 0, 16, 16))
		draw.Draw(img, img.Rect, image.NewUniform(color.Gray{uint8(6 * k)}), image.Point{}, draw.Src)
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, nil); err != nil {
			t.Fatal(err)
		}
		r.frame(b.Bytes())
	}
	if err := r.close(25); err != nil {
		t.Fatal(err)
	}
	if len(r.parts) < 3 {
		t.Fatalf("the file has %d RIFFs, want several", len(r.parts))
	}
	for _, from := range []int{0, 30} { // seeking needs the indexes
		out, err := exec.Command(program, "-v", "error", "-ss", fmt.Sprint(float64(from)/25), "-i", path, "-vf", "scale=out_range=pc,format=gray", "-f", "rawvideo", "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		if len(out) != 256*(frames-from) {
			t.Fatalf("from frame %d on ffmpeg finds %d frames, want %d", from, len(out)/256, frames-from)
		}
		for k := from; k < frames; k++ {
			if d := int(out[256*(k-from)]) - 6*k; d < -3 || d > 3 {
				t.Errorf("from %d on: frame %d has brightness %d, want %d", from, k, out[256*(k-from)], 6*k)
			}
		}
	}
}

// More than all RIFFs hold is an error.
func TestRIFFFull(t *testing.T) {
	r := &riff{w: &full{1 << 20}, limit: riffHeader + 300}
	r.header(8, 8, 25, 1)
	for range 64 * 20 {
		r.frame(make([]byte, 100))
	}
	if err := r.close(25); err == nil || !strings.Contains(err.Error(), "AVI files end at 64 GiB") {
		t.Errorf("error is %v", err)
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
