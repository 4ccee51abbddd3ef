package mp4

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// withHeader is an ADTS frame, with room for a checksum if it has one.
func withHeader(profile, rate, channels int, sum bool, data []byte) []byte {
	n := 7 + len(data)
	b := []byte{0xff, 0xf1, byte(profile<<6 | rate<<2 | channels>>2), 0, 0, 0, 0xfc}
	if sum {
		n += 2
		b[1] = 0xf0
		b = append(b, 1, 2)
	}
	b[3] = byte(channels<<6 | n>>11)
	b[4] = byte(n >> 3)
	b[5] = byte(n<<5 | 0x1f)
	return append(b, data...)
}

func TestADTS(t *testing.T) {
	var stream []byte
	want := []string{"one", "two and more", strings.Repeat("x", 8000), "!"}
	for i, s := range want {
		stream = append(stream, withHeader(1, 4, 2, i == 1, []byte(s))...)
	}
	a, err := ADTS(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	// What ffmpeg has as extradata for the same sound.
	if !bytes.Equal(a.Config, []byte{0x12, 0x10, 0x56, 0xe5, 0x00}) || a.Rate != 44100 || a.Channels != 2 {
		t.Errorf("config is % x, with %d samples a second and %d channels", a.Config, a.Rate, a.Channels)
	}
	for _, s := range want {
		if got, err := a.Next(); err != nil || string(got) != s {
			t.Errorf("frame is %.20q (%v), want %.20q", got, err, s)
		}
	}
	if _, err := a.Next(); err != io.EOF {
		t.Errorf("error at the end is %v, want io.EOF", err)
	}
}

func TestADTSRefuses(t *testing.T) {
	good := withHeader(1, 4, 2, false, []byte("good"))
	for name, c := range map[string]struct {
		stream []byte
		want   string
	}{
		"nothing":     {nil, "no AAC: EOF"},
		"other":       {[]byte("RIFF1234WAVE"), "no AAC"},
		"short":       {good[:5], "within a frame"},
		"cut":         {good[:9], "within a frame"},
		"cut sum":     {withHeader(1, 4, 2, true, nil)[:8], "within a frame"},
		"rate":        {withHeader(1, 13, 2, false, []byte("x")), "no AAC"},
		"empty":       {withHeader(1, 4, 2, false, nil), "no AAC"},
		"no channels": {withHeader(1, 4, 0, false, []byte("x")), "usual order"},
		"another":     {append(good, withHeader(1, 4, 1, false, []byte("x"))...), "changes"},
		"noise":       {append(good, "noise in here"...), "no AAC"},
		"more":        {append(good, 0xff, 0xf1, good[2], good[3], good[4], good[5], 0xfd), "more than one"},
	} {
		a, err := ADTS(bytes.NewReader(c.stream))
		for err == nil {
			_, err = a.Next()
		}
		if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want one with %q", name, err, c.want)
		}
	}
}

// What comes out are the bytes that went in, less the headers.
func FuzzADTS(f *testing.F) {
	f.Add(append(withHeader(1, 4, 2, true, []byte("one")), withHeader(1, 4, 2, false, []byte("two"))...))
	f.Add(withHeader(3, 12, 7, false, []byte{0}))
	f.Add([]byte{0xff, 0xf1})
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := ADTS(bytes.NewReader(b))
		at := 0
		for err == nil {
			a.check()
			var frame []byte
			if frame, err = a.Next(); err != nil {
				break
			}
			at += 9 - 2*int(b[at+1]&1)
			if len(frame) == 0 || !bytes.Equal(frame, b[at:at+len(frame)]) {
				t.Fatalf("a frame of %d bytes is not what is at %d", len(frame), at)
			}
			at += len(frame)
		}
		if err == io.EOF && at != len(b) {
			t.Fatalf("the end after %d bytes of %d", at, len(b))
		}
		if errors.Is(err, io.ErrUnexpectedEOF) && len(b)-at > 1<<13 {
			t.Fatalf("%d bytes are not enough for a frame", len(b)-at)
		}
	})
}
