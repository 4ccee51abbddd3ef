package neural

import "math"

// polarBatch is how many pairs FillRandn makes at a time.
const polarBatch = 64

// A pair is a place in the square around the unit circle, and the square of how far
// it is from the middle. Those outside the circle are no good.
type pair struct{ x, y, square, _ float64 }

// FillRandn stores in dst the numbers that as many calls of [RandomState.Randn]
// would return, several times as fast.
func (r *RandomState) FillRandn(dst []float64) {
	if len(dst) > 0 && r.hasGauss {
		dst[0] = r.Randn()
		dst = dst[1:]
	}
	var words [mtLength]uint32 // tempered ones that come next
	var tries, pairs [mtLength / 4]pair
	var squares, f [polarBatch]float64
	at, end := 0, 0 // of tries
	for len(dst) >= 2*polarBatch {
		for n := 0; n < polarBatch; {
			if at == end {
				if r.left < 4 { // a pair may need words of two rounds
					p := pair{x: float64(2*r.Random()) - 1, y: float64(2*r.Random()) - 1}
					p.square = float64(p.x*p.x) + float64(p.y*p.y)
					if pairs[n], squares[n] = p, p.square; p.square < 1 && p.square != 0 {
						n++
					}
					continue
				}
				key := r.key[mtLength-r.left:]
				for i := temper(&words, key); i < len(key); i++ {
					words[i] = mtTemper(key[i])
				}
				at, end = 0, len(key)/4
				for i := tryFours(&tries, &words, end); i < end; i++ {
					w := (*[4]uint32)(words[4*i:])
					p := pair{x: 2*mtRandom(w[0], w[1]) - 1, y: 2*mtRandom(w[2], w[3]) - 1}
					p.square = float64(p.x*p.x) + float64(p.y*p.y)
					tries[i] = p
				}
			}
			first := at
			for ; at < end && n < polarBatch; at++ {
				p := &tries[at]
				pairs[n], squares[n] = *p, p.square
				in := 0 // without a jump, which could not be foreseen
				if p.square < 1 {
					in = 1
				}
				n += in
				if p.square == 0 {
					n--
				}
			}
			r.left -= 4 * (at - first)
		}
		polar(&f, &squares)
		for i, f := range f {
			dst[2*i], dst[2*i+1] = f*pairs[i].y, f*pairs[i].x
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
