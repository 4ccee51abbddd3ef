package main

import (
	"math"
	"os"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural/sound"
)

// filmRate is 400 samples of sound at 11,025 Hz a frame.
const filmRate = 11025. / 400

// filmVariable is the environment variable with the folder in which both sides
// leave their film.
const filmVariable = "ZOETROPE_BENCH_FILM"

func film() (float64, error)      { return filmOf(552, "film.mp4") }
func filmFirst() (float64, error) { return filmOf(10, "film.mp4") }

// filmExact makes the exact pictures of the first frames instead.
func filmExact() (float64, error) { return filmOf(exactFrames, "exact/") }

// exactFrames is of how many frames the SSIM is found.
const exactFrames = 100

// filmOf makes a film of frames of 1000 by 1000 pixels, with sound, in which 64
// electrodes change size and colour, and returns the sum of their areas.
func filmOf(frames int, name string) (float64, error) {
	const electrodes = 64
	points := &anim.Scatter{
		X: make([]float64, electrodes), Y: make([]float64, electrodes),
		Sizes: make([]float64, electrodes), Values: make([]float64, electrodes),
		Map: colormap.RdBu, VMin: 0, VMax: 1,
	}
	for i := range electrodes {
		points.X[i], points.Y[i] = float64(i%8), float64(i/8)
	}
	samples := coarse()
	heard := sound.New(11025, samples[:min(frames*400, len(samples))])
	fig := anim.New(&anim.Axes{
		Hide: true, Artists: []anim.Artist{points},
		X: anim.Axis{Min: -1, Max: 8}, Y: anim.Axis{Min: -1, Max: 8},
	})
	fig.Width, fig.Height, fig.FPS = 10*anim.Inch, 10*anim.Inch, filmRate
	fig.Sound = &anim.Sound{Type: "audio/wav", Data: heard.WAV()}
	areas := 0.0
	for k := range fig.Steps(frames) {
		for i := range electrodes {
			a := (1 + math.Sin(0.2*float64(k)+float64(i))) / 2
			points.Values[i] = a
			points.Sizes[i] = math.Pow(100*max(a, 0.01), 2)
			areas += points.Sizes[i]
		}
	}
	return areas, fig.Save(os.Getenv(filmVariable) + "/" + name)
}
