//go:build !amd64

package neural

func polar(f, squares *[polarBatch]float64) { polarOne(f[:], squares[:]) }

func refillMost(key *[mtLength]uint32) (near, far int) { return 0, 0 }

func temper(words *[mtLength]uint32, key []uint32) int { return 0 }

func tryFours(tries *[mtLength / 4]pair, words *[mtLength]uint32, n int) int { return 0 }
