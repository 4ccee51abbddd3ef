package anim_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/zoetrope-go/zoetrope/anim"
)

// Options for one file; and a GIF where there is no ffmpeg to make a video.
func ExampleFigure_SaveAs() {
	dir, err := os.MkdirTemp("", "films")
	check(err)
	defer os.RemoveAll(dir)
	dot := &anim.Scatter{X: []float64{0}, Y: []float64{0}}
	fig := anim.New(&anim.Axes{X: anim.Axis{Max: 9}, Artists: []anim.Artist{dot}})
	for k := range fig.Steps(10) {
		dot.X[0] = float64(k)
	}

	about := anim.Meta{Title: "A dot that moves", Author: "E. Muybridge"}
	check(fig.SaveAs(filepath.Join(dir, "small.gif"), anim.GIF{Scale: 0.5, FPS: 10, Loops: 3, Meta: about}))
	check(fig.SaveAs(filepath.Join(dir, "print.png"), anim.PNG{Frame: 4, DPI: 300, Meta: about}))
	fmt.Println(fig.SaveAs("wrong.gif", anim.MP4{}))

	video := anim.MP4{Bitrate: 500}
	err = fig.SaveAs(filepath.Join(dir, "dot.mp4"), video)
	if errors.Is(err, anim.ErrNoFFmpeg) {
		err = fig.Save(filepath.Join(dir, "dot.gif"))
	}
	check(err)
	// Output:
	// anim: saving "wrong.gif": the options are those of a path that ends in .mp4; give it that ending, or take the options of the kind of file that it names
}
