package mp4

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
)

// sweep is a tone that rises from 200 to 2000 Hz in some seconds.
func sweep(rate int, seconds float64) []float64 {
	s := make([]float64, int(seconds*float64(rate)))
	for i := range s {
		t := float64(i) / float64(rate)
		s[i] = 0.5 * math.Sin(2*math.Pi*(200*t+900*t*t/seconds))
	}
	return s
}

// aac codes samples as ffmpeg does, in ADTS.
func aac(t testing.TB, samples []float64, rate, channels int) []byte {
	t.Helper()
	var pcm []byte
	for _, v := range samples {
		for range channels {
			pcm = binary.LittleEndian.AppendUint16(pcm, uint16(int16(math.Round(v*32767))))
		}
	}
	path := t.TempDir() + "/pcm"
	if err := os.WriteFile(path, pcm, 0o644); err != nil {
		t.Fatal(err)
	}
	r, c := fmt.Sprint(rate), fmt.Sprint(channels)
	return run(t, "ffmpeg", "-f", "s16le", "-ar", r, "-ac", c, "-i", path, "-c:a", "aac", "-b:a", "160k", "-f", "adts", "-")
}

// lag is by how many samples got comes later than want, at most 1500, by the
// largest product of the two.
func lag(got, want []float64) int {
	best, at := 0.0, 0
	for d := -1500; d <= 1500; d++ {
		var sum float64
		for i := 1500; i < len(want)-1500; i += 1 + len(want)/4000 {
			if i+d < len(got) {
				sum += got[i+d] * want[i]
			}
		}
		if sum > best {
			best, at = sum, d
		}
	}
	return at
}

// The sound begins with the pictures and ends with them.
func TestSound(t *testing.T) {
	v, list := pictures(t)
	for _, c := range []struct {
		rate, channels int
		seconds        float64 // of the sound; 0: as long as the pictures or longer
		n, d           int
		most           int64
	}{
		{rate: 44100, channels: 2, n: 25, d: 1},
		{rate: 48000, channels: 1, n: 30000, d: 1001},
		{rate: 8000, channels: 1, n: 25, d: 1, most: 1000},
		{rate: 96000, channels: 2, n: 10, d: 1},
		{rate: 44100, channels: 6, n: 1, d: 1, seconds: 2},
	} {
		v.N, v.D = c.n, c.d
		name := fmt.Sprintf("%d Hz, %d channels", c.rate, c.channels)
		pictures := float64(len(list)*c.d) / float64(c.n)
		seconds := c.seconds
		if seconds == 0 {
			seconds = pictures + 1
		}
		source := sweep(c.rate, seconds)
		a, err := ADTS(bytes.NewReader(aac(t, source, c.rate, c.channels)))
		if err != nil {
			t.Fatal(err)
		}
		a.Delay = 1024
		path := create(t, v, list, a, Meta{}, c.most)
		p := probe(t, path)
		if len(p.Streams) != 2 || p.Streams[1].Codec != "aac" || p.Streams[1].SampleRate != fmt.Sprint(c.rate) || p.Streams[1].Channels != c.channels {
			t.Fatalf("%s: the file holds %+v", name, p.Streams)
		}
		length := min(pictures, seconds)
		for i, want := range []float64{pictures, length} {
			s := p.Streams[i]
			if got := number(t, s.Duration); s.Start != "0.000000" || math.Abs(got-want) > 0.0001 {
				t.Errorf("%s: the %s begins at %s and lasts %v s, want 0 and %v", name, s.Kind, s.Start, got, want)
			}
		}
		packets := strings.Fields(string(run(t, "ffprobe", "-select_streams", "a", "-show_entries", "packet=pts_time,duration_time", "-of", "csv=p=0", path)))
		last := strings.Split(packets[len(packets)-1], ",")
		if got := number(t, last[0]) + number(t, last[1]); math.Abs(got-length) > 0.0001 {
			t.Errorf("%s: the last frame of sound ends after %v s, want %v", name, got, length)
		}
		pcm := run(t, "ffmpeg", "-i", path, "-vn", "-f", "f64le", "-")
		got := make([]float64, len(pcm)/8/c.channels)
		for i := range got {
			got[i] = math.Float64frombits(binary.LittleEndian.Uint64(pcm[8*c.channels*i:]))
		}
		// ffmpeg gives the whole of the last frame, also of files of its own.
		if n := int(length * float64(c.rate)); len(got) < n || len(got) > n+aacSamples {
			t.Errorf("%s: %d samples, want %d and no more than a frame", name, len(got), n)
		}
		if d := lag(got, source[:min(len(source), len(got))]); d < -1 || d > 1 {
			t.Errorf("%s: the sound comes %d samples late, want none", name, d)
		}
	}
}

func number(t testing.TB, s string) (v float64) {
	t.Helper()
	if _, err := fmt.Sscan(s, &v); err != nil {
		t.Fatalf("%q is no number", s)
	}
	return v
}

// A browser hears the same.
func TestBrowserPlaysSound(t *testing.T) {
	v, list := pictures(t)
	source := sweep(48000, 4)
	a, err := ADTS(bytes.NewReader(aac(t, source, 48000, 1)))
	if err != nil {
		t.Fatal(err)
	}
	a.Delay = 1024
	data, err := os.ReadFile(create(t, v, list, a, Meta{}, 0))
	if err != nil {
		t.Fatal(err)
	}
	tab := browsertest.New(t, nil)
	tab.Load(`<video muted src="data:video/mp4;base64,` + base64.StdEncoding.EncodeToString(data) + `"></video>`)
	tab.Exec(`window.video = document.querySelector('video'); window.heard = async () => {
			const data = Uint8Array.from(atob(video.src.split(',')[1]), (c) => c.charCodeAt(0)).buffer
			const sound = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(data)
			return [...sound.getChannelData(0)]
		}`)
	tab.Wait("video.readyState >= 2 || video.error")
	if got := browsertest.Eval[float64](tab, "video.duration"); got != 3 {
		t.Errorf("the video lasts %v s, want 3", got)
	}
	got := browsertest.Eval[[]float64](tab, "heard()")
	if len(got) != 3*48000 {
		t.Errorf("%d samples, want 3 s of them", len(got))
	}
	if d := lag(got, source[:3*48000]); d < -1 || d > 1 {
		t.Errorf("the sound comes %d samples late, want none", d)
	}
	tab.Exec("video.playbackRate = 4; video.play()")
	tab.Wait("video.ended")
}

// The pictures and the sound to them lie within a second of film.
func TestInterleaving(t *testing.T) {
	v, list := pictures(t)
	a, err := ADTS(bytes.NewReader(aac(t, sweep(44100, 4), 44100, 2)))
	if err != nil {
		t.Fatal(err)
	}
	a.Delay = 1024
	path := create(t, v, list, a, Meta{}, 0)
	const want = "ftyp moov mvhd trak tkhd mdia mdhd hdlr minf vmhd dinf dref stbl stsd stts stsc stsz stco stss " +
		"trak tkhd edts elst mdia mdhd hdlr minf smhd dinf dref stbl stsd stts stsc stsz stco sgpd sbgp mdat"
	if got := layout(t, path); got != want {
		t.Errorf("the file holds\n%s, want\n%s", got, want)
	}
	// The last frame of the sound ends with the pictures. (ffprobe sees only where
	// the edit list ends.)
	boxes := unpack(t, path)
	last := 3*44100 + 1024 - 130*1024
	if got, want := all(boxes, "stts")[1].numbers(4), []int{2, 130, 1024, 1, last}; !slices.Equal(got, want) {
		t.Errorf("the sound's frames last %v, want %v", got, want)
	}
	if got := all(boxes, "mdhd")[1].numbers(12)[:2]; !slices.Equal(got, []int{44100, 3*44100 + 1024}) {
		t.Errorf("the sound lasts %v, want 44100 in a second, of three and a frame", got)
	}
	type packet struct {
		Kind string  `json:"codec_type"`
		Time float64 `json:"pts_time,string"`
		At   int     `json:"pos,string"`
	}
	var found struct{ Packets []packet }
	if err := json.Unmarshal(run(t, "ffprobe", "-show_entries", "packet=codec_type,pts_time,pos", "-of", "json", path), &found); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(found.Packets, func(a, b packet) int { return a.At - b.At })
	at := map[string]float64{}
	for _, p := range found.Packets {
		at[p.Kind] = p.Time
		if d := at["video"] - at["audio"]; math.Abs(d) > 0.6 {
			t.Fatalf("at byte %d, the pictures are %v s ahead of the sound", p.At, d)
		}
	}
	if len(at) != 2 || at["video"] != 2.96 {
		t.Errorf("the last packets are at %v s", at)
	}
}

// Where the sound fails, the file does.
func TestSoundFails(t *testing.T) {
	v, list := pictures(t)
	broken := errors.New("no more")
	n := 0
	a := &Audio{Config: []byte{0x12, 0x10}, Rate: 44100, Channels: 2, Next: func() ([]byte, error) {
		if n++; n > 10 {
			return nil, broken
		}
		return []byte{0}, nil
	}}
	file, err := os.Create(filepath.Join(t.TempDir(), "a.mp4"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := New(file, v, a, Meta{})
	for k, p := range list[:30] {
		if err := w.Frame(p.nals, p.key); (k > 12) != errors.Is(err, broken) {
			t.Errorf("frame %d: error is %v", k, err)
		}
	}
	if err := w.Close(); err != broken {
		t.Errorf("Close: error is %v, want %v", err, broken)
	}
}

// A film without end takes little memory for each frame.
func TestMemory(t *testing.T) {
	const frames = 100000
	frame := make([]byte, 300)
	a := &Audio{Config: []byte{0x12, 0x10}, Rate: 44100, Channels: 2, Next: func() ([]byte, error) { return frame, nil }}
	v := Video{Width: 160, Height: 120, N: 50, D: 1, SPS: []byte{0x67, 66, 0, 30}, PPS: []byte{0x68, 1}}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	w := New(nowhere{}, v, a, Meta{})
	for k := range frames {
		if err := w.Frame([][]byte{frame}, k%250 == 0); err != nil {
			t.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	// 4 bytes for the picture, as many for 0.9 frames of AAC, and what growing
	// slices keep free.
	if got := float64(after.HeapAlloc-before.HeapAlloc) / frames; got > 16 {
		t.Errorf("%.1f bytes a frame, want at most 16", got)
	}
	runtime.KeepAlive(w)
}

// nowhere is a File that forgets.
type nowhere struct{ File }

func (nowhere) Write(b []byte) (int, error) { return len(b), nil }

func TestBitRates(t *testing.T) {
	sizes := []uint32{10, 10, 10, 10, 70, 30, 10, 10, 10, 10}
	m := media{track: &track{sizes: sizes}, scale: 4 * aacSamples}
	if mean, most := m.bitRates(); mean != 8*180*4/10 || most != 8*(70+30+10+10) {
		t.Errorf("%d bits a second and at most %d, want %d and %d", mean, most, 8*180*4/10, 8*120)
	}
}
