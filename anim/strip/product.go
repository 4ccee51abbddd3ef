package strip

// A product is what lowRank predicts a series from: a matrix of low rank, which
// takes few numbers for a wave that travels or turns, for what glows in turn,
// and for what moves along one side of an image. In rows of width values, value
// i of state s is the sum over j of left[j][i/width] · right[j][s·width + i mod
// width]; with a width of 1, left are images and right says how much of each
// there is in a state. With columns, it is left that differs from state to state.
type product struct {
	width       int
	columns     bool
	lo, hi      int32 // the predictions are held within
	rows        int   // of a state, the longest
	left, right [][]int32
}

// maxRank is the largest number of terms in a product. The rows of a factor
// are one group.
const maxRank = group

// vector returns the prediction of n values of state s, whose terms have k
// binary places. Integers of 32 bits that wrap around are the same everywhere.
func vector[T number](p *product, s, n, k int) []T {
	l, r := 0, s*p.width
	if p.columns {
		l, r = s*p.rows, 0
	}
	sums := make([]int32, n)
	for j, left := range p.left {
		right := p.right[j][r : r+p.width]
		for u := 0; u*p.width < n; u++ {
			row := sums[u*p.width : min((u+1)*p.width, n)]
			c := left[l+u]
			for x := range row {
				row[x] += c * right[x]
			}
		}
	}
	out := make([]T, n)
	for i, v := range sums {
		out[i] = T(max(p.lo, min(p.hi, v>>(k&31))))
	}
	return out
}

// product reads the product of a series of vectors of n[0], n[1], … values.
func (r *reader) product(n []int) *product {
	rank := r.upTo(maxRank, "the rank of a product")
	p := &product{columns: r.max(1, "the kind of a product") == 1, width: int(r.uint32()), lo: r.int32(), hi: r.int32()}
	if rank == 0 || p.width == 0 {
		r.fault("a product has no terms or no rows")
		return p
	}
	longest := 0
	for _, n := range n {
		longest = max(longest, n)
	}
	p.rows = (longest + p.width - 1) / p.width
	left, right := 1, len(n)
	if p.columns {
		left, right = right, left
	}
	p.left, p.right = r.factor(rank, left*p.rows), r.factor(rank, right*p.width)
	return p
}

// factor reads a factor of a product, whose values no product predicts.
func (r *reader) factor(rank, n int) [][]int32 {
	lengths := make([]int, rank)
	for j := range lengths {
		lengths[j] = n
	}
	return readVectors(r, lengths, new([2][]int32), func(k, s int) []int32 { return nil }, twin)
}

// appendParts appends what reader.product reads, of a series of rows of so many
// values.
func (p *product) appendParts(parts [][]byte, c *chooser, width int) [][]byte {
	head := append(putUint(nil, len(p.left)), bit(p.columns))
	parts = append(parts, putInt(putInt(putUint(head, p.width), p.lo), p.hi))
	left, right := series[int32]{vectors: make([][]int32, 2)}, series[int32]{vectors: make([][]int32, 2)}
	left.vectors, right.vectors = append(left.vectors, p.left...), append(right.vectors, p.right...)
	switch {
	case p.columns:
		left.width = p.rows
	case p.width > 1:
		right.width = p.width
	default:
		left.width = width
	}
	return right.appendParts(left.appendParts(parts, c), c)
}
