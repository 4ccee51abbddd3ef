package anim

import "slices"

// pick is a recording of some of the frames held, which must be in order, to be
// composed or gone on with by itself. It shares what it holds with r.
func (r *recording) pick(frames []int) *recording {
	c := *r
	c.film = nil
	c.title, _ = r.title.pick(frames)
	c.panels = slices.Clone(r.panels)
	looks := map[int]map[int]int{} // of the tags of artists' layers, which are looks
	for i, p := range r.panels {
		if p == nil {
			continue
		}
		q := *p
		var look map[int]int
		q.look, look = p.look.pick(frames)
		q.title, _ = p.title.pick(frames)
		q.slots = slices.Clone(p.slots)
		for k, s := range q.slots {
			t := *s
			t.shots, _ = s.shots.pick(frames)
			for j := range t.shots.values {
				v := &t.shots.values[j]
				v.look = look[v.look]
			}
			q.slots[k] = &t
			looks[s.layer] = look
		}
		c.panels[i] = &q
	}
	c.builder = r.builder.Pick(frames, func(layer, tag int) int {
		if look, ok := looks[layer]; ok {
			return look[tag]
		}
		return tag
	})
	c.shotBytes = int(float64(r.shotBytes) * float64(len(frames)) / float64(r.builder.Frames()))
	return &c
}

// pick is the history of some of the frames, and says what becomes of the number
// of a value.
func (h history[T]) pick(frames []int) (c history[T], number map[int]int) {
	number = map[int]int{}
	for _, f := range frames {
		if f >= len(h.frame) {
			break
		}
		k := h.frame[f]
		n, ok := number[k]
		if !ok {
			n = len(c.values)
			number[k] = n
			c.values = append(c.values, h.values[k])
		}
		c.frame = append(c.frame, n)
	}
	return c, number
}
