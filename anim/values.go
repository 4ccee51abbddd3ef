package anim

// colorRange is what a colour map spans: the limits that are set, else the
// range of the values of all frames so far.
func colorRange(values []float64, vmin, vmax float64, seen *span) (lo, hi float64) {
	if vmin != 0 || vmax != 0 {
		return vmin, vmax
	}
	for _, v := range values {
		seen.add(v)
	}
	return seen.lo, seen.hi
}
