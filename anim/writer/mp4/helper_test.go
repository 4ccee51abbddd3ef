package mp4

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// run is what a program writes to its output. The test is skipped where there is
// no such program.
func run(t testing.TB, program string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not on PATH, and CI needs it", program)
		}
		t.Skipf("%s is not on PATH: install ffmpeg to run this test", program)
	}
	var said bytes.Buffer
	cmd := exec.Command(path, append([]string{"-v", "error"}, args...)...)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || said.Len() > 0 {
		t.Fatalf("%s %q: %v: %s", program, args, err, &said)
	}
	return out
}

// A picture is what Frame takes.
type picture struct {
	nals [][]byte
	key  bool
}

// testPictures are 75 pictures with a key frame every 30, coded once.
var testPictures struct {
	video Video
	list  []picture
}

func pictures(t testing.TB) (Video, []picture) {
	t.Helper()
	p := &testPictures
	if p.list == nil {
		p.video, p.list = x264(t, "testsrc2=size=160x120:rate=25", 75)
	}
	return p.video, slices.Clone(p.list)
}

// x264 codes pictures that a filter of ffmpeg makes.
func x264(t testing.TB, filter string, frames int) (v Video, list []picture) {
	t.Helper()
	stream := run(t, "ffmpeg", "-f", "lavfi", "-i", filter, "-frames:v", fmt.Sprint(frames), "-pix_fmt", "yuv420p",
		"-c:v", "libx264", "-preset", "veryfast", "-bf", "0", "-threads", "1", "-g", "30", "-f", "h264", "-")
	v = Video{Width: 160, Height: 120, N: 25, D: 1}
	var p picture
	for _, n := range bytes.Split(stream, []byte{0, 0, 1}) {
		n = bytes.TrimRight(n, "\x00") // the longer start codes begin so; no NAL unit ends so
		if len(n) == 0 {
			continue
		}
		switch n[0] & 31 {
		case 7:
			v.SPS = n
		case 8:
			v.PPS = n
		case 1, 5:
			p.nals, p.key = append(p.nals, n), n[0]&31 == 5
			list = append(list, p)
			p = picture{}
		default:
			p.nals = append(p.nals, n)
		}
	}
	if len(list) != frames {
		t.Fatalf("x264 made %d pictures, want %d", len(list), frames)
	}
	return v, list
}

// create makes a file. Numbers above most are stored in 64 bits, if it is not 0.
func create(t testing.TB, v Video, list []picture, a *Audio, m Meta, most int64) string {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "a.mp4"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := New(file, v, a, m)
	if most != 0 {
		w.most = most
	}
	for _, p := range list {
		if err := w.Frame(p.nals, p.key); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Name()
}

// What ffprobe finds.
type stream struct {
	Kind       string `json:"codec_type"`
	Codec      string `json:"codec_name"`
	Tag        string `json:"codec_tag_string"`
	Width      int    `json:"width"`
	Height     int    `json:"height"`
	Rate       string `json:"r_frame_rate"`
	Mean       string `json:"avg_frame_rate"`
	Base       string `json:"time_base"`
	Start      string `json:"start_time"`
	Duration   string `json:"duration"`
	Ticks      int64  `json:"duration_ts"`
	Frames     string `json:"nb_frames"`
	Read       string `json:"nb_read_frames"`
	Range      string `json:"color_range"`
	Space      string `json:"color_space"`
	Primaries  string `json:"color_primaries"`
	Transfer   string `json:"color_transfer"`
	SampleRate string `json:"sample_rate"`
	Channels   int    `json:"channels"`
	BitRate    string `json:"bit_rate"`
}

type probed struct {
	Streams []stream
	Format  struct {
		Duration string
		Tags     map[string]string
	}
}

func probe(t testing.TB, path string) (p probed) {
	t.Helper()
	if err := json.Unmarshal(run(t, "ffprobe", "-count_frames", "-show_streams", "-show_format", "-of", "json", path), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// raw writes the pictures as a stream that is in no box.
func raw(t testing.TB, v Video, list []picture) string {
	t.Helper()
	b := slices.Concat([]byte{0, 0, 0, 1}, v.SPS, []byte{0, 0, 0, 1}, v.PPS)
	for _, p := range list {
		for _, n := range p.nals {
			b = append(append(b, 0, 0, 0, 1), n...)
		}
	}
	path := filepath.Join(t.TempDir(), "a.h264")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// decode is the pictures of a file, each as it is stored.
func decode(t testing.TB, args ...string) []byte {
	t.Helper()
	return run(t, "ffmpeg", append(args, "-map", "0:v", "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-")...)
}

// A found box: its name, and what is in it if it is no other boxes.
type foundBox struct {
	name string
	data []byte
}

// numbers are those of 32 bits from a place on.
func (f foundBox) numbers(at int) (list []int) {
	for ; at < len(f.data); at += 4 {
		list = append(list, int(binary.BigEndian.Uint32(f.data[at:])))
	}
	return list
}

// unpack is all boxes in order.
func unpack(t testing.TB, path string) (list []foundBox) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var walk func(b []byte)
	walk = func(b []byte) {
		for len(b) > 0 {
			if len(b) < 8 {
				t.Fatalf("%d bytes are left in a box", len(b))
			}
			name, size, head := string(b[4:8]), int(binary.BigEndian.Uint32(b)), 8
			if size == 1 {
				size, head = int(binary.BigEndian.Uint64(b[8:])), 16
			}
			if size < head || size > len(b) {
				t.Fatalf("%s has %d bytes, and %d are left", name, size, len(b))
			}
			list = append(list, foundBox{name, b[head:size]})
			switch name {
			case "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "udta":
				walk(b[head:size])
			}
			b = b[size:]
		}
	}
	walk(b)
	return list
}

// all are the boxes of a name.
func all(list []foundBox, name string) (found []foundBox) {
	for _, f := range list {
		if f.name == name {
			found = append(found, f)
		}
	}
	return found
}

// layout is the names of the boxes.
func layout(t testing.TB, path string) string {
	t.Helper()
	var names []string
	for _, f := range unpack(t, path) {
		names = append(names, f.name)
	}
	return strings.Join(names, " ")
}
