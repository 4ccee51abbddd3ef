package space

import "math"

// distance of the eye from the middle of the box, in mplot3d's units, and the
// factor that makes its box of length 1 fill the axes. Both are those of
// mplot3d (matplotlib 3.11).
const (
	distance = 10
	boxSize  = 1.8294640721620434 * 25 / 24
)

type vec [3]float64

func (a vec) sub(b vec) vec       { return vec{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }
func (a vec) dot(b vec) float64   { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
func (a vec) norm() float64       { return math.Sqrt(a.dot(a)) }
func (a vec) scale(k float64) vec { return vec{a[0] * k, a[1] * k, a[2] * k} }
func (a vec) add(b vec) vec       { return vec{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }
func (a vec) cross(b vec) vec {
	return vec{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

// A box is the part of space that a scene shows: from lo to hi along each axis,
// drawn as a cuboid with sides of the given lengths.
type box struct {
	lo, hi vec
	side   vec
}

// newBox is a box with sides in the ratio of aspect.
func newBox(lo, hi, aspect vec) box {
	return box{lo, hi, aspect.scale(boxSize / aspect.norm())}
}

// world is where a point of the data is in the cuboid.
func (b box) world(p vec) vec {
	for i := range p {
		p[i] = (p[i] - b.lo[i]) / (b.hi[i] - b.lo[i]) * b.side[i]
	}
	return p
}

// A camera is a projection: where the eye is, and which ways are right, up and
// towards the eye.
type camera struct {
	u, v, w vec
	eye     vec
	focal   float64 // 0: orthographic
}

// newCamera looks at the middle of a box, from angles in degrees. The formulas
// are those of mplot3d.
func newCamera(b box, azimuth, elevation, roll, focal float64) camera {
	el, az := elevation*math.Pi/180, azimuth*math.Pi/180
	sinE, cosE := math.Sincos(el)
	sinA, cosA := math.Sincos(az)
	away := vec{cosE * cosA, cosE * sinA, sinE}
	middle := b.side.scale(0.5)
	c := camera{focal: focal}
	far := float64(distance)
	if focal > 0 {
		far *= focal // so that the box keeps its size
	}
	c.eye = middle.add(away.scale(far))
	// A camera that has gone over a pole hangs head down: the picture turns
	// on without a jump.
	up := vec{0, 0, 1}
	if e := math.Remainder(elevation, 360); math.Abs(e) > 90 {
		up[2] = -1
	}
	c.w = away
	c.u = up.cross(c.w)
	if n := c.u.norm(); n > 1e-12 {
		c.u = c.u.scale(1 / n)
	} else {
		c.u = vec{-sinA, cosA, 0}.scale(up[2])
	}
	c.v = c.w.cross(c.u)
	if roll != 0 {
		sin, cos := math.Sincos(roll * math.Pi / 180)
		u, v := c.u, c.v
		c.u = u.scale(cos).sub(v.scale(sin))
		c.v = v.scale(cos).add(u.scale(sin))
	}
	return c
}

// project is where a point of the cuboid is in the picture, to the right, up,
// and away from the eye, in the coordinates of mplot3d.
func (c camera) project(p vec) vec {
	p = p.sub(c.eye)
	x, y, z := c.u.dot(p), c.v.dot(p), c.w.dot(p)
	if c.focal == 0 {
		return vec{x / distance, y / distance, -z / distance}
	}
	// The two planes that depth is measured from are at -distance and
	// distance; both terms of mplot3d's b vanish.
	return vec{-c.focal * x / z, -c.focal * y / z, distance / z}
}
