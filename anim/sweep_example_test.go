package anim_test

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

func ExampleFigure_SweepAll() {
	k := &anim.Param{Name: "coupling", Values: anim.Linspace(0, 2, 5), Start: 2}
	shape := &anim.Param{Name: "shape", Choices: []string{"sine", "triangle"}}
	line := &anim.Line{X: anim.Linspace(0, 10, 200), Y: make([]float64, 200)}
	fig := anim.New(&anim.Axes{Grid: true, Artists: []anim.Artist{line}})
	for range fig.SweepAll(k, shape) {
		for i, x := range line.X {
			line.Y[i] = math.Sin(k.Value * x)
			if shape.Choice == "triangle" {
				line.Y[i] = 2 / math.Pi * math.Asin(line.Y[i])
			}
		}
	}
	film, err := fig.Film()
	check(err)
	for _, p := range film.Params {
		fmt.Println(p.Name, p.Values)
	}
	fmt.Println(film.Frames, "pictures, first to show is picture", film.Poster)
	// Output:
	// coupling [0.0 0.5 1.0 1.5 2.0]
	// shape [sine triangle]
	// 10 pictures, first to show is picture 4
}

func ExampleFigure_SweepSteps() {
	damping := &anim.Param{Name: "damping", Values: []float64{0, 0.1, 0.5}}
	ball := &anim.Scatter{X: []float64{0}, Y: []float64{0}, Size: 200}
	fig := anim.New(&anim.Axes{X: anim.Axis{Min: -2, Max: 2}, Y: anim.Axis{Min: -1, Max: 1}, Artists: []anim.Artist{ball}})
	x, v := 0.0, 0.0
	for t := range fig.SweepSteps(40, damping) {
		if t == 0 { // another film begins
			x, v = 1.5, 0
		}
		const dt = 0.1
		v -= dt * (x + damping.Value*v)
		x += dt * v
		ball.X[0] = x
	}
	film, err := fig.Film()
	check(err)
	fmt.Println(film.Frames/film.FilmFrames(), "films of", film.FilmFrames(), "frames")
	// Output: 3 films of 40 frames
}
