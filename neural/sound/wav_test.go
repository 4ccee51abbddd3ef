package sound

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
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
	if err := New(1, nil).WriteWAV(io.Discard, &WAVOptions{Bits: 12}); err == nil {
		t.Error("12 bits are written")
	}
	if err := New(1, nil).Save(filepath.Join(t.TempDir(), "no", "a.wav")); err == nil || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want that there is no folder", err)
	}
}

func FuzzReadWAV(f *testing.F) {
	for _, name := range []string{"u8", "i16", "i24", "f32", "extensible"} {
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
