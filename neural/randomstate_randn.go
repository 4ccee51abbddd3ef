package neural

import "math"

// polarBatch is how many pairs FillRandn makes at a time.
const polarBatch = 64

// FillRandn stores in dst the numbers that as many calls of [RandomState.Randn]
// would return, several times as fast.
func (r *RandomState) FillRandn(dst []float64) {
	if len(dst) > 0 && r.hasGauss {
		dst[0] = r.Randn()
		dst = dst[1:]
	}
	var words [mtLength]uint32 // tempered ones that come next
	var x, y, squares, f [polarBatch]float64
	first, end := 0, 0
	for len(dst) >= 2*polarBatch {
		for n := 0; n < polarBatch; {
			if end-first < 4 {
				if r.left < 4 { // a pair may need words of two rounds
					x[n], y[n] = float64(2*r.Random())-1, float64(2*r.Random())-1
					squares[n] = float64(x[n]*x[n]) + float64(y[n]*y[n])
					if squares[n] < 1 && squares[n] != 0 {
						n++
					}
					first, end = 0, 0
					continue
				}
				key := r.key[mtLength-r.left:]
				first, end = 0, temper(&words, key)
				for ; end < len(key); end++ {
					words[end] = mtTemper(key[end])
				}
			}
			w := (*[4]uint32)(words[first:])
			first += 4
			r.left -= 4
			a, b := 2*mtRandom(w[0], w[1])-1, 2*mtRandom(w[2], w[3])-1
			square := float64(a*a) + float64(b*b)
			x[n], y[n], squares[n] = a, b, square
			in := 0 // without a jump, which could not be foreseen
			if square < 1 {
				in = 1
			}
			n += in
			if square == 0 {
				n--
			}
		}
		polar(&f, &squares)
		for i, f := range f {
			dst[2*i], dst[2*i+1] = f*y[i], f*x[i]
		}
		dst = dst[2*polarBatch:]
	}
	for i := range dst {
		dst[i] = r.Randn()
	}
}

// polarOne is polar for any number of squares.
func polarOne(f, squares []float64) {
	for i, s := range squares {
		f[i] = math.Sqrt(float64(-2*libmLog(s)) / s)
	}
}
