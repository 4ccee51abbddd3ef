package signal_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
	"github.com/zoetrope-go/zoetrope/neural/signal"
)

// A referenceCase is a call in Python, see testdata/reference.py. Of what it
// returned there is every so many-th number.
type referenceCase struct {
	Function      string
	Arguments     arguments
	Length, Every int
	Largest       float64
	Values        []float64
}

// arguments of a call. JSON has no integers, and some arguments may be of
// several kinds.
type arguments map[string]any

func (a arguments) number(name string) float64 { v, _ := a[name].(float64); return v }
func (a arguments) int(name string) int        { return int(a.number(name)) }
func (a arguments) text(name string) string    { v, _ := a[name].(string); return v }
func (a arguments) numbers(name string) (ns []float64) {
	switch v := a[name].(type) {
	case float64:
		ns = []float64{v}
	case []any:
		for _, n := range v {
			ns = append(ns, n.(float64))
		}
	}
	return ns
}

func (a arguments) noise() []float64 { return noise(a.int("n")) }
func (a arguments) smooth() []float64 {
	x := a.noise()
	for i := 1; i < len(x); i++ {
		x[i] += x[i-1]
	}
	return x
}

func (a arguments) window(name string) signal.Window {
	return map[string]signal.Window{"hann": signal.Hann, "hamming": signal.Hamming, "blackman": signal.Blackman, "boxcar": signal.Boxcar}[a.text(name)]
}

func (a arguments) padding() signal.Padding {
	return map[string]signal.Padding{"edge": signal.PadEdge, "constant": signal.PadZero}[a.text("pad")]
}

func (a arguments) fir() *signal.FIR {
	return &signal.FIR{
		Low: a.number("low"), High: a.number("high"), Length: a.int("filter_length"),
		LowTransition: a.number("l_trans_bandwidth"), HighTransition: a.number("h_trans_bandwidth"),
		Window: a.window("fir_window"), Padding: a.padding(),
	}
}

func (a arguments) butterworth() *signal.Butterworth {
	e := a.numbers("edges")
	b := &signal.Butterworth{Order: a.int("order")}
	switch a.text("kind") {
	case "lowpass":
		b.High = e[0]
	case "highpass":
		b.Low = e[0]
	case "bandpass":
		b.Low, b.High = e[0], e[1]
	case "bandstop":
		b.Low, b.High = e[1], e[0]
	}
	return b
}

func (a arguments) welch() (frequencies, power []float64) {
	x := a.noise()
	for i := range x {
		x[i] += 3
	}
	o := &signal.WelchOptions{
		Window: a.window("window"), Segment: a.int("nperseg"), NFFT: a.int("nfft"), KeepMean: a["detrend"] == false,
		Spectrum: a.text("scaling") == "spectrum", Median: a.text("average") == "median",
	}
	if a["noverlap"] != nil {
		o.Step = o.Segment - a.int("noverlap")
	}
	return signal.Welch(x, a.number("rate"), o)
}

func (a arguments) specgram() *signal.Spectrogram {
	o := &signal.SpecgramOptions{
		Window: a.window("window"), NFFT: a.int("NFFT"), TwoSided: a.text("sides") == "twosided", Unscaled: a["scale_by_freq"] == false,
	}
	if a["noverlap"] != nil {
		o.Step = o.NFFT - a.int("noverlap")
	}
	return signal.Specgram(a.noise(), a.number("rate"), o)
}

func noise(n int) []float64 { return neural.NewRandomState(42).RandnSlice(n) }

// flat returns the real and imaginary parts in turn.
func flat(rows ...[]complex128) (ns []float64) {
	for _, row := range rows {
		for _, v := range row {
			ns = append(ns, real(v), imag(v))
		}
	}
	return ns
}

func mirrored(x []float64) []complex128 {
	z := make([]complex128, len(x))
	for i, v := range x {
		z[i] = complex(v, x[len(x)-1-i])
	}
	return z
}

func floats(ns []int) (fs []float64) {
	for _, n := range ns {
		fs = append(fs, float64(n))
	}
	return fs
}

// calls are what Python's functions are called here.
var calls = map[string]func(a arguments) []float64{
	"rfft":     func(a arguments) []float64 { return flat(signal.RFFT(nil, a.noise())) },
	"fft":      func(a arguments) []float64 { return flat(signal.FFT(nil, mirrored(a.noise()))) },
	"ifft":     func(a arguments) []float64 { return flat(signal.IFFT(nil, mirrored(a.noise()))) },
	"rfftfreq": func(a arguments) []float64 { return signal.RFFTFreq(a.int("n"), a.number("rate")) },
	"irfft": func(a arguments) []float64 {
		c := signal.RFFT(nil, a.noise())
		slices.Reverse(c)
		return signal.IRFFT(c, a.int("n"))
	},
	"window": func(a arguments) []float64 {
		if a["periodic"] == true {
			return a.window("window").Periodic(a.int("n"))
		}
		return a.window("window").Symmetric(a.int("n"))
	},
	"welch":      func(a arguments) []float64 { _, p := a.welch(); return p },
	"welch_axis": func(a arguments) []float64 { f, _ := a.welch(); return f },
	"specgram":   func(a arguments) []float64 { return slices.Concat(a.specgram().Power...) },
	"specgram_axes": func(a arguments) []float64 {
		s := a.specgram()
		return append(s.Frequencies, s.Times...)
	},
	"morlet": func(a arguments) []float64 {
		return flat(signal.MorletWavelet(a.number("rate"), a.number("frequency"), a.number("cycles"), a["zero_mean"] == true))
	},
	"tfr": func(a arguments) []float64 {
		m := &signal.Morlet{
			Rate: a.number("rate"), Frequencies: a.numbers("freqs"), Cycles: a.numbers("n_cycles"),
			KeepMean: a["zero_mean"] == false, Decim: a.int("decim"),
		}
		if a.text("output") == "power" {
			return slices.Concat(m.Power(a.noise())...)
		}
		return flat(m.Transform(a.noise())...)
	},
	"taps":        func(a arguments) []float64 { return a.fir().Taps(a.number("rate")) },
	"filter_data": func(a arguments) []float64 { return a.fir().Filter(nil, a.smooth(), a.number("rate")) },
	"resample": func(a arguments) []float64 {
		o := &signal.ResampleOptions{Pad: a.int("npad"), PowerOfTwo: a.text("npad") == "auto", Padding: a.padding(), Window: a.window("window")}
		if a["npad"] == 0.0 {
			o.Pad = -1
		}
		return signal.Resample(a.smooth(), a.number("up"), a.number("down"), o)
	},
	"butter": func(a arguments) (ns []float64) {
		for _, s := range a.butterworth().Sections(a.number("rate")) {
			ns = append(ns, s[:]...)
		}
		return ns
	},
	"sosfilt_zi": func(a arguments) (ns []float64) {
		for _, z := range a.butterworth().Sections(a.number("rate")).SteadyState() {
			ns = append(ns, z[:]...)
		}
		return ns
	},
	"sosfilt": func(a arguments) []float64 {
		return a.butterworth().Sections(a.number("rate")).Filter(nil, a.noise())
	},
	"sosfiltfilt": func(a arguments) []float64 { return a.butterworth().Filter(nil, a.smooth(), a.number("rate")) },
	"hilbert":     func(a arguments) []float64 { return flat(signal.Hilbert(a.noise())) },
	"phase":       func(a arguments) []float64 { return signal.Phase(a.noise()) },
	"envelope":    func(a arguments) []float64 { return signal.Envelope(a.noise()) },
	"correlate": func(a arguments) []float64 {
		n, m := a.int("n"), a.int("m")
		mode := map[string]signal.CorrelateMode{"full": signal.CorrelateFull, "same": signal.CorrelateSame, "valid": signal.CorrelateValid}
		lags, c := signal.Correlate(noise(n), noise(n + m)[n:], mode[a.text("mode")])
		return append(floats(lags), c...)
	},
	"find_peaks": func(a arguments) []float64 {
		x, unit := a.noise(), math.Pow(10, a.number("decimals"))
		for i := range x {
			x[i] = math.RoundToEven(x[i]*unit) / unit
		}
		return floats(signal.FindPeaks(x, &signal.PeakOptions{Distance: a.int("distance"), Prominence: a.number("prominence")}))
	},
}

// TestReference allows differences of 1e-12, relative to the largest number of a
// result: sums come out near 0 anywhere.
func TestReference(t *testing.T) {
	data, err := os.ReadFile("testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	var fixture struct {
		Versions string
		Cases    []referenceCase
	}
	if err := json.Unmarshal(data, &fixture); err != nil {
		t.Fatal(err)
	}
	seen, worst := map[string]int{}, map[string]float64{}
	for _, c := range fixture.Cases {
		call := calls[c.Function]
		if call == nil {
			t.Fatalf("the fixture has %s, which no function here answers", c.Function)
		}
		seen[c.Function]++
		got := call(c.Arguments)
		if len(got) != c.Length {
			t.Errorf("%s %v: length %d, want %d as in %s", c.Function, c.Arguments, len(got), c.Length, fixture.Versions)
			continue
		}
		off, at := 0.0, 0
		for i, want := range c.Values {
			if d := math.Abs(got[i*c.Every] - want); !(d <= off) {
				off, at = d, i
			}
		}
		if !(off <= 1e-12*c.Largest) {
			t.Errorf("%s %v: number %d is %v, want %v as in %s", c.Function, c.Arguments, at*c.Every, got[at*c.Every], c.Values[at], fixture.Versions)
		}
		if c.Largest > 0 {
			worst[c.Function] = max(worst[c.Function], off/c.Largest)
		}
	}
	for name := range calls {
		if seen[name] == 0 {
			t.Errorf("the fixture has no case of %s", name)
		}
		t.Logf("%-12s %3d cases, off by at most %.1g of the largest number", name, seen[name], worst[name])
	}
}
