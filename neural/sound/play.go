package sound

import (
	"fmt"
	"math"
)

// An Instrument plays notes: a sum of overtones, each of which fades in its own
// time, as those of a plucked string or a bell do.
type Instrument struct {
	// Partials are the overtones, the first of which is usually the note
	// itself. Nil: a bell-like sound of six.
	Partials []Partial
	// Attack is how long a note takes to begin, in seconds. Zero: 0.005.
	Attack float64
	// Release is how long it takes to end after its beats, in seconds. Zero:
	// 0.08.
	Release float64
}

// A Partial is an overtone.
type Partial struct {
	// Ratio is its frequency as a multiple of the note's.
	Ratio float64
	// Gain is its loudness at the start.
	Gain float64
	// Fade is how long it takes to fall to 1/e, in seconds. Zero: it does not.
	Fade float64
}

// bell is what an Instrument without Partials plays. The higher an overtone, the
// sooner it is gone.
var bell = []Partial{
	{1, 1, 0.8}, {2, 0.6, 0.5}, {3, 0.35, 0.35}, {4.2, 0.25, 0.25}, {5.4, 0.15, 0.15}, {6.8, 0.1, 0.1},
}

// Play plays notes one after the other, tempo beats a minute, at rate samples a
// second, and returns one channel whose loudest sample is 0.9. Overtones above
// half the rate are left out, for they would be heard as something else.
//
// It panics on a tempo, rate, note or field of the instrument that is not finite
// or out of its range, and if the notes last for more than 2³⁰ samples.
func (in Instrument) Play(notes []Note, tempo float64, rate int) *Sound {
	if !(tempo > 0) || math.IsInf(tempo, 0) {
		panic(fmt.Sprintf("sound: Instrument.Play has tempo %v, want above 0 beats a minute", tempo))
	}
	if rate < 1 {
		panic(fmt.Sprintf("sound: Instrument.Play has rate %d, want at least 1 Hz", rate))
	}
	if in.Partials == nil {
		in.Partials = bell
	}
	if in.Attack == 0 {
		in.Attack = 0.005
	}
	if in.Release == 0 {
		in.Release = 0.08
	}
	in.check()
	total := 0.0
	for i, n := range notes {
		if !(n.Beats >= 0) || math.IsInf(n.Beats, 0) || math.IsNaN(n.Pitch) || math.IsInf(n.Pitch, 0) {
			panic(fmt.Sprintf("sound: Instrument.Play has notes[%d] %v, want a pitch and at least 0 beats", i, n))
		}
		total += n.Beats * 60 / tempo
	}
	if !((total+in.Release)*float64(rate) <= mostSamples) {
		panic(fmt.Sprintf("sound: Instrument.Play has notes of %v s at %d Hz, want at most 2³⁰ samples", total, rate))
	}
	s := New(rate, make([]float64, int(math.Ceil((total+in.Release)*float64(rate)))))
	start := 0.0
	for _, n := range notes {
		seconds := n.Beats * 60 / tempo
		if hz := n.Hz(); hz > 0 {
			in.add(s, start, seconds, hz)
		}
		start += seconds
	}
	s.Normalize(0.9)
	return s
}

// mostSamples bounds the memory that a sound may take.
const mostSamples = 1 << 30

// check panics on fields that make no sound.
func (in Instrument) check() {
	finite := func(v, least float64) bool { return v >= least && !math.IsInf(v, 0) }
	if !finite(in.Attack, 0) || !finite(in.Release, 0) {
		panic(fmt.Sprintf("sound: Instrument has Attack %v and Release %v, want at least 0 s", in.Attack, in.Release))
	}
	for i, p := range in.Partials {
		if !finite(p.Ratio, 0) || p.Ratio == 0 || !finite(math.Abs(p.Gain), 0) || !finite(p.Fade, 0) {
			panic(fmt.Sprintf("sound: Instrument.Partials[%d] is %+v, want a Ratio above 0, a finite Gain and a Fade of at least 0 s", i, p))
		}
	}
}

// add plays one note.
func (in Instrument) add(s *Sound, start, seconds, hz float64) {
	rate, out := float64(s.Rate), s.Channels[0]
	first, last := int(start*rate), min(int((start+seconds+in.Release)*rate), len(out))
	for _, p := range in.Partials {
		if p.Ratio*hz >= rate/2 {
			continue
		}
		for i := first; i < last; i++ {
			t := float64(i-first) / rate
			gain := p.Gain * min(t/in.Attack, 1)
			if p.Fade > 0 {
				gain *= math.Exp(-t / p.Fade)
			}
			if t > seconds {
				gain *= max(1-(t-seconds)/in.Release, 0)
			}
			out[i] += gain * math.Sin(2*math.Pi*p.Ratio*hz*t)
		}
	}
}

// Clicks makes a click of each spike, as an amplifier's loudspeaker does: 1.5 ms
// of a tone that fades. Times are in seconds from the start of the sound; those
// outside, and NaN, are not heard. Clicks that meet add up, to at most 1. It
// panics if seconds or rate is not above 0, or if they make more than 2³⁰ samples.
func Clicks(times []float64, seconds float64, rate int) *Sound {
	if !(seconds > 0) || math.IsInf(seconds, 0) || rate < 1 {
		panic(fmt.Sprintf("sound: Clicks has %v seconds at %d Hz, want both above 0", seconds, rate))
	}
	if !(seconds*float64(rate) <= mostSamples) {
		panic(fmt.Sprintf("sound: Clicks has %v seconds at %d Hz, want at most 2³⁰ samples", seconds, rate))
	}
	const hz, fade, long = 2000.0, 0.0004, 0.0015
	out := make([]float64, int(math.Round(seconds*float64(rate))))
	for _, at := range times {
		if math.IsNaN(at) || at < 0 || at >= seconds {
			continue
		}
		// From the first sample at or after the spike, with the click's own
		// phase there: spikes between samples keep their time.
		for i := int(math.Ceil(at * float64(rate))); i < len(out); i++ {
			t := float64(i)/float64(rate) - at
			if t > long {
				break
			}
			out[i] += 0.8 * math.Exp(-t/fade) * math.Cos(2*math.Pi*hz*t)
		}
	}
	for i, v := range out {
		out[i] = min(max(v, -1), 1)
	}
	return New(rate, out)
}
