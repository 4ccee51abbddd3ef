package quant

import "math"

// A box is a set of colours that share a palette entry.
type box struct {
	slots  []*slot
	mean   [4]float64
	axis   int     // the channel in which the colours differ most
	spread float64 // sum of the squared distances from the mean
}

// weight is what a colour counts for.
func weight(s *slot) float64 { return math.Sqrt(float64(s.count)) }

func newBox(slots []*slot) box {
	b := box{slots: slots}
	var sum, squares [4]float64
	var total float64
	for _, s := range slots {
		w := weight(s)
		total += w
		for i, v := range channels(s.rgba) {
			sum[i] += w * float64(v)
			squares[i] += w * float64(v) * float64(v)
		}
	}
	most := -1.0
	for i := range sum {
		b.mean[i] = sum[i] / total
		v := max(squares[i]-sum[i]*b.mean[i], 0)
		b.spread += v
		if v > most {
			most, b.axis = v, i
		}
	}
	if len(slots) < 2 {
		b.spread = 0
	}
	return b
}

// cut parts the colours into n boxes, splitting the one with the largest
// spread at its mean each time, and returns a colour for each.
func cut(slots []*slot, n int) [][4]int32 {
	boxes := []box{newBox(slots)}
	for len(boxes) < n {
		worst := 0
		for i := range boxes {
			if boxes[i].spread > boxes[worst].spread {
				worst = i
			}
		}
		b := boxes[worst]
		if b.spread == 0 {
			break
		}
		// Stable, so that the most frequent colours remain in front.
		var low, high []*slot
		for _, s := range b.slots {
			if float64(channels(s.rgba)[b.axis]) <= b.mean[b.axis] {
				low = append(low, s)
			} else {
				high = append(high, s)
			}
		}
		if len(low) == 0 || len(high) == 0 {
			boxes[worst].spread = 0 // rounding: the colours are all but equal
			continue
		}
		boxes[worst] = newBox(low)
		boxes = append(boxes, newBox(high))
	}
	colors := make([][4]int32, len(boxes))
	for i, b := range boxes {
		colors[i] = b.color()
	}
	return colors
}

// color is the colour of more than half of the box's pixels, or else the mean.
func (b *box) color() [4]int32 {
	var total uint64
	for _, s := range b.slots {
		total += uint64(s.count)
	}
	if first := b.slots[0]; 2*uint64(first.count) > total {
		return channels(first.rgba)
	}
	var c [4]int32
	for i, v := range b.mean {
		c[i] = int32(v + 0.5)
	}
	return c
}
