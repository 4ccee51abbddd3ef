package webp

// writeImage writes a picture of one channel. Only the main picture may have
// more than one group of codes.
func writeImage(b *bitWriter, pix []uint8, width int, main bool) {
	m := findMatches(pix, width)
	c := first(pix)
	tokens := parse(pix, m, func(int) *costs { return c })
	var h histogram
	for _, t := range tokens {
		h.add(t)
	}
	g := grouping{width: width, side: 31, groups: []histogram{h}, of: []uint8{0}}
	if main {
		g = group(tokens, len(pix), width)
		all := make([]*costs, len(g.groups))
		for i := range all {
			all[i] = g.groups[i].costs()
		}
		tokens = parse(pix, m, func(at int) *costs { return all[g.at(at)] })
		g.recount(tokens)
	}
	b.write(0, 1) // no colour cache
	if main && len(g.groups) > 1 {
		b.write(1, 1)
		b.write(uint32(g.side-2), 3)
		writeImage(b, g.of, g.columns(), false)
	} else if main {
		b.write(0, 1)
	}
	codes := make([][2]prefixCode, len(g.groups))
	none := newPrefixCode(make([]int, 256))
	for i := range g.groups {
		green, distance := codeFor(g.groups[i].green[:]), codeFor(g.groups[i].distance[:])
		codes[i] = [2]prefixCode{green, distance}
		green.writeTo(b)
		for range 3 {
			none.writeTo(b)
		}
		distance.writeTo(b)
	}
	for _, t := range tokens {
		code := &codes[g.at(int(t.at))]
		if t.length == 0 {
			code[0].put(b, int(t.value))
			continue
		}
		s, extra, rest := prefix(t.length)
		code[0].put(b, literals+s)
		b.write(rest, extra)
		s, extra, rest = prefix(t.code)
		code[1].put(b, s)
		b.write(rest, extra)
	}
}

// codeFor is the code for the symbols counted. Where only a length is used, a
// pixel is added, because a code of one symbol must be one of 8 bits.
func codeFor(count []int32) prefixCode {
	n := make([]int, len(count))
	used, last := 0, 0
	for s, v := range count {
		if n[s] = int(v); v > 0 {
			used, last = used+1, s
		}
	}
	if used == 1 && last >= literals {
		n[0] = 1
	}
	return newPrefixCode(n)
}
