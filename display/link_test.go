package display_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkLink builds a cell that uses gonum/plot, and one that uses anim and
// display, alternately, each time with a change as between two cells, and
// reports the fastest of each. The ratio must not exceed 1.3.
//
//	go test -bench Link -benchtime 10x -run ^$ ./display
func BenchmarkLink(b *testing.B) {
	cells := []struct{ name, code string }{
		{"plot", `package main

import "gonum.org/v1/plot"

func main() {
	p := plot.New()
	p.Title.Text = "%d"
	if err := p.Save(300, 200, "a.png"); err != nil {
		panic(err)
	}
}
`},
		{"anim", `package main

import (
	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/display"
)

func main() {
	line := &anim.Line{X: []float64{0, 1}, Y: []float64{0, 1}}
	fig := anim.New(&anim.Axes{Title: "%d", Artists: []anim.Artist{line}})
	for k := range fig.Steps(2) {
		line.Y[1] = float64(k)
	}
	display.Show(fig)
}
`},
	}
	fastest := make([]time.Duration, len(cells))
	for turn := 0; b.Loop(); turn++ {
		for i, c := range cells {
			// Inside of the module, where its imports are known.
			dir, err := os.MkdirTemp(".", "linktest")
			if err != nil {
				b.Fatal(err)
			}
			err = os.WriteFile(filepath.Join(dir, "main.go"), fmt.Appendf(nil, c.code, time.Now().UnixNano()), 0o666)
			if err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			out, err := exec.Command("go", "build", "-ldflags=-w -s", "-o", filepath.Join(b.TempDir(), "cell"), "./"+dir).CombinedOutput()
			took := time.Since(start)
			os.RemoveAll(dir)
			if err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			if turn == 0 || took < fastest[i] {
				fastest[i] = took
			}
		}
	}
	for i, c := range cells {
		b.ReportMetric(float64(fastest[i].Milliseconds()), c.name+"-ms")
	}
	b.ReportMetric(fastest[1].Seconds()/fastest[0].Seconds(), "ratio")
}
