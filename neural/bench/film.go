package main

import (
	"os"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural/sound"
)

// filmRate is how many frames a second keep up with the sound.
const filmRate = 11025. / filmDecim

// filmVariable is the environment variable with the folder in which both sides
// leave their film.
const filmVariable = "ZOETROPE_BENCH_FILM"

func film() (float64, error)      { return filmOf(len(electrodes()[0].values), "film.mp4") }
func filmFirst() (float64, error) { return filmOf(10, "film.mp4") }

// inline makes the page with the player that a notebook shows.
func inline() (float64, error)      { return filmOf(len(electrodes()[0].values), "film.html") }
func inlineFirst() (float64, error) { return filmOf(10, "film.html") }

// filmExact makes the exact pictures of the first frames instead.
func filmExact() (float64, error) { return filmOf(exactFrames, "exact/") }

// exactFrames is of how many frames the SSIM is found.
const exactFrames = 100

// filmOf makes a film of the first frames, 1000 by 1000 pixels and with sound, in
// which 64 electrodes change size and colour with what is heard, and returns the
// sum of their areas.
func filmOf(frames int, name string) (float64, error) {
	grid := electrodes()
	points := &anim.Scatter{
		Sizes: make([]float64, len(grid)), Values: make([]float64, len(grid)),
		Map: colormap.RdBu, VMin: 0, VMax: 1,
	}
	for _, e := range grid {
		points.X, points.Y = append(points.X, e.x), append(points.Y, e.y)
	}
	samples := coarse()
	heard := sound.New(11025, samples[:min(frames*filmDecim, len(samples))])
	fig := anim.New(&anim.Axes{
		Hide: true, Artists: []anim.Artist{points},
		X: anim.Axis{Min: -1, Max: 8}, Y: anim.Axis{Min: -1, Max: 8},
	})
	fig.Width, fig.Height, fig.FPS = 10*anim.Inch, 10*anim.Inch, filmRate
	fig.Sound = &anim.Sound{Type: "audio/wav", Data: heard.WAV()}
	areas := 0.0
	for k := range fig.Steps(frames) {
		for i, e := range grid {
			points.Values[i], points.Sizes[i] = e.values[k], e.areas[k]
			areas += points.Sizes[i]
		}
	}
	return areas, fig.Save(os.Getenv(filmVariable) + "/" + name)
}
