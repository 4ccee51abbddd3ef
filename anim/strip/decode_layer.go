package strip

// layer reads what a block of n frames adds to a layer.
func (d *decoder) layer(r *reader, i, n int) {
	l, b := &d.film.Layers[i], &d.before[i]
	fresh := r.some(MaxOps-d.ops, "states")
	l.Frame = r.frames(l.Frame, n, -1, len(l.States)+fresh-1)
	skeletons := make([][]int, fresh)
	for s := range skeletons {
		k := r.upTo(len(d.skeletons)-1, "a skeleton")
		if r.err != nil {
			return
		}
		skeletons[s] = d.skeletons[k]
		if d.ops += 1 + len(skeletons[s]); d.ops > MaxOps {
			r.fault("more than %d states and operations", MaxOps)
		}
	}
	// Each operation is made with its lengths, then the numbers are filled in.
	states := make([]State, fresh)
	var needs [][kinds]int // of each operation
	var lengths [kinds][]int
	for k := range lengths {
		lengths[k] = make([]int, fresh)
	}
	for s, skeleton := range skeletons {
		if len(skeleton) > 0 {
			states[s] = make(State, len(skeleton))
		}
		for o, style := range skeleton {
			if r.err != nil {
				return
			}
			op, n := d.op(r, d.styles[style])
			states[s][o] = op
			needs = append(needs, n)
			for k := range lengths {
				lengths[k][s] += n[k]
			}
		}
	}
	v := &d.fresh[i]
	v.x = readVectors(r, lengths[0], &b.x, func(k, s int) []int32 { return nth(d.other(i-k).x, s) }, lowRank)
	v.y = readVectors(r, lengths[1], &b.y, func(k, s int) []int32 { return nth(d.other(i-k).y, s) }, lowRank)
	v.size = readVectors(r, lengths[2], &b.size, func(k, s int) []int32 { return nth(d.other(i-k).size, s) }, lowRank)
	v.index = readVectors(r, lengths[3], &b.index, func(k, s int) []uint8 { return nth(d.other(i-k).index, s) }, lowRank)
	v.pix = readVectors(r, lengths[4], &b.pix, func(k, s int) []uint8 { return nth(d.other(i-k).pix, s) }, lowRank)
	if r.err != nil {
		return
	}
	for s, state := range states {
		n := numbers{v.x[s], v.y[s], v.size[s], v.index[s], v.pix[s]}
		for o, op := range state {
			n.fill(op, needs[o])
		}
		needs = needs[len(state):]
	}
	l.States = append(l.States, states...)
}

// other returns the vectors that layer i has in this block; there are none
// if there is no such layer.
func (d *decoder) other(i int) *allVectors {
	if i < 0 {
		return &allVectors{}
	}
	return &d.fresh[i]
}

// nth returns element i, or nil if there are not so many.
func nth[T any](list [][]T, i int) []T {
	if i < len(list) {
		return list[i]
	}
	return nil
}

// kinds is the number of kinds of vectors: x, y, size, index and pix.
const kinds = 5

// op reads the counts of an operation of the given style, and returns a new
// operation and how many numbers of each kind it has.
func (d *decoder) op(r *reader, style Op) (op Op, n [kinds]int) {
	switch style := style.(type) {
	case *Path:
		op := *style
		if d.verbs += len(op.Verbs) + len(op.Dash); d.verbs > MaxVerbs {
			r.fault("more than %d runs of path segments and dash lengths", MaxVerbs)
			return nil, n
		}
		if len(op.Verbs) > 0 {
			op.Verbs = append([]Verbs(nil), op.Verbs...)
		}
		for i := range op.Verbs {
			v := &op.Verbs[i]
			v.N = int(r.uint32())
			n[0] += v.N * v.Kind.Points()
		}
		n[1] = n[0]
		return &op, n
	case *Marks:
		op := *style
		n[0] = int(r.uint32())
		n[1], n[2] = n[0], 1
		if op.Size != nil {
			n[2] = n[0]
		}
		if op.Index != nil {
			n[3] = n[0]
		}
		return &op, n
	case *Text:
		op := *style
		if k := r.upTo(len(d.strings)-1, "a text"); r.err == nil {
			op.String = d.strings[k]
		}
		return &op, [kinds]int{1, 1, 1}
	case *Image:
		op := *style
		if k := r.upTo(len(d.ranges)-1, "a value range"); r.err == nil {
			op.Min, op.Max = d.ranges[k][0], d.ranges[k][1]
		}
		n = [kinds]int{2, 2, 0, 0, op.W * op.H}
		if len(op.Palette) == 0 {
			n[4] *= 4
		}
		return &op, n
	}
	return nil, n
}

// numbers are what is left of a state's vectors.
type numbers struct {
	x, y, size []int32
	index, pix []uint8
}

// fill gives an operation its n numbers of each kind.
func (v *numbers) fill(op Op, n [kinds]int) {
	x, y, size := cut(&v.x, n[0]), cut(&v.y, n[1]), cut(&v.size, n[2])
	index, pix := cut(&v.index, n[3]), cut(&v.pix, n[4])
	switch op := op.(type) {
	case *Path:
		op.X, op.Y = x, y
	case *Marks:
		op.X, op.Y, op.Size, op.Index = x, y, size, index
	case *Text:
		op.X, op.Y, op.Width = x[0], y[0], size[0]
	case *Image:
		op.Rect, op.Pix = Rect{x[0], y[0], x[1], y[1]}, pix
	}
}

// cut takes the first n values off a vector; none are nil.
func cut[T any](v *[]T, n int) []T {
	head := (*v)[:n:n]
	*v = (*v)[n:]
	if n == 0 {
		return nil
	}
	return head
}
