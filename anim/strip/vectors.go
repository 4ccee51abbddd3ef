package strip

// A layer's numbers are stored by kind (all X, then all Y, …). Of each kind a
// state has one vector, which joins the numbers of its operations in order.

// group is how many states in a row share a predictor.
const group = 8

// A predictor is a mode with its argument.
type predictor struct {
	mode mode
	k    int
}

// A number is what a vector holds: coordinates and sizes, or bytes.
type number interface{ int32 | uint8 }

// readVectors reads the vectors of n[0], n[1], … values. before holds the two
// vectors before the first, the nearer one first, and is brought up to date;
// other returns vector s of the layer k before, or nil; most is the last mode
// that may be.
func readVectors[T number](r *reader, n []int, before *[2][]T, other func(k, s int) []T, most mode) [][]T {
	total := 0
	for _, n := range n {
		total += n
	}
	out := make([][]T, len(n))
	var predictors []predictor
	var rest residuals
	if total > 0 {
		predictors, rest = r.residuals(total, n, ^*new(T) > 0, most)
	}
	if r.err != nil {
		return out
	}
	for s := range out {
		v := make([]T, n[s])
		if n[s] > 0 {
			m, p := predictors[s/group], before[0]
			switch m.mode {
			case twin:
				p = other(m.k, s)
			case lowRank:
				p = vector[T](rest.product, s, n[s], m.k)
			}
			for i := range v {
				v[i] = T(rest.next()) + predict(m.mode, m.k, v, p, before[1], i)
			}
		}
		out[s] = v
		before[0], before[1] = v, before[0]
	}
	return out
}

// residuals are the differences from the predictions.
type residuals struct {
	planes  [][]byte // all of a kind's lowest bytes, …; with none
	varint  *reader  // they are variable length integers
	bytes   bool     // one plane, no sign
	product *product // nil if no predictor needs it
	at      int
}

// residuals reads the predictors of the groups of vectors of n[0], n[1], …
// values, and what of their values there is before the first is asked for.
func (r *reader) residuals(total int, n []int, bytes bool, most mode) ([]predictor, residuals) {
	layout := 1
	if !bytes {
		layout = r.upTo(4, "a layout")
	}
	rest := residuals{varint: r, bytes: bytes}
	predictors := make([]predictor, (len(n)+group-1)/group)
	multiplied := false
	for i := range predictors {
		predictors[i] = r.predictor(most)
		multiplied = multiplied || predictors[i].mode == lowRank
	}
	if multiplied {
		rest.product = r.product(n)
	}
	if total > len(r.b)/max(layout, 1) {
		r.fault("%w", errShort)
	}
	for range layout {
		rest.planes = append(rest.planes, r.bytes(total))
	}
	return predictors, rest
}

func (r *residuals) next() int32 {
	if len(r.planes) == 0 {
		return r.varint.int32()
	}
	var v uint32
	if r.varint.err == nil {
		for i, p := range r.planes {
			v |= uint32(p[r.at]) << (8 * i)
		}
		r.at++
	}
	if r.bytes {
		return int32(v)
	}
	return int32(v>>1) ^ -int32(v&1)
}

func (r *reader) predictor(most mode) predictor {
	m := predictor{mode: mode(r.byte())}
	if m.mode > most {
		r.fault("unknown predictor %d", m.mode)
	}
	if m.mode.argument() {
		if m.k = int(r.int32()); m.k < 1 && m.mode >= stride {
			r.fault("a predictor looks %d places back, want 1 or more", m.k)
		}
	}
	return m
}
