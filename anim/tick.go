package anim

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A tick is a place on an axis and its label.
type tick struct {
	at    float64
	label string
}

// Ticks are the round numbers from lo to hi that an axis has its ticks at, at
// most n+1 of them, and their labels, divided by 10 to the power of exponent,
// which is 0 in most cases. lo must be below hi, and n at least 1.
func Ticks(lo, hi float64, n int) (at []float64, text []string, exponent int) {
	if !(lo < hi) || n < 1 {
		panic(fmt.Sprintf("anim: Ticks has lo %v, hi %v and n %d, want lo below hi and n at least 1", lo, hi, n))
	}
	at = niceTicks(lo, hi, n)
	text, exponent = labels(at)
	return at, text, exponent
}

// niceTicks places at most n+1 round ticks in lo..hi: multiples of 1, 2, 2.5
// or 5 times a power of ten, as matplotlib's MaxNLocator does.
func niceTicks(lo, hi float64, n int) []float64 {
	n = max(n, 1)
	span := hi - lo
	if !(span > 0) || math.IsInf(span, 0) {
		return []float64{lo}
	}
	raw := span / float64(n)
	p := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * p
	for _, s := range []float64{1, 2, 2.5, 5} {
		if s*p >= raw*(1-1e-9) {
			step = s * p
			break
		}
	}
	var at []float64
	first := math.Ceil(lo/step - 1e-9)
	last := math.Floor(hi/step + 1e-9)
	// Counted in whole numbers: far from 0, first+1 may be first.
	for i := range int(min(last-first, 1000)) + 1 {
		at = append(at, (first+float64(i))*step)
	}
	return at
}

// labels writes ticks with as many decimals as tell them apart, and returns
// the power of ten they were divided by, 0 in most cases.
func labels(at []float64) (text []string, exponent int) {
	big, gap := 0.0, math.Inf(1)
	for i, v := range at {
		big = max(big, math.Abs(v))
		if i > 0 {
			gap = min(gap, math.Abs(v-at[i-1]))
		}
	}
	if big == 0 {
		big = 1
	}
	if math.IsInf(gap, 1) || gap == 0 {
		gap = big
	}
	if big >= 1e5 || big < 1e-3 {
		exponent = int(math.Floor(math.Log10(big) + 1e-9))
	}
	unit := math.Pow(10, float64(exponent))
	decimals := 0
	for d := gap / unit; decimals < 12; decimals++ {
		s := d * math.Pow(10, float64(decimals))
		if math.Abs(s-math.Round(s)) < 1e-6*math.Max(1, s) && s >= 0.5 {
			break
		}
	}
	// A start that is not a multiple of the gap needs decimals of its own.
	for ; decimals < 12; decimals++ {
		whole := true
		for _, v := range at {
			s := v / unit * math.Pow(10, float64(decimals))
			whole = whole && math.Abs(s-math.Round(s)) < 1e-6*math.Max(1, math.Abs(s))
		}
		if whole {
			break
		}
	}
	for _, v := range at {
		text = append(text, number(v/unit, decimals))
	}
	return text, exponent
}

// number writes v with a true minus sign and without a negative zero.
func number(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		if strings.Trim(rest, "0.") == "" {
			return rest
		}
		return "\u2212" + rest
	}
	return s
}

// logTicks places about n ticks at powers of ten, and where there are fewer than
// two of those also at twice and five times them.
func logTicks(lo, hi float64, n int) []float64 {
	first, last := math.Ceil(math.Log10(lo)-1e-9), math.Floor(math.Log10(hi)+1e-9)
	var at []float64
	if last-first < 1 {
		for k := first - 1; k <= last+1; k++ {
			for _, m := range []float64{1, 2, 5} {
				if v := m * math.Pow(10, k); v >= lo*(1-1e-9) && v <= hi*(1+1e-9) {
					at = append(at, v)
				}
			}
		}
		return at
	}
	stride := math.Ceil((last - first + 1) / float64(max(n, 1)))
	for k := math.Ceil(first/stride) * stride; k <= last; k += stride {
		at = append(at, math.Pow(10, k))
	}
	return at
}

// logLabel writes a tick of a logarithmic axis: as it is from 0.001 to 10000,
// and else in the form 1e6.
func logLabel(v float64) string {
	if e := math.Floor(math.Log10(v) + 1e-9); e < -3 || e > 4 {
		return strings.Replace(strconv.FormatFloat(v/math.Pow(10, e), 'g', 3, 64)+"e"+strconv.Itoa(int(e)), "e-", "e\u2212", 1)
	}
	return strconv.FormatFloat(v, 'g', 6, 64)
}
