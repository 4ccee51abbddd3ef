package neural

import (
	"math"

	"golang.org/x/sys/cpu"
)

// avx says whether this processor has what randomstate_amd64.s needs.
var avx = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func polarAVX(f, squares *float64, fours int, table *logPiece, constants *[12][4]float64)

//go:noescape
func refillAVX(key, far *uint32, eights int)

//go:noescape
func temperAVX(words, key *uint32, eights int)

//go:noescape
func tryAVX(tries *pair, words *uint32, fours int)

// tryFours makes tries of words, four each, and returns how many of them it did.
func tryFours(tries *[mtLength / 4]pair, words *[mtLength]uint32, n int) int {
	fours := n / 4
	if !avx || fours == 0 {
		return 0
	}
	tryAVX(&tries[0], &words[0], fours)
	return 4 * fours
}

// polarConstants are what polarAVX needs, four times each.
var polarConstants = func() (c [12][4]float64) {
	for i, v := range [12]float64{
		math.Float64frombits(logStart), math.Float64frombits(127), math.Float64frombits(0xfff << 52),
		-1, logHigh, logLow, logA0, logA1, logA2, logA3, logA4, -2,
	} {
		c[i] = [4]float64{v, v, v, v}
	}
	return c
}()

// polar stores √(-2·log(s)/s) for the squares s, which lie between 0 and 1.
func polar(f, squares *[polarBatch]float64) {
	if !avx {
		polarOne(f[:], squares[:])
		return
	}
	polarAVX(&f[0], &squares[0], polarBatch/4, &logTable[0], &polarConstants)
	for i, s := range squares {
		if s >= 1-0x1p-4 { // where libmLog goes without the table
			polarOne(f[i:i+1], squares[i:i+1])
		}
	}
}

// refillMost computes words of state, up to some before mtLength-mtShift, and from
// there on up to some before the last, and returns how many it did of both.
func refillMost(key *[mtLength]uint32) (near, far int) {
	if !avx {
		return 0, 0
	}
	const n, m = (mtLength - mtShift) / 8, (mtShift - 1) / 8
	refillAVX(&key[0], &key[mtShift], n)
	for i := n * 8; i < mtLength-mtShift; i++ { // the others need these
		key[i] = mtNext(key[i], key[i+1], key[i+mtShift])
	}
	refillAVX(&key[mtLength-mtShift], &key[0], m)
	return mtLength - mtShift, m * 8
}

// temper stores the outputs that belong to words of state, as many as there are
// whole eights, and returns their number.
func temper(words *[mtLength]uint32, key []uint32) int {
	eights := len(key) / 8
	if !avx || eights == 0 {
		return 0
	}
	temperAVX(&words[0], &key[0], eights)
	return eights * 8
}
