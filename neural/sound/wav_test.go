package sound

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestReadLikeSciPy reads the files of testdata/wav_reference.py.
func TestReadLikeSciPy(t *testing.T) {
	data, err := os.ReadFile("testdata/wav.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]struct {
		Rate     int
		Channels [][]float64
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) != 8 {
		t.Fatalf("%d files, want 8", len(cases))
	}
	for name, want := range cases {
		s, err := Open("testdata/" + name + ".wav")
		if err != nil {
			t.Fatal(err)
		}
		if s.Rate != want.Rate || len(s.Channels) != len(want.Channels) || s.Len() != len(want.Channels[0]) {
			t.Fatalf("%s: %d Hz, %d channels of %d samples", name, s.Rate, len(s.Channels), s.Len())
		}
		for c, row := range want.Channels {
			for i, w := range row {
				if s.Channels[c][i] != w {
					t.Errorf("%s: sample %d of channel %d is %v, scipy has %v", name, i, c, s.Channels[c][i], w)
				}
			}
		}
	}
}

func TestWriteAndRead(t *testing.T) {
	s := &Sound{Rate: 11025, Channels: [][]float64{{0, 0.25, -1, 1, 0.7}, {0.1, -0.1, 2, -2, 0}}}
	for _, o := range []WAVOptions{{}, {Bits: 8}, {Bits: 16}, {Bits: 24}, {Bits: 32}, {Float: true}, {Bits: 64, Float: true}} {
		var b bytes.Buffer
		if err := s.WriteWAV(&b, &o); err != nil {
			t.Fatal(err)
		}
		if b.Len()%2 != 0 {
			t.Errorf("%+v: %d bytes, want an even number", o, b.Len())
		}
		got, err := ReadWAV(&b)
		if err != nil {
			t.Fatal(err)
		}
		if got.Rate != s.Rate || len(got.Channels) != 2 || got.Len() != 5 {
			t.Fatalf("%+v: %d Hz, %d channels of %d samples", o, got.Rate, len(got.Channels), got.Len())
		}
		bits := o.Bits
		if bits == 0 {
			bits = 16
		}
		for c := range s.Channels {
			for i, v := range s.Channels[c] {
				step := math.Exp2(float64(1 - bits))
				if o.Float {
					step = 1e-7
				} else {
					v = min(max(v, -1), 1)
				}
				if math.Abs(got.Channels[c][i]-v) > step {
					t.Errorf("%+v: sample %d of channel %d is %v, want %v", o, i, c, got.Channels[c][i], v)
				}
			}
		}
	}
}

// Every number that a sample of a file can be comes back as it was, and the ends of
// the range, and what lies beyond them, are where they belong.
func TestExact(t *testing.T) {
	rewritten := func(s *Sound, o WAVOptions) *Sound {
		t.Helper()
		var b bytes.Buffer
		if err := s.WriteWAV(&b, &o); err != nil {
			t.Fatal(err)
		}
		got, err := ReadWAV(&b)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	same := func(o WAVOptions, samples, want []float64) {
		t.Helper()
		got := rewritten(New(8000, samples), o).Channels[0]
		if len(got) != len(want) {
			t.Fatalf("%+v: %d samples, want %d", o, len(got), len(want))
		}
		for i, w := range want {
			if got[i] != w || math.Signbit(got[i]) != math.Signbit(w) {
				t.Errorf("%+v: %v becomes %v, want %v", o, samples[i], got[i], w)
			}
		}
	}
	for _, bits := range []int{8, 16} {
		var all []float64
		for k := -1 << (bits - 1); k < 1<<(bits-1); k++ {
			all = append(all, float64(k)/math.Exp2(float64(bits-1)))
		}
		same(WAVOptions{Bits: bits}, all, all)
		same(WAVOptions{Bits: bits}, all[:3], all[:3]) // which is odd, with 8 bits
	}
	for _, bits := range []int{8, 16, 24, 32} {
		step := math.Exp2(float64(1 - bits))
		codes := []float64{-1, -1 + step, -step, 0, step, 0.5, 1 - step}
		same(WAVOptions{Bits: bits}, codes, codes)
		same(WAVOptions{Bits: bits}, []float64{1, 1e300, -1e300, math.MaxFloat64, 0.4 * step, -0.6 * step}, []float64{1 - step, 1 - step, -1, 1 - step, 0, -step})
	}
	small := []float64{0, math.Copysign(0, -1), 1, -2.5, math.MaxFloat32, -math.MaxFloat32, math.SmallestNonzeroFloat32}
	same(WAVOptions{Float: true}, small, small)
	wide := append(small, math.MaxFloat64, math.SmallestNonzeroFloat64, 1e-310, 0.1)
	same(WAVOptions{Float: true, Bits: 64}, wide, wide)
	if n := rewritten(New(8000, nil), WAVOptions{Float: true}).Len(); n != 0 {
		t.Errorf("a sound without samples has %d", n)
	}
}

// A file that ends anywhere is answered with an error that says so, and what of
// its samples is there.
func TestCutOff(t *testing.T) {
	for _, name := range []string{"u8", "i16", "i24", "i32", "f32", "f64", "mono", "extensible"} {
		data, err := os.ReadFile("testdata/" + name + ".wav")
		if err != nil {
			t.Fatal(err)
		}
		whole, err := ReadWAV(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		last := -1
		for n := range len(data) {
			s, err := ReadWAV(bytes.NewReader(data[:n]))
			if err == nil {
				t.Fatalf("%s: %d of %d bytes are a whole file", name, n, len(data))
			}
			if s == nil {
				continue
			}
			if s.Len() < last || s.Len() > whole.Len() {
				t.Errorf("%s: of %d bytes there are %d samples, of one less %d", name, n, s.Len(), last)
			}
			last = s.Len()
			for i := range last {
				if s.Channels[0][i] != whole.Channels[0][i] {
					t.Errorf("%s: sample %d is %v, want %v", name, i, s.Channels[0][i], whole.Channels[0][i])
				}
			}
		}
		if last != whole.Len()-1 {
			t.Errorf("%s: without its last byte it has %d samples, want %d", name, last, whole.Len()-1)
		}
	}
}

// The extensible format says in a GUID what kind its samples are. Chunks of odd
// length end in a byte more, wherever they stand; a file of no known length ends
// where it does.
func TestChunks(t *testing.T) {
	data, err := os.ReadFile("testdata/extensible.wav")
	if err != nil {
		t.Fatal(err)
	}
	guid := bytes.Index(data, []byte(subformat)) - 2
	if other := bytes.Clone(data); true {
		other[guid+15]++
		if _, err := ReadWAV(bytes.NewReader(other)); err == nil || !strings.Contains(err.Error(), "kind 65534 with 24 bits") {
			t.Errorf("samples of an unknown GUID: got %v", err)
		}
	}
	if float := bytes.Clone(data); true { // the same bytes as floating point of 32 bits
		copy(float[guid:], "\x03")
		copy(float[12+8+12:], "\x08\x00\x20\x00")
		s, err := ReadWAV(bytes.NewReader(float))
		if err != nil || s.Len() != 42/8 {
			t.Errorf("floating point in the extensible format: got %v, %v", s, err)
		}
	}
	good := New(8000, []float64{0.5, -0.5, 0.25}).WAV()
	odd := "junk\x03\x00\x00\x00abc\x00"
	many := append([]byte(string(good[:12])+odd+string(good[12:36])+odd+odd), good[36:]...)
	open := bytes.Clone(good)
	copy(open[40:], "\xff\xff\xff\xff")
	for what, data := range map[string][]byte{"odd chunks": many, "no length": open, "a chunk after": append(bytes.Clone(good), odd...)} {
		s, err := ReadWAV(bytes.NewReader(data))
		if err != nil || s.Len() != 3 || s.Channels[0][2] != 0.25 {
			t.Errorf("%s: got %v, %v", what, s, err)
		}
	}
}

func TestBadFiles(t *testing.T) {
	good := New(8000, []float64{0, 0.5, -0.5}).WAV()
	change := func(at int, b ...byte) []byte {
		bad := append([]byte(nil), good...)
		copy(bad[at:], b)
		return bad
	}
	for want, data := range map[string][]byte{
		"not a WAV file: unexpected EOF":             good[:5],
		"it begins with \"ID3x\"":                    change(0, []byte("ID3x")...),
		"has no fmt chunk":                           good[:12],
		"has no data chunk":                          good[:36],
		"data chunk before its fmt chunk":            change(12, []byte("data")...),
		"kind 2 with 16 bits":                        change(20, 2),
		"kind 1 with 12 bits":                        change(34, 12),
		"0 channels":                                 change(22, 0, 0),
		"0 Hz":                                       change(24, 0, 0, 0, 0),
		"fmt chunk has 4 bytes":                      change(16, 4),
		"ends after 3 of 6 bytes":                    good[:len(good)-3],
		"ends in its \"junk\" chunk: unexpected EOF": append(append([]byte(nil), good[:36]...), "junk\xff\x00\x00\x00"...),
	} {
		s, err := ReadWAV(bytes.NewReader(data))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want … %s …", err, want)
		}
		if strings.Contains(want, "ends after") && (s == nil || s.Len() != 1 || !errors.Is(err, io.ErrUnexpectedEOF)) {
			t.Errorf("of a file that ends too early there is %v, want its first sample", s)
		}
	}
	if _, err := Open("testdata/none.wav"); err == nil || !strings.Contains(err.Error(), "none.wav") {
		t.Errorf("got %v, want an error with the name", err)
	}
}

func TestBadSounds(t *testing.T) {
	for want, s := range map[string]*Sound{
		"the rate is 0 Hz":                {Channels: [][]float64{{0}}},
		"there are 0 channels":            {Rate: 1},
		"channel 1 has 2 samples, want 1": {Rate: 1, Channels: [][]float64{{0}, {0, 0}}},
		"sample 0 of channel 0 is NaN":    {Rate: 1, Channels: [][]float64{{math.NaN()}}},
	} {
		path := filepath.Join(t.TempDir(), "a.wav")
		os.WriteFile(path, []byte("old"), 0o644)
		if err := s.Save(path); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.wav") {
			t.Errorf("got %v, want … %s …", err, want)
		}
		left, _ := filepath.Glob(filepath.Dir(path) + "/.sound*")
		if old, _ := os.ReadFile(path); string(old) != "old" || len(left) > 0 {
			t.Errorf("an error leaves %q and %v", old, left)
		}
	}
	for want, f := range map[string]func(io.Writer) error{
		"Bits is 12, want 8, 16, 24 or 32":               func(w io.Writer) error { return New(1, nil).WriteWAV(w, &WAVOptions{Bits: 12}) },
		"Float and Bits 16, want 32 or 64":               func(w io.Writer) error { return New(1, nil).WriteWAV(w, &WAVOptions{Bits: 16, Float: true}) },
		"sample 1 of channel 0 is 1e+39, which floating": func(w io.Writer) error { return New(1, []float64{0, 1e39}).WriteWAV(w, &WAVOptions{Float: true}) },
		"sample 0 of channel 0 is +Inf":                  func(w io.Writer) error { return New(1, []float64{math.Inf(1)}).WriteWAV(w, nil) },
		"1000 channels at 2147483647 Hz are more bytes": func(w io.Writer) error {
			return (&Sound{Rate: math.MaxInt32, Channels: make([][]float64, 1000)}).WriteWAV(w, nil)
		},
		"there are 1025 channels, want 1 to 1024": func(w io.Writer) error { return (&Sound{Rate: 1, Channels: make([][]float64, 1025)}).WriteWAV(w, nil) },
	} {
		var b bytes.Buffer
		if err := f(&b); err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
			t.Errorf("got %v and %d bytes, want … %s … and none", err, b.Len(), want)
		}
	}
	if err := New(1, nil).Save(filepath.Join(t.TempDir(), "no", "a.wav")); err == nil || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want that there is no folder", err)
	}
}

// A file that is saved takes the place of the one before it, and others may read it.
func TestSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.wav")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &Sound{Rate: 44100, Channels: [][]float64{{0.5, -1, 0}, {0.25, 0, -0.25}}}
	if err := s.Save(path); err != nil {
		t.Fatal(err)
	}
	got, err := Open(path)
	if err != nil || got.Rate != s.Rate || !slices.EqualFunc(got.Channels, s.Channels, slices.Equal) {
		t.Errorf("what is saved is %+v, %v", got, err)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o644 {
		t.Errorf("the file has %v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Dir(path) + "/.sound*"); len(left) > 0 {
		t.Errorf("there is %v too", left)
	}
}

func FuzzReadWAV(f *testing.F) {
	for _, name := range []string{"u8", "i16", "i24", "i32", "f32", "f64", "mono", "extensible"} {
		data, err := os.ReadFile("testdata/" + name + ".wav")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadWAV(bytes.NewReader(data))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if s.WriteWAV(&b, &WAVOptions{Bits: 64, Float: true}) != nil {
			return // floating point files may hold NaN
		}
		again, err := ReadWAV(&b)
		if err != nil || again.Len() != s.Len() || len(again.Channels) != len(s.Channels) {
			t.Fatalf("written and read again it is %v, %v", again, err)
		}
		for c := range s.Channels {
			for i, v := range s.Channels[c] {
				if again.Channels[c][i] != v {
					t.Fatalf("sample %d becomes %v, was %v", i, again.Channels[c][i], v)
				}
			}
		}
	})
}
