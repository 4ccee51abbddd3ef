package sound

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestNotes(t *testing.T) {
	notes, err := Notes("C4 A4:2 | F#3:0.5 Bb2 R:4 Cb4 B#3")
	if err != nil {
		t.Fatal(err)
	}
	want := []Note{{60, 1}, {69, 2}, {54, 0.5}, {46, 1}, {Rest, 4}, {59, 1}, {60, 1}}
	if fmt.Sprint(notes) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", notes, want)
	}
	if hz := notes[0].Hz(); math.Abs(hz-261.6255653) > 1e-6 { // of middle C
		t.Errorf("middle C has %v Hz", hz)
	}
	for bad, want := range map[string]string{
		"C4 H4": `word 2 of the melody, "H4", is no note: it begins with "H"`,
		"C":     `"" is not an octave`,
		"C12":   `"12" is not an octave`,
		"C+4":   `"+4" is not an octave`,
		"D-0":   `"-0" is not an octave`,
		"C4:0":  `"0" is not a number of beats above 0`,
		"C4:x":  `"x" is not a number`,
		":2":    "it has no name",
	} {
		if _, err := Notes(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want … %s", bad, err, want)
		}
	}
}

func FuzzNotes(f *testing.F) {
	f.Add("E4 E4 E4:2 | F#4:0.5 R Bb3")
	f.Fuzz(func(t *testing.T, melody string) {
		notes, err := Notes(melody)
		if err != nil {
			return
		}
		for _, n := range notes {
			if !(n.Beats > 0) || n.Pitch != Rest && !(n.Hz() > 10 && n.Hz() < 20000) {
				t.Fatalf("%q has a note %v of %v Hz", melody, n, n.Hz())
			}
		}
	})
}

// power is how much of a frequency there is in samples (G. Goertzel, American
// Mathematical Monthly 65, 1958).
func power(samples []float64, rate int, hz float64) float64 {
	var re, im float64
	for i, v := range samples {
		sin, cos := math.Sincos(2 * math.Pi * hz * float64(i) / float64(rate))
		re, im = re+v*cos, im+v*sin
	}
	return (re*re + im*im) / float64(len(samples))
}

func TestPlay(t *testing.T) {
	notes, err := Notes("A4 R C5:2")
	if err != nil {
		t.Fatal(err)
	}
	s := Instrument{}.Play(notes, 120, 11025)
	if got := s.Seconds(); math.Abs(got-2.08) > 0.001 {
		t.Errorf("four beats at 120 a minute and the release last %v s, want 2.08", got)
	}
	samples := s.Channels[0]
	top := 0.0
	for _, v := range samples {
		top = max(top, math.Abs(v))
	}
	if math.Abs(top-0.9) > 1e-12 {
		t.Errorf("the loudest sample is %v, want 0.9", top)
	}
	half := s.Rate / 2
	first, pause, last := samples[:half], samples[half+s.Rate/10:2*half], samples[2*half:4*half]
	if a, c := power(first, s.Rate, 440), power(first, s.Rate, 523.25); a < 100*c {
		t.Errorf("in the first note there is %v of A and %v of C", a, c)
	}
	if a, c := power(last, s.Rate, 440), power(last, s.Rate, 523.25); c < 100*a {
		t.Errorf("in the last note there is %v of A and %v of C", a, c)
	}
	for i, v := range pause {
		if v != 0 {
			t.Fatalf("in the pause sample %d is %v", i, v)
		}
	}
	// An overtone above half the rate would be heard as another tone below it.
	high := Instrument{Partials: []Partial{{1, 1, 0}, {3, 1, 0}}}.Play([]Note{{Pitch: 96, Beats: 1}}, 60, 11025)
	if alias := power(high.Channels[0], 11025, 11025-3*2093); alias > 0.01*power(high.Channels[0], 11025, 2093.0045) {
		t.Errorf("an overtone of 6279 Hz is heard at %v Hz", 11025-3*2093)
	}
}

func TestClicks(t *testing.T) {
	s := Clicks([]float64{0.1, 0.1, 0.5, -1, 7, math.NaN()}, 1, 8000)
	if s.Len() != 8000 {
		t.Fatalf("%d samples, want 8000", s.Len())
	}
	for i, v := range s.Channels[0] {
		at := float64(i) / 8000
		near := at >= 0.1 && at < 0.1016 || at >= 0.5 && at < 0.5016
		if !near && v != 0 {
			t.Errorf("at %v s there is %v", at, v)
		}
		if math.Abs(v) > 1 {
			t.Errorf("at %v s there is %v", at, v)
		}
	}
	if v := s.Channels[0][4000]; v != 0.8 {
		t.Errorf("the click begins with %v, want 0.8", v)
	}
	if v := s.Channels[0][800]; v <= 0.8 {
		t.Errorf("two clicks begin with %v, want more than one", v)
	}
}

func TestMono(t *testing.T) {
	s := &Sound{Rate: 2, Channels: [][]float64{{1, 0}, {0, -1}}}
	if m := s.Mono(); m[0] != 0.5 || m[1] != -0.5 || s.Seconds() != 1 {
		t.Errorf("the mean is %v of %v s", m, s.Seconds())
	}
	silent := New(2, []float64{0, 0})
	silent.Normalize(1)
	if silent.Channels[0][0] != 0 {
		t.Error("silence does not stay silent")
	}
}

func TestWrongUse(t *testing.T) {
	for want, f := range map[string]func(){
		"has tempo 0":          func() { Instrument{}.Play(nil, 0, 1) },
		"has rate 0":           func() { Instrument{}.Play(nil, 1, 0) },
		"has notes[0] {60 -1}": func() { Instrument{}.Play([]Note{{60, -1}}, 1, 1) },
		"has 0 seconds":        func() { Clicks(nil, 0, 1) },
		"has peak 2":           func() { New(1, nil).Normalize(2) },
		"the rate is 0 Hz":     func() { (&Sound{}).WAV() },

		"Rate is 0 Hz":                          func() { (&Sound{}).Seconds() },
		"Channels[1] has length 2, want 1":      func() { (&Sound{Channels: [][]float64{{1}, {1, 2}}}).Mono() },
		"Channels[0][1] is NaN, want a finite":  func() { New(1, []float64{1, math.NaN()}).Normalize(1) },
		"Channels[0][0] is -Inf, want a finite": func() { New(1, []float64{math.Inf(-1)}).Normalize(1) },
		"has peak NaN":                          func() { New(1, nil).Normalize(math.NaN()) },
		"has tempo NaN":                         func() { Instrument{}.Play(nil, math.NaN(), 1) },
		"has notes[1] {+Inf 1}":                 func() { Instrument{}.Play([]Note{{60, 1}, {math.Inf(1), 1}}, 1, 1) },
		"notes of 6e+300 s at 8000 Hz":          func() { Instrument{}.Play([]Note{{60, 1e299}}, 1, 8000) },
		"Attack 0.005 and Release -1":           func() { Instrument{Release: -1}.Play(nil, 1, 1) },
		"Attack NaN and Release 0.08":           func() { Instrument{Attack: math.NaN()}.Play(nil, 1, 1) },
		"Partials[0] is {Ratio:0 Gain:1":        func() { Instrument{Partials: []Partial{{0, 1, 1}}}.Play(nil, 1, 1) },
		"Partials[0] is {Ratio:1 Gain:NaN":      func() { Instrument{Partials: []Partial{{1, math.NaN(), 1}}}.Play(nil, 1, 1) },
		"Partials[0] is {Ratio:1 Gain:1 Fade:-": func() { Instrument{Partials: []Partial{{1, 1, -1}}}.Play(nil, 1, 1) },
		"has 1e+300 seconds at 8000 Hz":         func() { Clicks(nil, 1e300, 8000) },
		"has 1 seconds at 0 Hz":                 func() { Clicks(nil, 1, 0) },
	} {
		t.Run(want, func(t *testing.T) {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.HasPrefix(got, "sound: ") || !strings.Contains(got, want) {
					t.Errorf("panics with %q, want sound: … %s", got, want)
				}
			}()
			f()
		})
	}
}
