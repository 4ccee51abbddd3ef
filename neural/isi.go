package neural

import (
	"fmt"
	"math"
)

// ISI returns the intervals between the neighbouring spikes of one train, in the
// unit of times: one fewer than there are spikes. Fewer than 2 spikes have none. It
// panics if the times are not in rising order, or not finite.
func ISI(times []float64) []float64 {
	checkTrain("ISI", "times", times)
	if len(times) < 2 {
		return nil
	}
	intervals := make([]float64, len(times)-1)
	for i := range intervals {
		intervals[i] = times[i+1] - times[i]
	}
	return intervals
}

// CV returns the coefficient of variation of intervals, their standard deviation
// (over n) over their mean: 0 for a clock, 1 for a Poisson process, above 1 for
// bursts. It is elephant.statistics.cv. It panics if there are no intervals, if one
// is negative or not finite, or if all are 0.
func CV(intervals []float64) float64 {
	checkIntervals("CV", intervals, 1)
	mean := 0.0
	for _, v := range intervals {
		mean += v
	}
	mean /= float64(len(intervals))
	if mean == 0 {
		panic("neural: CV intervals has only 0, want one above 0")
	}
	square := 0.0
	for _, v := range intervals {
		square += (v - mean) * (v - mean)
	}
	return math.Sqrt(square/float64(len(intervals))) / mean
}

// CV2 returns the mean of 2·|a-b|/(a+b) over neighbouring intervals a and b, which
// tells irregularity from a rate that changes slowly (Holt et al., Journal of
// Neurophysiology 75, 1996): about 1 for a Poisson process. It is
// elephant.statistics.cv2. It panics if there are fewer than 2 intervals, or if one
// is negative or not finite, or if two neighbours are 0.
func CV2(intervals []float64) float64 {
	sum := 0.0
	neighbours("CV2", intervals, func(r float64) { sum += 2 * math.Abs(r) })
	return sum / float64(len(intervals)-1)
}

// LV returns the local variation, the mean of 3·((a-b)/(a+b))² over neighbouring
// intervals a and b (Shinomoto et al., Neural Computation 15, 2003): 0 for a clock,
// 1 for a Poisson process. It is elephant.statistics.lv. It panics as CV2 does.
func LV(intervals []float64) float64 {
	sum := 0.0
	neighbours("LV", intervals, func(r float64) { sum += 3 * r * r })
	return sum / float64(len(intervals)-1)
}

// neighbours calls f with (a-b)/(a+b) of all neighbours a and b.
func neighbours(function string, intervals []float64, f func(ratio float64)) {
	checkIntervals(function, intervals, 2)
	for i, b := range intervals[1:] {
		a := intervals[i]
		if a+b == 0 {
			panic(fmt.Sprintf("neural: %s intervals[%d] and [%d] have both 0, want one above 0", function, i, i+1))
		}
		f((a - b) / (a + b))
	}
}

func checkIntervals(function string, intervals []float64, least int) {
	if len(intervals) < least {
		panic(fmt.Sprintf("neural: %s intervals has length %d, want at least %d", function, len(intervals), least))
	}
	checkFinite(function, "intervals", intervals)
	for i, v := range intervals {
		if v < 0 {
			panic(fmt.Sprintf("neural: %s intervals[%d] has %v, want at least 0", function, i, v))
		}
	}
}

// checkTrain panics unless times are finite and in rising order.
func checkTrain(function, name string, times []float64) {
	checkFinite(function, name, times)
	for i := 1; i < len(times); i++ {
		if times[i] < times[i-1] {
			panic(fmt.Sprintf("neural: %s %s[%d] has %v after %v, want rising order", function, name, i, times[i], times[i-1]))
		}
	}
}
