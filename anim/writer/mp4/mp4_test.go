package mp4

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

func TestPictures(t *testing.T) {
	v, list := pictures(t)
	whole := decode(t, "-f", "h264", "-i", raw(t, v, list))
	for _, c := range []struct {
		n, d, frames int
		most         int64
		seconds      string
	}{
		{25, 1, 75, 0, "3.000000"},
		{30000, 1001, 75, 0, "2.502500"},
		{25, 2, 1, 0, "0.080000"},
		{1, 8, 3, 0, "24.000000"},
		{123457, 1000000, 75, 1e6, "607.498967"}, // as a film of more than 2³² ticks
		{1000, 1, 75, 100, "0.075000"},
	} {
		v.N, v.D = c.n, c.d
		path := create(t, v, list[:c.frames], nil, Meta{}, c.most)
		got := probe(t, path)
		rate := fmt.Sprintf("%d/%d", c.n, c.d)
		want := []stream{{
			Kind: "video", Codec: "h264", Tag: "avc1", Width: 160, Height: 120, Rate: rate, Mean: rate,
			Base: fmt.Sprintf("1/%d", c.n), Start: "0.000000", Duration: c.seconds, Ticks: int64(c.frames * c.d),
			Frames: fmt.Sprint(c.frames), Read: fmt.Sprint(c.frames),
			Range: "tv", Space: "bt709", Primaries: "bt709", Transfer: "bt709",
		}}
		for i := range got.Streams {
			got.Streams[i].BitRate = ""
		}
		if !reflect.DeepEqual(got.Streams, want) {
			t.Errorf("%s: the file holds %+v, want %+v", rate, got.Streams, want)
		}
		if !bytes.Equal(decode(t, "-i", path), whole[:c.frames*160*120*3/2]) {
			t.Errorf("%s: the pictures are not those of the stream", rate)
		}
		if got.Format.Duration != c.seconds {
			t.Errorf("%s: the film lasts %s s, want %s", rate, got.Format.Duration, c.seconds)
		}
	}
}

// Players can start at each key frame, and at no other.
func TestKeyFrames(t *testing.T) {
	v, list := pictures(t)
	var want []int
	for k, p := range list {
		if p.key {
			want = append(want, k+1)
		}
	}
	// What ffprobe says of packets is what it sees in the pictures.
	boxes := all(unpack(t, create(t, v, list, nil, Meta{}, 0)), "stss")
	if len(boxes) != 1 || len(want) != 3 || !slices.Equal(boxes[0].numbers(8), want) {
		t.Errorf("the key frames are %v, want %v", boxes, want)
	}
	// Where all are, the box that lists them is left out.
	for i := range list {
		list[i].key = true
	}
	if names := layout(t, create(t, v, list, nil, Meta{}, 0)); strings.Contains(names, "stss") {
		t.Errorf("the file holds %s, want no list of key frames where all are", names)
	}
}

func TestMeta(t *testing.T) {
	v, list := pictures(t)
	m := Meta{Title: "Größe", Artist: "A. Author", Comment: "seed 1; two\nlines"}
	want := map[string]string{"title": m.Title, "artist": m.Artist, "comment": m.Comment}
	got := probe(t, create(t, v, list, nil, m, 0)).Format.Tags
	for _, of := range []string{"major_brand", "minor_version", "compatible_brands"} {
		delete(got, of)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the file says %q, want %q", got, want)
	}
	if names := layout(t, create(t, v, list, nil, Meta{}, 0)); strings.Contains(names, "udta") {
		t.Errorf("the file holds %s, want nothing about itself", names)
	}
}

// The index comes first, and its numbers are wide where they must be.
func TestLayout(t *testing.T) {
	v, list := pictures(t)
	const want = "ftyp moov mvhd trak tkhd mdia mdhd hdlr minf vmhd dinf dref stbl stsd stts stsc stsz stco stss mdat"
	narrow := create(t, v, list, nil, Meta{}, 0)
	if got := layout(t, narrow); got != want {
		t.Errorf("the file holds\n%s, want\n%s", got, want)
	}
	wide := create(t, v, list, nil, Meta{}, 1000)
	if got := layout(t, wide); got != strings.Replace(want, "stco", "co64", 1) {
		t.Errorf("a large file holds\n%s, want\n%s", got, want)
	}
	if !bytes.Equal(decode(t, "-i", narrow), decode(t, "-i", wide)) {
		t.Error("a large file has other pictures")
	}
}

func TestFailures(t *testing.T) {
	v := Video{Width: 160, Height: 120, N: 25, D: 1, SPS: []byte{0x67, 66, 0, 30}, PPS: []byte{0x68, 1}}
	file, err := os.Create(filepath.Join(t.TempDir(), "a.mp4"))
	if err != nil {
		t.Fatal(err)
	}
	if err := New(file, v, nil, Meta{}).Close(); err == nil || !strings.Contains(err.Error(), "no frames") {
		t.Errorf("without frames: error is %v", err)
	}
	file.Close()
	w := New(file, v, nil, Meta{})
	large := [][]byte{make([]byte, 1<<17)}
	for range 2 {
		if err := w.Frame(large, true); !errors.Is(err, os.ErrClosed) {
			t.Errorf("Frame: error is %v, want the file's", err)
		}
		if err := w.Close(); !errors.Is(err, os.ErrClosed) {
			t.Errorf("Close: error is %v, want the file's", err)
		}
	}
	for name, wrong := range map[string]func(){
		"Video has 0×120": func() { New(file, Video{Height: 120, N: 1, D: 1, SPS: v.SPS, PPS: v.PPS}, nil, Meta{}) },
		"25/0 frames":     func() { New(file, Video{Width: 1, Height: 1, N: 25, SPS: v.SPS, PPS: v.PPS}, nil, Meta{}) },
		"Video.SPS begins 00": func() {
			New(file, Video{Width: 1, Height: 1, N: 1, D: 1, SPS: []byte{0, 0, 0, 1}, PPS: v.PPS}, nil, Meta{})
		},
		"Video.PPS begins 67":    func() { New(file, Video{Width: 1, Height: 1, N: 1, D: 1, SPS: v.SPS, PPS: v.SPS}, nil, Meta{}) },
		"Audio.Config has 0":     func() { New(file, v, &Audio{}, Meta{}) },
		"first Frame is no key":  func() { _ = New(file, v, nil, Meta{}).Frame(large, false) },
		"Frame 0 has 0 bytes":    func() { _ = New(file, v, nil, Meta{}).Frame(nil, true) },
		"Frame 0 has an empty N": func() { _ = New(file, v, nil, Meta{}).Frame([][]byte{{}}, true) },
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.Contains(got, name) {
					t.Errorf("panic is %q, want one with %q", got, name)
				}
			}()
			wrong()
		}()
	}
}

// A browser shows each picture at its time, and its colours are the film's: as
// the file says, those of BT.709.
func TestBrowserPlaysPictures(t *testing.T) {
	// Brighter from frame to frame, with a red patch.
	v, list := x264(t, "color=size=160x120:rate=20,format=yuv420p,geq=lum='if(lt(X,80),40+4*N,63)':cb='if(lt(X/SW,80),128,102)':cr='if(lt(X/SW,80),128,240)'", 40)
	v.N = 20
	data, err := os.ReadFile(create(t, v, list, nil, Meta{}, 0))
	if err != nil {
		t.Fatal(err)
	}
	tab := browsertest.New(t, nil)
	tab.Load(`<video muted src="data:video/mp4;base64,` + base64.StdEncoding.EncodeToString(data) + `"></video>`)
	tab.Exec(`window.video = document.querySelector('video')
		window.at = async (k) => {
			video.currentTime = (k + 0.5) / 20
			await new Promise((done) => video.onseeked = done)
			const canvas = new OffscreenCanvas(160, 120).getContext('2d')
			canvas.drawImage(video, 0, 0)
			return [40, 120].flatMap((x) => [...canvas.getImageData(x, 60, 1, 1).data])
		}`)
	tab.Wait("video.readyState >= 2 || video.error")
	if got := browsertest.Eval[[]float64](tab, "[video.duration, video.videoWidth, video.videoHeight]"); !slices.Equal(got, []float64{2, 160, 120}) {
		t.Fatalf("the video lasts and measures %v, want 2 s and 160×120", got)
	}
	for _, k := range []int{0, 1, 29, 30, 31, 39, 7} {
		gray := (40 + 4*float64(k) - 16) * 255 / 219
		got := browsertest.Eval[[]float64](tab, fmt.Sprintf("at(%d)", k))
		for i, want := range []float64{gray, gray, gray, 255, 255, 0, 0, 255} {
			if math.Abs(got[i]-want) > 4 { // a step is 4.7
				t.Errorf("frame %d: the colours are %v, want %v at %d", k, got, want, i)
				break
			}
		}
	}
	tab.Exec("video.playbackRate = 4; video.currentTime = 0; video.play()")
	tab.Wait("video.ended")
}
