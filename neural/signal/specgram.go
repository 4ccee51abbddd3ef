package signal

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// A Spectrogram is a signal's power over frequency and time.
type Spectrogram struct {
	Power       [][]float64 // [frequency][time], in the signal's unit squared per hertz
	Frequencies []float64   // in hertz, rising
	Times       []float64   // the middles of the pieces, in seconds
}

// Decibels returns 10·log₁₀ of the powers, as long as Power, which are -Inf
// where there is none.
func (s *Spectrogram) Decibels() [][]float64 {
	db := make([][]float64, len(s.Power))
	for i, row := range s.Power {
		db[i] = make([]float64, len(row))
		for j, p := range row {
			db[i][j] = 10 * math.Log10(p)
		}
	}
	return db
}

// SpecgramOptions are the options of [Specgram]. The zero value holds the
// defaults.
type SpecgramOptions struct {
	// Window weighs each piece. Default Hann. It is symmetric, as matplotlib's.
	Window Window

	// NFFT is a piece's length, in samples. Default 256.
	NFFT int

	// Step is the distance from one piece's begin to the next one's, in samples.
	// Default half of NFFT, as noverlap=128 is in matplotlib.
	Step int

	// TwoSided has the negative frequencies too; by default the powers of the
	// positive ones hold theirs.
	TwoSided bool

	// Unscaled has powers in the signal's unit squared, by default they are
	// densities, that per hertz: matplotlib's scale_by_freq=False.
	Unscaled bool
}

// Specgram transforms short pieces of x, sampled at rate hertz, one after another:
// matplotlib's specgram, without detrending. A signal shorter than a piece is
// filled up with zeros; a remainder that is too short for a piece is left out.
//
// It panics if x is empty or not finite, if rate is not positive, or if an option
// is out of its range.
func Specgram(x []float64, rate float64, o *SpecgramOptions) *Spectrogram {
	if o == nil {
		o = &SpecgramOptions{}
	}
	checkSignal("Specgram", "x", x, 1)
	checkPositive("Specgram rate", rate)
	nfft, step := o.NFFT, o.Step
	if nfft == 0 {
		nfft = 256
	}
	if nfft < 1 {
		panic(fmt.Sprintf("signal: SpecgramOptions.NFFT has %d, want at least 1", o.NFFT))
	}
	if step == 0 {
		step = nfft - nfft/2
	}
	if step < 1 {
		panic(fmt.Sprintf("signal: SpecgramOptions.Step has %d, want at least 1", o.Step))
	}
	if len(x) < nfft {
		x = append(make([]float64, 0, nfft), x...)[:nfft]
	}

	weights := o.Window.or(Hann).Symmetric(nfft)
	var sum, squares float64
	for _, w := range weights {
		sum += w
		squares += w * w
	}
	if squares < 1e-20 { // a Hann window of 2, whose both ends are 0
		panic(fmt.Sprintf("signal: SpecgramOptions.NFFT has %d, want more: the window is 0 everywhere", nfft))
	}
	scale := 1 / (rate * squares)
	if o.Unscaled {
		scale = 1 / (sum * sum)
	}

	pieces := (len(x)-nfft)/step + 1
	s := &Spectrogram{Frequencies: RFFTFreq(nfft, rate), Times: make([]float64, pieces)}
	first := 0 // the row of frequency 0
	if o.TwoSided {
		first = nfft / 2
		s.Frequencies = make([]float64, nfft)
		for i := range s.Frequencies {
			s.Frequencies[i] = float64(i-first) * rate / float64(nfft)
		}
	}
	all := fft.Room[float64](pieces * len(s.Frequencies)) // of which all is written
	values := all
	for range s.Frequencies {
		s.Power = append(s.Power, values[:pieces:pieces])
		values = values[pieces:]
	}

	for t := range s.Times {
		s.Times[t] = (float64(nfft)/2 + float64(t*step)) / rate
	}
	plan := fft.NewReals(nfft)
	each((pieces+fft.Lanes-1)/fft.Lanes, func() func(i int) {
		plan, c := plan.Clone(), make([][fft.Lanes]complex128, nfft/2+1)
		return func(i int) { // as many neighbours at a time as go together
			from := i * fft.Lanes
			n := min(fft.Lanes, pieces-from)
			for lane := range n {
				plan.Set(lane, x[(from+lane)*step:], weights)
			}
			plan.Forward(c)
			if n == fft.Lanes && !o.TwoSided {
				both := c[1 : (nfft+1)/2] // which hold negative frequencies too
				fft.Powers(all[from:], c[:1], pieces, scale)
				if len(both) > 0 {
					fft.Powers(all[pieces+from:], both, pieces, 2*scale)
				}
				if last := 1 + len(both); last < len(c) {
					fft.Powers(all[last*pieces+from:], c[last:], pieces, scale)
				}
				return
			}
			for k := range c {
				f := scale
				if !o.TwoSided && k > 0 && 2*k < nfft {
					f *= 2
				}
				row := s.Power[max(first-k, k-first)][from:][:n] // first is 0 for one side
				for lane, v := range c[k][:n] {
					row[lane] = f * (real(v)*real(v) + imag(v)*imag(v))
				}
				if o.TwoSided && first+k < nfft {
					copy(s.Power[first+k][from:], row)
				}
			}
		}
	})
	return s
}
