package strip

// The parts of a state that seldom change from frame to frame: the style of
// an operation is all of it but its numbers, and the skeleton of a state is
// the list of its operations' styles. Equal ones are stored once in a film.

// appendStyle writes the style of an operation.
func appendStyle(b []byte, op Op) []byte {
	switch op := op.(type) {
	case *Path:
		b = append(b, 0, byte(op.Cap)|bit(op.Crisp)<<2)
		b = putColors(putColors(b, op.Fill), op.Stroke)
		b = putUint(b, int(op.Width))
		b = putUint(b, len(op.Dash))
		for _, d := range op.Dash {
			b = putUint(b, int(d))
		}
		b = putInt(b, op.DashOffset)
		b = putUint(b, len(op.Verbs))
		for _, v := range op.Verbs {
			b = append(b, byte(v.Kind))
		}
	case *Marks:
		b = append(b, 1, byte(op.Shape), bit(len(op.Size) != 1)|bit(len(op.Index) > 0)<<1)
		b = putColors(b, op.Edge)
		b = putUint(b, int(op.EdgeWidth))
		b = putColors(putUint(b, len(op.Colors)), op.Colors...)
	case *Text:
		b = append(b, 2, byte(op.Align), byte(op.Font))
		b = putColors(b, op.Color)
		b = putInt(putUint(b, int(op.Size)), op.Angle)
	case *Image:
		b = append(b, 3, bit(op.Smooth))
		b = putUint(putUint(b, op.W), op.H)
		b = putColors(putUint(b, len(op.Palette)), op.Palette...)
	}
	return b
}

// bit is 1 if set.
func bit(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// style reads an operation whose numbers are still missing, and checks what
// there is of it. Of Path.Verbs it knows the kinds; Marks.Size and Marks.Index
// are not nil if there is one for each mark.
func (r *reader) style(verbs *int) Op {
	switch kind := r.byte(); kind {
	case 0:
		return r.pathStyle(verbs)
	case 1:
		op := &Marks{Shape: Shape(r.max(uint8(Star), "a shape"))}
		each := r.max(3, "the flags of marks")
		if each&1 != 0 {
			op.Size = []int32{}
		}
		if each&2 != 0 {
			op.Index = []uint8{}
		}
		op.Edge, op.EdgeWidth = r.color(), r.size("a width")
		op.Colors = r.colors(r.upTo(256, "the number of colours"))
		if len(op.Colors) == 0 {
			r.fault("marks have no colours")
		}
		return op
	case 2:
		return &Text{
			Align: Align(r.max(uint8(Right), "an alignment")),
			Font:  Font(r.max(uint8(Bold|Italic|Serif|Mono), "a font")),
			Color: r.color(),
			Size:  r.size("a font size"),
			Angle: r.int32(),
		}
	case 3:
		op := &Image{
			Smooth: r.max(1, "the flags of an image") == 1,
			W:      r.upTo(MaxSide, "an image's width"),
			H:      r.upTo(MaxSide, "an image's height"),
		}
		if op.W == 0 || op.H == 0 {
			r.fault("an image has no cells")
		}
		op.Palette = r.colors(r.upTo(256, "the number of colours"))
		return op
	default:
		r.fault("unknown kind of operation %d", kind)
		return nil
	}
}

// max reads a byte that is at most max.
func (r *reader) max(max uint8, what string) uint8 {
	c := r.byte()
	if c > max {
		r.fault("%s is %d, want at most %d", what, c, max)
	}
	return c
}

func (r *reader) pathStyle(verbs *int) *Path {
	flags := r.max(4|uint8(Square), "the flags of a path")
	op := &Path{Cap: Cap(flags & 3), Crisp: flags&4 != 0}
	if op.Cap > Square {
		r.fault("a line's end is %d, want at most %d", op.Cap, Square)
	}
	op.Fill, op.Stroke, op.Width = r.color(), r.color(), r.size("a width")
	dashes := r.some(MaxVerbs-*verbs, "dashes")
	*verbs += dashes
	sum := 0
	for range dashes {
		d := r.size("a dash")
		op.Dash = append(op.Dash, d)
		sum += int(d)
	}
	if dashes > 0 && sum == 0 {
		r.fault("all dashes are 0")
	}
	op.DashOffset = r.int32()
	runs := r.some(MaxVerbs-*verbs, "runs of path segments")
	*verbs += runs
	for i := range runs {
		kind := VerbKind(r.max(uint8(Close), "a path segment"))
		if i == 0 && kind != MoveTo {
			r.fault("a path does not begin with a move")
		}
		op.Verbs = append(op.Verbs, Verbs{Kind: kind})
	}
	return op
}
