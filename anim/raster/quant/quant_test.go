package quant

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"
)

// pixels are n random pixels among the given number of colours.
func pixels(r *rand.Rand, n, colors int) []uint8 {
	all := make([]uint32, colors)
	for i := range all {
		all[i] = r.Uint32() | 0xff000000
	}
	var b []uint8
	for range n {
		b = binary.LittleEndian.AppendUint32(b, all[r.IntN(colors)])
	}
	return b
}

func TestHistogramCounts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, colors := range []int{1, 2, 300, 5000} {
		pix := pixels(r, 40000, colors)
		want := map[uint32]uint32{}
		for i := 0; i < len(pix); i += 4 {
			want[binary.LittleEndian.Uint32(pix[i:])]++
		}
		var a, b Histogram
		a.Add(pix[:80000])
		b.Add(pix[80000:])
		a.Merge(&b)
		if a.Len() != len(want) || !a.Exact() {
			t.Fatalf("%d colours, want %d exactly", a.Len(), len(want))
		}
		for _, s := range a.slots {
			if s.count != want[s.rgba] {
				t.Fatalf("colour %x was counted %d times, want %d", s.rgba, s.count, want[s.rgba])
			}
		}
	}
}

// More pixels than a slot can count are as many as it can.
func TestHistogramOfManyPixels(t *testing.T) {
	var h Histogram
	h.add(7, 1<<40)
	h.add(7, 1)
	h.add(9, 5)
	if n := h.slots[h.find(7)].count; n != 1<<32-1 {
		t.Errorf("counted %d pixels, want the most there can be", n)
	}
	if p := NewPalette(&h, 2); p.rgba[0] != channels(7) || p.index(7) != 0 || p.index(9) != 1 {
		t.Errorf("the palette is %v", p.rgba)
	}
}

func TestHistogramOfTooManyColors(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	var h Histogram
	h.Add(pixels(r, 1<<19, 1<<18))
	if h.Len() > maxColors || h.Len() < maxColors/16 || h.Exact() {
		t.Errorf("%d colours, exact %v; want at most %d, not exact", h.Len(), h.Exact(), maxColors)
	}
	var sum uint64
	for _, s := range h.slots {
		sum += uint64(s.count)
	}
	if sum != 1<<19 {
		t.Errorf("%d pixels are left of %d", sum, 1<<19)
	}
}

// The search by green finds what looking at each entry finds.
func TestNearest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	var h Histogram
	h.Add(pixels(r, 20000, 3000))
	p := NewPalette(&h, 200)
	if len(p.Colors) != 200 || p.Exact {
		t.Fatalf("%d colours, exact %v; want 200, not exact", len(p.Colors), p.Exact)
	}
	for range 5000 {
		c := channels(r.Uint32())
		best, least := 0, int32(1<<30)
		for i, q := range p.rgba {
			d := int32(0)
			for j := range q {
				d += (q[j] - c[j]) * (q[j] - c[j])
			}
			if d < least {
				best, least = i, d
			}
		}
		if got := p.nearest(c); got != best {
			t.Fatalf("nearest to %v is %v, want %v", c, p.rgba[got], p.rgba[best])
		}
	}
}

func BenchmarkPaletteOfManyColors(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 4))
	pix := pixels(r, 200000, 60000)
	for b.Loop() {
		var h Histogram
		h.Add(pix)
		NewPalette(&h, 256)
	}
}
