package visual

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// CircularLayout places n nodes evenly on a circle of radius 1, the first at the
// right and the others counter-clockwise: networkx.circular_layout.
func CircularLayout(n int) (x, y []float64) {
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		x, y = append(x, cos), append(y, sin)
	}
	if n == 1 {
		x[0] = 0
	}
	return x, y
}

// GridLayout places n nodes row by row from the upper left, on a grid of as many
// columns as rows, or one more, between −1 and 1.
func GridLayout(n int) (x, y []float64) {
	cols := int(math.Ceil(math.Sqrt(float64(n))))
	rows := 0
	if cols > 0 {
		rows = (n + cols - 1) / cols
	}
	at := func(i, n int) float64 {
		if n < 2 {
			return 0
		}
		return -1 + 2*float64(i)/float64(n-1)
	}
	for i := range n {
		x, y = append(x, at(i%cols, cols)), append(y, -at(i/cols, rows))
	}
	return x, y
}

// SpringLayout places nodes such that connected ones attract and all repel one
// another, by the method of Fruchterman and Reingold (Software: Practice and
// Experience 21, 1991), between −1 and 1. weights are those of the connections,
// [to][from]; two nodes attract by the mean of the absolute weights of the
// connections both ways. Nodes begin at random places of neural.RandomState,
// and move 50 times: it is networkx.spring_layout of an undirected graph of
// these weights and the same seed.
func SpringLayout(weights [][]float64, seed uint32) (x, y []float64) {
	n := len(weights)
	square("SpringLayout", weights)
	for i, row := range weights {
		for j, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(fmt.Sprintf("visual: SpringLayout weights[%d][%d] is %v, want a finite number", i, j, v))
			}
		}
	}
	if n < 2 {
		return make([]float64, n), make([]float64, n)
	}
	pull := make([][]float64, n)
	for i := range pull {
		pull[i] = make([]float64, n)
		for j := range pull[i] {
			if i != j {
				pull[i][j] = (math.Abs(weights[i][j]) + math.Abs(weights[j][i])) / 2
			}
		}
	}
	random := neural.NewRandomState(seed)
	x, y = make([]float64, n), make([]float64, n)
	for i := range x {
		x[i] = random.Random()
		y[i] = random.Random()
	}
	// The constants are those of networkx.
	const (
		rounds    = 50
		nearest   = 0.01
		threshold = 1e-4
	)
	k := math.Sqrt(1 / float64(n))
	step := 0.1 * max(width(x), width(y))
	cool := step / (rounds + 1)
	dx, dy := make([]float64, n), make([]float64, n)
	for range rounds {
		for i := range x {
			dx[i], dy[i] = 0, 0
			for j := range x {
				u, v := x[i]-x[j], y[i]-y[j]
				d := max(math.Sqrt(u*u+v*v), nearest)
				force := k*k/(d*d) - pull[i][j]*d/k
				dx[i] += u * force
				dy[i] += v * force
			}
		}
		moved := 0.0
		for i := range x {
			length := math.Sqrt(dx[i]*dx[i] + dy[i]*dy[i])
			if length < nearest {
				length = 0.1
			}
			u, v := dx[i]*step/length, dy[i]*step/length
			x[i], y[i] = x[i]+u, y[i]+v
			moved += u*u + v*v
		}
		if step -= cool; math.Sqrt(moved)/float64(n) < threshold {
			break
		}
	}
	center(x, y)
	return x, y
}

func width(v []float64) float64 {
	lo, hi := v[0], v[0]
	for _, x := range v {
		lo, hi = min(lo, x), max(hi, x)
	}
	return hi - lo
}

// center moves the mean of places to 0 and the farthest coordinate to 1.
func center(x, y []float64) {
	most := 0.0
	for _, v := range [][]float64{x, y} {
		mean := 0.0
		for _, u := range v {
			mean += u
		}
		mean /= float64(len(v))
		for i := range v {
			v[i] -= mean
			most = max(most, math.Abs(v[i]))
		}
	}
	if most == 0 {
		return
	}
	for i := range x {
		x[i], y[i] = x[i]/most, y[i]/most
	}
}

// square panics on a matrix that is not.
func square(where string, m [][]float64) {
	for i, row := range m {
		wantLen(fmt.Sprintf("%s: row %d of the weights", where, i), len(row), len(m), "the matrix")
	}
}
