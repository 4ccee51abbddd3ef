package space

import "math"

// within reports whether a point of the cuboid is inside, rounding aside.
func (b box) within(p vec) bool {
	for i, v := range p {
		if !(v >= -b.side[i]*1e-9 && v <= b.side[i]*(1+1e-9)) {
			return false
		}
	}
	return true
}

// cut is the part of a straight line that is inside the cuboid. ok is false if
// none is.
func (b box) cut(p, q vec) (from, to vec, ok bool) {
	if b.within(p) && b.within(q) {
		return p, q, true
	}
	d := q.sub(p)
	t0, t1 := 0.0, 1.0
	for i := range d {
		if math.IsNaN(d[i]) || math.IsInf(d[i], 0) {
			return p, q, false
		}
		if d[i] == 0 {
			if p[i] < 0 || p[i] > b.side[i] {
				return p, q, false
			}
			continue
		}
		u, v := -p[i]/d[i], (b.side[i]-p[i])/d[i]
		t0, t1 = max(t0, min(u, v)), min(t1, max(u, v))
	}
	if !(t0 < t1) {
		return p, q, false
	}
	return p.add(d.scale(t0)), p.add(d.scale(t1)), true
}

// crop is the part of a flat area that is inside the cuboid: what is beyond each
// side is cut off in turn, by Sutherland and Hodgman's method.
func (b box) crop(area []vec) []vec {
	for i := range 3 {
		for _, side := range []float64{0, b.side[i]} {
			sign := 1.0
			if side > 0 {
				sign = -1
			}
			inside := func(p vec) float64 { return sign * (p[i] - side) }
			var kept []vec
			for k, p := range area {
				q := area[(k+1)%len(area)]
				u, v := inside(p), inside(q)
				if u >= 0 {
					kept = append(kept, p)
				}
				if u*v < 0 {
					kept = append(kept, p.add(q.sub(p).scale(u/(u-v))))
				}
			}
			area = kept
		}
	}
	return area
}
