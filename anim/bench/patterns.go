package main

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural"
)

// patterns is the figure of the tutorial's section 6.
func patterns() *anim.Figure {
	const (
		frames = 100
		size   = 50
	)

	// film makes frames of size × size values.
	film := func(value func(k, i, j int) float64) [][][]float64 {
		z := make([][][]float64, frames)
		for k := range z {
			z[k] = matrix(size, size, func(i, j int) float64 { return value(k, i, j) })
		}
		return z
	}

	wide, near := anim.Linspace(-3, 3, size), anim.Linspace(-2, 2, size)
	wave := film(func(k, i, j int) float64 {
		x, y := wide[j]-(-3+6*float64(k)/frames), wide[i]
		return math.Exp(-(x*x + y*y) / 0.8)
	})
	spiral := film(func(k, i, j int) float64 {
		x, y := near[j], near[i]
		return 0.5 * (1 + math.Sin(3*math.Atan2(y, x)-math.Hypot(x, y)+0.2*float64(k)))
	})
	spread := film(func(k, i, j int) float64 {
		if math.Hypot(float64(i-size/2), float64(j-size/2)) > 0.5*float64(k) {
			return 0
		}
		return math.Exp(-float64(k) / 20)
	})

	rng := neural.NewRandomState(42)
	spots := make([][2]float64, 5)
	for i := range spots {
		spots[i] = [2]float64{float64(rng.RandInt(10, 40)), float64(rng.RandInt(10, 40))}
	}
	glow := film(func(k, i, j int) float64 {
		sum := 0.0
		for _, s := range spots {
			dx, dy := float64(i)-s[0], float64(j)-s[1]
			light := 0.5 + 0.5*math.Sin(2*math.Pi*float64(k)/20+s[0]/10)
			sum += light * math.Exp(-(dx*dx+dy*dy)/50)
		}
		return sum
	})

	fig := anim.Animate2D(anim.Clock{FPS: 20},
		anim.Sheet{Title: "Travelling wave", Z: wave},
		anim.Sheet{Title: "Rotating spiral", Z: spiral, Map: colormap.Plasma},
		anim.Sheet{Title: "Spreading activation", Z: spread, Map: colormap.Hot},
		anim.Sheet{Title: "Glowing spots", Z: glow, Map: colormap.Jet},
	)
	return fig
}
