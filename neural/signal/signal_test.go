package signal_test

import (
	"math"
	"math/cmplx"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural/signal"
)

func TestWrongUse(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	x, none := noise(40), []float64{}
	bad := slices.Clone(x)
	bad[3] = nan
	fir := func(f signal.FIR) { f.Filter(nil, x, 100) }
	butter := func(b signal.Butterworth) { b.Filter(nil, x, 100) }
	morlet := func(m signal.Morlet) { m.Power(x) }
	for want, f := range map[string]func(){
		"signal: RFFT x has length 0, want at least 1":                                                                    func() { signal.RFFT(nil, none) },
		"signal: RFFT x[3] has NaN, want a finite number":                                                                 func() { signal.RFFT(nil, bad) },
		"signal: RFFT dst has length 3, want 21":                                                                          func() { signal.RFFT(make([]complex128, 3), x) },
		"signal: IRFFT has 0 samples of 0 coefficients, want at least 1 of n/2+1":                                         func() { signal.IRFFT(nil, 0) },
		"signal: IRFFT has 5 samples of 2 coefficients, want at least 1 of n/2+1":                                         func() { signal.IRFFT(make([]complex128, 2), 5) },
		"signal: IRFFT c[1] has (NaN+NaNi), want a finite number":                                                         func() { signal.IRFFT([]complex128{1, cmplx.NaN()}, 2) },
		"signal: FFT x has length 0, want at least 1":                                                                     func() { signal.FFT(nil, nil) },
		"signal: IFFT dst has length 1, want 2":                                                                           func() { signal.IFFT(make([]complex128, 1), make([]complex128, 2)) },
		"signal: RFFTFreq n has 0, want at least 1":                                                                       func() { signal.RFFTFreq(0, 1) },
		"signal: RFFTFreq rate has NaN, want a finite number above 0":                                                     func() { signal.RFFTFreq(1, nan) },
		"signal: Window n has 0, want at least 1":                                                                         func() { signal.Hann.Periodic(0) },
		"signal: Window n has -1, want at least 1":                                                                        func() { signal.Hann.Symmetric(-1) },
		"signal: Window has 0, want one of the constants from Hann on":                                                    func() { signal.DefaultWindow.Symmetric(3) },
		"signal: Window has 9, want one of the constants from Hann on":                                                    func() { signal.Welch(x, 1, &signal.WelchOptions{Window: 9}) },
		"signal: Welch x has length 0, want at least 1":                                                                   func() { signal.Welch(nil, 1, nil) },
		"signal: Welch rate has -1, want a finite number above 0":                                                         func() { signal.Welch(x, -1, nil) },
		"signal: WelchOptions.Segment has -2, want at least 1":                                                            func() { signal.Welch(x, 1, &signal.WelchOptions{Segment: -2}) },
		"signal: WelchOptions.Step has -2, want at least 1":                                                               func() { signal.Welch(x, 1, &signal.WelchOptions{Step: -2}) },
		"signal: WelchOptions.NFFT has 8, want at least the segment's length, 10":                                         func() { signal.Welch(x, 1, &signal.WelchOptions{Segment: 10, NFFT: 8}) },
		"signal: Specgram x[3] has NaN, want a finite number":                                                             func() { signal.Specgram(bad, 1, nil) },
		"signal: SpecgramOptions.NFFT has -1, want at least 1":                                                            func() { signal.Specgram(x, 1, &signal.SpecgramOptions{NFFT: -1}) },
		"signal: SpecgramOptions.NFFT has 2, want more: the window is 0 everywhere":                                       func() { signal.Specgram(x, 1, &signal.SpecgramOptions{NFFT: 2}) },
		"signal: SpecgramOptions.Step has -1, want at least 1":                                                            func() { signal.Specgram(x, 1, &signal.SpecgramOptions{Step: -1}) },
		"signal: MorletWavelet cycles has 0, want a finite number above 0":                                                func() { signal.MorletWavelet(100, 10, 0, false) },
		"signal: Morlet.Rate has 0, want a finite number above 0":                                                         func() { morlet(signal.Morlet{}) },
		"signal: Morlet.Frequencies[1] has 51, want above 0 and at most half of Rate, 50":                                 func() { morlet(signal.Morlet{Rate: 100, Frequencies: []float64{50, 51}}) },
		"signal: Morlet.Frequencies[0] has NaN, want above 0 and at most half of Rate, 50":                                func() { morlet(signal.Morlet{Rate: 100, Frequencies: []float64{nan}}) },
		"signal: Morlet.Cycles has length 2, want 1 or that of Frequencies, 1":                                            func() { morlet(signal.Morlet{Rate: 100, Frequencies: []float64{9}, Cycles: []float64{1, 2}}) },
		"signal: Morlet.Cycles has -1, want a finite number above 0":                                                      func() { morlet(signal.Morlet{Rate: 100, Frequencies: []float64{9}, Cycles: []float64{-1}}) },
		"signal: Morlet.Decim has -1, want at least 1":                                                                    func() { morlet(signal.Morlet{Rate: 100, Decim: -1}) },
		"signal: Morlet.Power x has length 40, want at least the wavelet's at 10 Hz, 111":                                 func() { morlet(signal.Morlet{Rate: 100, Frequencies: []float64{10}}) },
		"signal: FIR.Filter x has length 0, want at least 1":                                                              func() { (&signal.FIR{High: 10}).Filter(nil, nil, 100) },
		"signal: FIR has neither Low nor High, want at least one":                                                         func() { fir(signal.FIR{}) },
		"signal: FIR.Low and High have both 9, want different ones":                                                       func() { fir(signal.FIR{Low: 9, High: 9}) },
		"signal: FIR.High has 50, want at least 0 and below half the rate, 50":                                            func() { fir(signal.FIR{High: 50}) },
		"signal: FIR.Low has NaN, want at least 0 and below half the rate, 50":                                            func() { fir(signal.FIR{Low: nan}) },
		"signal: FIR.LowTransition has 3, want at most Low, 2":                                                            func() { fir(signal.FIR{Low: 2, LowTransition: 3}) },
		"signal: FIR.HighTransition has 6, want at most 5, which is left to half the rate":                                func() { fir(signal.FIR{High: 45, HighTransition: 6}) },
		"signal: FIR transitions have 3 and 2 at High and Low, want at most 4 together":                                   func() { fir(signal.FIR{Low: 14, High: 10, LowTransition: 2, HighTransition: 3}) },
		"signal: FIR.Length has 11, want at least 133 for the transition from 10 to 12.5 Hz":                              func() { fir(signal.FIR{High: 10, Length: 11}) },
		"signal: FIR.Length has -4, want at least 1":                                                                      func() { fir(signal.FIR{High: 10, Length: -4}) },
		"signal: FIR.Window has 4, want Hann, Hamming or Blackman":                                                        func() { fir(signal.FIR{High: 10, Window: signal.Boxcar}) },
		"signal: Padding has 7, want one of the constants":                                                                func() { fir(signal.FIR{High: 10, Padding: 7}) },
		"signal: FIR rate has 0, want a finite number above 0":                                                            func() { (&signal.FIR{High: 10}).Taps(0) },
		"signal: Resample x has length 0, want at least 1":                                                                func() { signal.Resample(nil, 1, 2, nil) },
		"signal: Resample up has +Inf, want a finite number above 0":                                                      func() { signal.Resample(x, inf, 2, nil) },
		"signal: Resample down has 0, want a finite number above 0":                                                       func() { signal.Resample(x, 1, 0, nil) },
		"signal: Resample up has 1e+09 for down 1 and 40 samples, want at most 2³¹ samples as a result":                   func() { signal.Resample(x, 1e9, 1, nil) },
		"signal: Butterworth.Order has -1, want from 1 to 100":                                                            func() { butter(signal.Butterworth{Order: -1, High: 5}) },
		"signal: Butterworth.High has 50, want at least 0 and below half the rate, 50":                                    func() { butter(signal.Butterworth{High: 50}) },
		"signal: Butterworth.Low has -1, want at least 0 and below half the rate, 50":                                     func() { butter(signal.Butterworth{Low: -1}) },
		"signal: Butterworth has neither Low nor High, want at least one":                                                 func() { butter(signal.Butterworth{}) },
		"signal: Butterworth.Low and High have both 5, want different ones":                                               func() { butter(signal.Butterworth{Low: 5, High: 5}) },
		"signal: SOS.FiltFilt x has length 5, want at least 16":                                                           func() { (&signal.Butterworth{High: 5}).Filter(nil, x[:5], 100) },
		"signal: SOS.FiltFilt x[3] has NaN, want a finite number":                                                         func() { (&signal.Butterworth{High: 5}).Filter(nil, bad, 100) },
		"signal: SOS.Filter has no sections, want at least 1":                                                             func() { signal.SOS{}.Filter(nil, x) },
		"signal: SOS.Filter section 0 has a₀ 2, want 1":                                                                   func() { signal.SOS{{1, 0, 0, 2, 0, 0}}.Filter(nil, x) },
		"signal: SOS.Filter dst has length 3, want 40":                                                                    func() { signal.SOS{{1, 0, 0, 1, 0, 0}}.Filter(x[:3], x) },
		"signal: Hilbert x has length 0, want at least 1":                                                                 func() { signal.Hilbert(nil) },
		"signal: Envelope x[3] has NaN, want a finite number":                                                             func() { signal.Envelope(bad) },
		"signal: Phase x has length 0, want at least 1":                                                                   func() { signal.Phase(none) },
		"signal: Correlate b has length 0, want at least 1":                                                               func() { signal.Correlate(x, nil, 0) },
		"signal: Correlate mode has 3, want one of the constants":                                                         func() { signal.Correlate(x, x, 3) },
		"signal: FindPeaks x[3] has NaN, want a finite number":                                                            func() { signal.FindPeaks(bad, nil) },
		"signal: PeakOptions.Distance has -1, want at least 1":                                                            func() { signal.FindPeaks(x, &signal.PeakOptions{Distance: -1}) },
		"signal: PeakOptions.Prominence has NaN, want at least 0":                                                         func() { signal.FindPeaks(x, &signal.PeakOptions{Prominence: nan}) },
		"signal: IFFT x[1] has (NaN+NaNi), want a finite number":                                                          func() { signal.IFFT(nil, []complex128{1, cmplx.NaN()}) },
		"signal: Window n has -3, want at least 1":                                                                        func() { signal.Hann.Periodic(-3) },
		"signal: Welch x[3] has NaN, want a finite number":                                                                func() { signal.Welch(bad, 1, nil) },
		"signal: Specgram x has length 0, want at least 1":                                                                func() { signal.Specgram(none, 1, nil) },
		"signal: Specgram rate has +Inf, want a finite number above 0":                                                    func() { signal.Specgram(x, inf, nil) },
		"signal: MorletWavelet rate has NaN, want a finite number above 0":                                                func() { signal.MorletWavelet(nan, 10, 7, false) },
		"signal: MorletWavelet frequency has -1, want a finite number above 0":                                            func() { signal.MorletWavelet(100, -1, 7, false) },
		"signal: MorletWavelet cycles has 7 at 1e-300 Hz, sampled at 100 Hz, want less: that makes more than 2²⁹ samples": func() { signal.MorletWavelet(100, 1e-300, 7, false) },
		"signal: Morlet.Frequencies has length 0, want at least 1":                                                        func() { morlet(signal.Morlet{Rate: 100}) },
		"signal: Morlet.Power x has length 40, want at least the wavelet's at 1e-09 Hz, 1114084601643":                    func() { morlet(signal.Morlet{Rate: 100, Frequencies: []float64{1e-9}}) },
		"signal: Morlet.Transform x[3] has NaN, want a finite number":                                                     func() { (&signal.Morlet{Rate: 100, Frequencies: []float64{9}}).Transform(bad) },
		"signal: Morlet.Transform x has length 0, want at least 1":                                                        func() { (&signal.Morlet{Rate: 100, Frequencies: []float64{9}}).Transform(nil) },
		"signal: FIR.Filter x[3] has NaN, want a finite number":                                                           func() { (&signal.FIR{High: 10}).Filter(nil, bad, 100) },
		"signal: FIR.Filter dst has length 3, want 40":                                                                    func() { (&signal.FIR{High: 10}).Filter(x[:3], x, 100) },
		"signal: FIR.High has -1, want at least 0 and below half the rate, 50":                                            func() { (&signal.FIR{High: -1, LowTransition: -1}).Taps(100) },
		"signal: FIR transition has 1e-300 Hz, want a wider one: it needs more than 2²⁸ taps":                             func() { (&signal.FIR{High: 10, HighTransition: 1e-300}).Taps(100) },
		"signal: Resample x[3] has NaN, want a finite number":                                                             func() { signal.Resample(bad, 1, 2, nil) },
		"signal: Butterworth.Order has 101, want from 1 to 100":                                                           func() { butter(signal.Butterworth{Order: 101, High: 5}) },
		"signal: Butterworth rate has NaN, want a finite number above 0":                                                  func() { (&signal.Butterworth{High: 5}).Sections(nan) },
		"signal: SOS.SteadyState has no sections, want at least 1":                                                        func() { signal.SOS{}.SteadyState() },
		"signal: SOS.SteadyState section 1 has [1 0 0 1 NaN 0], want finite numbers":                                      func() { signal.SOS{{1, 0, 0, 1, 0, 0}, {1, 0, 0, 1, nan, 0}}.SteadyState() },
		"signal: SOS.Filter section 0 has [+Inf 0 0 1 0 0], want finite numbers":                                          func() { signal.SOS{{inf, 0, 0, 1, 0, 0}}.Filter(nil, x) },
		"signal: SOS.Filter x[3] has NaN, want a finite number":                                                           func() { signal.SOS{{1, 0, 0, 1, 0, 0}}.Filter(nil, bad) },
		"signal: SOS.FiltFilt has no sections, want at least 1":                                                           func() { signal.SOS{}.FiltFilt(nil, x) },
		"signal: SOS.FiltFilt dst has length 3, want 40":                                                                  func() { signal.SOS{{1, 0, 0, 1, 0, 0}}.FiltFilt(x[:3], x) },
		"signal: Hilbert x[3] has NaN, want a finite number":                                                              func() { signal.Hilbert(bad) },
		"signal: Envelope x has length 0, want at least 1":                                                                func() { signal.Envelope(nil) },
		"signal: Phase x[3] has NaN, want a finite number":                                                                func() { signal.Phase(bad) },
		"signal: Correlate a has length 0, want at least 1":                                                               func() { signal.Correlate(nil, x, 0) },
		"signal: Correlate a[3] has NaN, want a finite number":                                                            func() { signal.Correlate(bad, x, 0) },
		"signal: Correlate b[3] has NaN, want a finite number":                                                            func() { signal.Correlate(x, bad, 0) },
		"signal: PeakOptions.Distance has -2, want at least 1":                                                            func() { signal.PeakPhase(x, &signal.PeakOptions{Distance: -2}) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("got panic %v, want %v", got, want)
				}
			}()
			f()
		}()
	}
	if _, err := signal.PeakPhase([]float64{1, 2, 3}, nil); err == nil {
		t.Error("a signal without peaks has a phase")
	}
}

// Filters may write over their input.
func TestInPlace(t *testing.T) {
	for name, f := range map[string]func(dst, x []float64) []float64{
		"FIR":      func(dst, x []float64) []float64 { return (&signal.FIR{High: 10}).Filter(dst, x, 100) },
		"FiltFilt": func(dst, x []float64) []float64 { return (&signal.Butterworth{High: 10}).Filter(dst, x, 100) },
		"SOS": func(dst, x []float64) []float64 {
			return (&signal.Butterworth{High: 10}).Sections(100).Filter(dst, x)
		},
	} {
		x := noise(100)
		want := f(nil, x)
		if !slices.Equal(x, noise(100)) {
			t.Errorf("%s changed its input", name)
		}
		if f(x, x); !slices.Equal(x, want) {
			t.Errorf("%s makes other numbers in place", name)
		}
	}
}

// tone returns n samples at 1000 Hz.
func tone(frequency float64, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.Cos(2 * math.Pi * frequency * float64(i) / 1000)
	}
	return x
}

func size(x []float64) (largest float64) {
	for _, v := range x {
		largest = max(largest, math.Abs(v))
	}
	return largest
}

// What filters pass and stop, as their comments say.
func TestFilters(t *testing.T) {
	type filter interface {
		Filter(dst, x []float64, rate float64) []float64
	}
	for name, c := range map[string]struct {
		f           filter
		pass, stop  []float64 // Hz
		ripple, let float64
	}{
		"FIR low-pass":          {&signal.FIR{High: 100}, []float64{20, 100}, []float64{126, 300}, 0.006, 0.003},
		"FIR high-pass":         {&signal.FIR{Low: 100}, []float64{100, 300}, []float64{20, 74}, 0.006, 0.003},
		"FIR band-pass":         {&signal.FIR{Low: 80, High: 120}, []float64{80, 120}, []float64{20, 155, 400}, 0.006, 0.003},
		"FIR band-stop":         {&signal.FIR{Low: 200, High: 80}, []float64{20, 80, 200, 400}, []float64{130}, 0.006, 0.003},
		"Butterworth low-pass":  {&signal.Butterworth{High: 100}, []float64{20}, []float64{300}, 0.001, 0.001},
		"Butterworth high-pass": {&signal.Butterworth{Low: 100}, []float64{400}, []float64{20}, 0.001, 0.001},
		"Butterworth band-pass": {&signal.Butterworth{Low: 80, High: 120}, []float64{98}, []float64{20, 400}, 0.001, 0.001},
		"Butterworth band-stop": {&signal.Butterworth{Low: 120, High: 80}, []float64{20, 400}, []float64{98}, 0.001, 0.001},
	} {
		for i, f := range append(slices.Clone(c.pass), c.stop...) {
			x := tone(f, 4000)
			y := c.f.Filter(nil, x, 1000)
			for j := range y {
				if i < len(c.pass) {
					y[j] -= x[j] // nothing is late either
				}
			}
			limit := c.let
			if i < len(c.pass) {
				limit = c.ripple
			}
			if got := size(y[1000:3000]); !(got <= limit) {
				t.Errorf("%s at %v Hz is off by %v, want at most %v", name, f, got, limit)
			}
		}
	}
}

// A tone that fits into the signal comes out at the new rate, sample by sample.
func TestResampleTone(t *testing.T) {
	y := signal.Resample(tone(50, 2000), 400, 1000, &signal.ResampleOptions{Pad: -1})
	for i, v := range y {
		if want := math.Cos(2 * math.Pi * 50 * float64(i) / 400); math.Abs(v-want) > 1e-12 {
			t.Fatalf("sample %d is %v, want %v", i, v, want)
		}
	}
}

// Power is where the tone is, and its amount is that of a cosine: a half.
func TestSpectraOfTone(t *testing.T) {
	x := tone(125, 8000)
	frequencies, power := signal.Welch(x, 1000, &signal.WelchOptions{Spectrum: true, Segment: 1000})
	for i, f := range frequencies {
		want := 0.0
		switch f {
		case 125:
			want = 0.5
		case 124, 126: // the window's
			want = 0.125
		}
		if math.Abs(power[i]-want) > 1e-6 {
			t.Errorf("Welch has %v at %v Hz, want %v", power[i], f, want)
		}
	}
	m := &signal.Morlet{Rate: 1000, Frequencies: []float64{60, 125, 250}, Decim: 1000}
	at := m.Power(x)
	if at[1][4] < 1000*at[0][4] || at[1][4] < 1000*at[2][4] {
		t.Errorf("Morlet has powers %v, %v and %v at 60, 125 and 250 Hz", at[0][4], at[1][4], at[2][4])
	}
}

// Both ways to convolve with a wavelet agree: decimation chooses between them.
func TestMorletDecimation(t *testing.T) {
	x := noise(30000)
	m := &signal.Morlet{Rate: 1000, Frequencies: []float64{3, 11, 90}}
	all := m.Transform(x)
	m.Decim = 311
	for i, row := range m.Transform(x) {
		for j, v := range row {
			if want := all[i][j*m.Decim]; cmplx.Abs(v-want) > 1e-12*20 {
				t.Fatalf("frequency %d, sample %d is %v, want %v", i, j, v, want)
			}
		}
	}
}

func TestDecibels(t *testing.T) {
	s := &signal.Spectrogram{Power: [][]float64{{1, 100}, {0, 1000}}}
	if got := slices.Concat(s.Decibels()...); !slices.Equal(got, []float64{0, 20, math.Inf(-1), 30}) {
		t.Errorf("decibels are %v", got)
	}
}

// The lag of the largest correlation is that of the delay.
func TestCorrelateDelay(t *testing.T) {
	x := noise(3000)
	lags, c := signal.Correlate(x[100:2100], x[137:2137], signal.CorrelateFull)
	best := 0
	for i := range c {
		if c[i] > c[best] {
			best = i
		}
	}
	if lags[best] != 37 {
		t.Errorf("x is late by %d, want 37", lags[best])
	}
}
