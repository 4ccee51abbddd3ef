package main

import (
	"context"
	"io"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/writer"
	"github.com/zoetrope-go/zoetrope/neural/model"
)

func kuramoto6() (float64, error)     { return kuramoto(6, 0) }
func kuramoto80() (float64, error)    { return kuramoto(80, 0) }
func kuramoto80one() (float64, error) { return kuramoto(80, 1) }

// kuramoto runs a network for 10 s and returns a phase after 1000 steps; later
// ones go their own way, for the network multiplies rounding errors.
func kuramoto(n, threads int) (float64, error) {
	net := model.All(n)
	for i := range n {
		net.Lengths = append(net.Lengths, make([]float64, n))
		for j := range n {
			net.Lengths[i][j] = float64(10 + (37*i+17*j)%240)
		}
	}
	m := model.NewKuramoto(net, 7)
	m.Duration, m.K, m.Sigma, m.Threads = 10_000, 1.5, 0.2, threads
	return m.Run()[0][999], nil
}

// streamplot draws the flows of four linear systems into a picture.
func streamplot() (float64, error) {
	grid := anim.Linspace(-20, 20, 41)
	fig := &anim.Figure{Width: 10 * anim.Inch, Height: 10 * anim.Inch, Rows: 2}
	for _, a := range [][4]float64{{-0.5, -2, 2, -0.5}, {1, 2, 2, -1}, {-2, 0.5, 0.5, -1}, {0, -2, 1, 0}} {
		values := make([][]float64, len(grid))
		u, v := make([][]float64, len(grid)), make([][]float64, len(grid))
		for i, y := range grid {
			for _, x := range grid {
				dx, dy := a[0]*x+a[1]*y, a[2]*x+a[3]*y
				u[i], v[i] = append(u[i], dx), append(v[i], dy)
				values[i] = append(values[i], 2*math.Log1p(math.Hypot(dx, dy)))
			}
		}
		fig.Axes = append(fig.Axes, &anim.Axes{Artists: []anim.Artist{&anim.StreamPlot{
			X: grid, Y: grid, U: u, V: v, Values: values, Map: colormap.Cividis, Density: 2, Width: 1,
		}}})
	}
	film, err := fig.Film()
	if err != nil {
		return 0, err
	}
	return float64(len(film.Axes)), writer.PNG(context.Background(), io.Discard, film, nil)
}
