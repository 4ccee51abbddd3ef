package strip

// candidates lists the predictors worth trying on vectors[2:], the likeliest
// first: of two that do equally well the first is taken.
func candidates[T int32 | uint8](vectors [][]T, width int) []predictor {
	still := predictor{mode: shift}
	list := []predictor{still, {mode: plain}, {mode: space}}
	if width == 0 {
		list = append(list, predictor{mode: space2})
	} else {
		list = append(list, predictor{mode: stride, k: width}, predictor{mode: gradient, k: width})
	}
	// What was the vector before, and is it there for most of the group?
	middle := 2 + (len(vectors)-2)/2
	a, p := vectors[middle], vectors[middle-1]
	if len(p) == 0 {
		return list[1:]
	}
	list = append(list, predictor{mode: slide}, predictor{mode: linear})
	if k := scrolled(a, p, width); k != 0 {
		list = append(list, predictor{mode: shift, k: k}, predictor{mode: slide, k: k})
	}
	return list
}

const (
	reach   = 32 // how far a vector may have scrolled, in values
	samples = 48 // how many places are compared
)

// scrolled returns by how many places a is p moved on, or 0 if it is not.
// It compares the steps between neighbours, so the values may all have moved
// by the same amount, which is what points do when a plot scrolls.
func scrolled[T int32 | uint8](a, p []T, width int) int {
	if len(a) < 4 {
		return 0
	}
	best, most := 0, min(samples, len(a))/4
	try := func(k int) {
		same := 0
		for n := range samples {
			i := 1 + n*(len(a)-1)/samples
			j := i + k
			if j < 1 || j >= len(p) {
				continue
			}
			if d := a[i] - a[i-1]; d != 0 && d == p[j]-p[j-1] {
				same++
			}
		}
		if same > most {
			best, most = k, same
		}
	}
	for k := 1; k <= reach; k++ {
		try(k)
		try(-k)
	}
	if width > reach {
		try(width)
		try(-width)
	}
	return best
}
