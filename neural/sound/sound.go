// Package sound holds sounds as samples: it reads and writes WAV files, plays
// notes, and makes clicks of spikes.
package sound

import (
	"fmt"
	"math"
)

// A Sound is one or more channels of samples.
type Sound struct {
	// Rate is the number of samples a second, in Hz.
	Rate int
	// Channels are the samples, [channel][sample], from −1 to 1. All channels
	// are equally long.
	Channels [][]float64
}

// New is a sound of one channel.
func New(rate int, samples []float64) *Sound {
	return &Sound{Rate: rate, Channels: [][]float64{samples}}
}

// Len is the number of samples of a channel.
func (s *Sound) Len() int {
	if len(s.Channels) == 0 {
		return 0
	}
	return len(s.Channels[0])
}

// Seconds is how long the sound lasts. It panics if Rate is below 1.
func (s *Sound) Seconds() float64 {
	if s.Rate < 1 {
		panic(fmt.Sprintf("sound: Sound.Rate is %d Hz, want at least 1", s.Rate))
	}
	return float64(s.Len()) / float64(s.Rate)
}

// Mono is the mean of all channels. It panics if they are not equally long.
func (s *Sound) Mono() []float64 {
	for c, samples := range s.Channels {
		if len(samples) != s.Len() {
			panic(fmt.Sprintf("sound: Sound.Channels[%d] has length %d, want %d, that of the first", c, len(samples), s.Len()))
		}
	}
	mean := make([]float64, s.Len())
	for _, c := range s.Channels {
		for i, v := range c {
			mean[i] += v / float64(len(s.Channels))
		}
	}
	return mean
}

// Normalize scales the sound so that its loudest sample is peak, which is above
// 0 and at most 1. Silence stays silent. It panics if a sample is not finite.
func (s *Sound) Normalize(peak float64) {
	if !(peak > 0 && peak <= 1) {
		panic(fmt.Sprintf("sound: Sound.Normalize has peak %v, want above 0 and at most 1", peak))
	}
	top := 0.0
	for c, samples := range s.Channels {
		for i, v := range samples {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(fmt.Sprintf("sound: Sound.Channels[%d][%d] is %v, want a finite number", c, i, v))
			}
			top = max(top, math.Abs(v))
		}
	}
	if top == 0 {
		return
	}
	for _, samples := range s.Channels {
		for i, v := range samples {
			samples[i] = v / top * peak // peak/top may be beyond all numbers
		}
	}
}

// check reports what keeps the sound from being written.
func (s *Sound) check() error {
	switch {
	case s.Rate < 1 || s.Rate > math.MaxInt32:
		return fmt.Errorf("sound: the rate is %d Hz, want at least 1", s.Rate)
	case int64(s.Rate)*int64(len(s.Channels))*8 > math.MaxUint32:
		return fmt.Errorf("sound: %d channels at %d Hz are more bytes a second than a WAV file can say", len(s.Channels), s.Rate)
	case len(s.Channels) == 0 || len(s.Channels) > 1024:
		return fmt.Errorf("sound: there are %d channels, want 1 to 1024", len(s.Channels))
	}
	for c, samples := range s.Channels {
		if len(samples) != s.Len() {
			return fmt.Errorf("sound: channel %d has %d samples, want %d, as the first has", c, len(samples), s.Len())
		}
		for i, v := range samples {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return fmt.Errorf("sound: sample %d of channel %d is %v, want a finite number", i, c, v)
			}
		}
	}
	return nil
}
