package anim

import "slices"

// A march finds contour lines by marching squares. In a cell of which two
// opposite corners are above the level and two below, the mean of the four
// says which are joined.
type march struct {
	x, y []float64
	z    [][]float64
	// next are the nodes that follow each node, below zero if none. A corner of
	// cells between two that are left out can be followed by two, of which
	// the second is in more.
	next []int
	more map[int]int
	into []bool // nodes that follow others
	from []int  // nodes that others follow, in order
}

// A contourLine has what is above its level on its left.
type contourLine struct {
	x, y   []float64
	closed bool
}

// The nodes: where the level crosses the side of a cell, one node for each
// side, and the corners. Those of corner k are these numbers above 3k.
const (
	onRow    = iota // on the side to the next column
	onColumn        // on the side to the next row
	onCorner
)

// lines are the lines of a level: open ones from edge to edge, then closed
// ones. With edges, lines follow the edges of the matrix and of what is left
// out round all that is not below the level, so that all are closed.
func (m *march) lines(level float64, edges bool) []contourLine {
	rows, cols := len(m.y), len(m.x)
	if m.next == nil {
		m.next, m.into = make([]int, 3*rows*cols), make([]bool, 3*rows*cols)
		for i := range m.next {
			m.next[i] = -1
		}
		m.more = map[int]int{}
	}
	m.from = m.from[:0]
	for j := range rows - 1 {
		for i := range cols - 1 {
			m.cell(i, j, level, edges)
		}
	}
	var out []contourLine
	for _, n := range m.from {
		if m.next[n] >= 0 && !m.into[n] {
			out = append(out, m.follow(n, level))
		}
	}
	for _, n := range m.from {
		for m.next[n] >= 0 {
			out = append(out, m.follow(n, level))
		}
	}
	for _, n := range m.from {
		m.into[n] = false
	}
	return slices.DeleteFunc(out, func(l contourLine) bool { return len(l.x) < 2 })
}

// whole reports whether there is a cell and all its corners are finite.
func (m *march) whole(i, j int) bool {
	if i < 0 || j < 0 || i >= len(m.x)-1 || j >= len(m.y)-1 {
		return false
	}
	a, b, c, d := m.z[j][i], m.z[j][i+1], m.z[j+1][i+1], m.z[j+1][i]
	sum := a - a + b - b + c - c + d - d // NaN unless all are finite
	return sum == 0
}

// cell joins the nodes of a cell.
func (m *march) cell(i, j int, level float64, edges bool) {
	if !m.whole(i, j) {
		return
	}
	cols := len(m.x)
	k := 3 * (j*cols + i)
	// Corners go round against the clock, and side s is from corner s on.
	z := [4]float64{m.z[j][i], m.z[j][i+1], m.z[j+1][i+1], m.z[j+1][i]}
	corner := [4]int{k + onCorner, k + 3 + onCorner, k + 3*cols + 3 + onCorner, k + 3*cols + onCorner}
	side := [4]int{k + onRow, k + 3 + onColumn, k + 3*cols + onRow, k + onColumn}
	var high [4]bool
	n := 0
	for s := range z {
		if high[s] = z[s] >= level; high[s] {
			n++
		}
	}
	if n == 0 || n == 4 && !edges {
		return
	}
	// A line goes in where the sides lead up and comes out where they lead
	// down, so that the high corner is on its left.
	saddle := n == 2 && high[0] == high[2]
	joined := saddle && z[0]/4+z[1]/4+z[2]/4+z[3]/4 >= level
	for s := range z {
		if !high[s] || high[(s+1)%4] {
			continue
		}
		// Down on side s. Round a low corner between two joined high ones the
		// line ends on the very next side; else it ends where the high corners
		// before s begin.
		e := s
		if joined {
			e = (s + 1) % 4
		} else {
			for e = (s + 3) % 4; high[e]; e = (e + 3) % 4 {
			}
		}
		m.join(side[s], side[e])
	}
	if !edges {
		return
	}
	beside := [4][2]int{{i, j - 1}, {i + 1, j}, {i, j + 1}, {i - 1, j}}
	for s, c := range beside {
		t := (s + 1) % 4
		if m.whole(c[0], c[1]) || !high[s] && !high[t] {
			continue
		}
		a, b := side[s], side[s]
		if high[s] {
			a = corner[s]
		}
		if high[t] {
			b = corner[t]
		}
		m.join(a, b)
	}
}

func (m *march) join(a, b int) {
	if m.next[a] < 0 {
		m.next[a] = b
		m.from = append(m.from, a)
	} else {
		m.more[a] = b
	}
	m.into[b] = true
}

// follow takes a line from its first node.
func (m *march) follow(first int, level float64) (l contourLine) {
	for n := first; ; {
		x, y := m.node(n, level)
		if k := len(l.x) - 1; k < 0 || l.x[k] != x || l.y[k] != y {
			l.x, l.y = append(l.x, x), append(l.y, y)
		}
		to := m.next[n]
		if to < 0 {
			m.into[n] = false
			return l
		}
		m.next[n] = -1
		if b, ok := m.more[n]; ok {
			m.next[n] = b
			delete(m.more, n)
		}
		if to == first {
			l.closed = true
			return l
		}
		n = to
	}
}

// node is where a node is.
func (m *march) node(n int, level float64) (x, y float64) {
	cols := len(m.x)
	i, j := n/3%cols, n/3/cols
	part := func(a, b float64) float64 { return min(max((level-a)/(b-a), 0), 1) }
	switch n % 3 {
	case onRow:
		t := part(m.z[j][i], m.z[j][i+1])
		return m.x[i] + t*(m.x[i+1]-m.x[i]), m.y[j]
	case onColumn:
		t := part(m.z[j][i], m.z[j+1][i])
		return m.x[i], m.y[j] + t*(m.y[j+1]-m.y[j])
	}
	return m.x[i], m.y[j]
}
