package anim

import (
	"cmp"
	"fmt"
	"math"
	"reflect"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

// A Layer is an artist of an axes with a say in the order of drawing, in
// whether it is seen and in its name. It takes the artist's place in
// Axes.Artists, and suits every plot.Plotter, those of gonum/plot too:
//
//	curve, _ := plotter.NewLine(points)
//	layer := &anim.Layer{Artist: curve, Label: "fit", Z: 1}
//
// Its fields may change between frames.
type Layer struct {
	Artist Artist
	// Z is the height: an axes draws its artists from the lowest to the
	// highest, and those of one height in the order of its list. Artists
	// without a Layer are at 0. Frame, ticks, titles and legend are above all
	// artists, grid and background below.
	Z float64
	// Hide leaves the artist out. As in matplotlib it still counts for
	// automatic limits, of the axes and of colours, takes its colour of the
	// theme's cycle and keeps its entry in the legend: nothing else moves when
	// it comes and goes.
	Hide bool
	// Label is the name in the legend, where it stands beside the sample that
	// the artist's Thumbnail method draws, if it has one. Empty: the artist's
	// own label, if it has any.
	Label string
}

// Plot draws the artist unless it is hidden; it implements plot.Plotter, on any
// canvas.
func (l *Layer) Plot(c draw.Canvas, p *plot.Plot) {
	if !l.Hide {
		l.Artist.Plot(c, p)
	}
}

// DataRange implements plot.DataRanger: the artist's, if it has one.
func (l *Layer) DataRange() (xmin, xmax, ymin, ymax float64) {
	if r, ok := l.Artist.(plot.DataRanger); ok {
		return r.DataRange()
	}
	nan := math.NaN()
	return nan, nan, nan, nan
}

// Thumbnail draws the artist's sample in a legend, if it has one.
func (l *Layer) Thumbnail(c *draw.Canvas) {
	if t, ok := l.Artist.(plot.Thumbnailer); ok {
		t.Thumbnail(c)
	}
}

// ArtistLabel is the name in the legend.
func (l *Layer) ArtistLabel() string {
	if l.Label != "" {
		return l.Label
	}
	return artistLabel(l.Artist)
}

// An entry is an artist without its Layer.
type entry struct {
	Artist
	label string
	order order
	hide  bool
}

// An order is where an artist stands among those of its axes.
type order struct {
	z     float64
	right bool // in OnRight
	k     int  // in the list
}

func (p order) compare(o order) int {
	if p.z == o.z && p.right != o.right {
		if p.right {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(p.z, o.z), cmp.Compare(p.k, o.k))
}

// entries are the artists of an axes in the order of its lists.
func (a *Axes) entries() []entry {
	list := make([]entry, 0, len(a.Artists)+len(a.OnRight))
	for k, artist := range a.Artists {
		e := unwrap(artist, "Axes.Artists", k)
		e.order.k = k
		list = append(list, e)
	}
	for k, artist := range a.OnRight {
		e := unwrap(artist, "Axes.OnRight", k)
		e.order.right, e.order.k = true, k
		list = append(list, e)
	}
	return list
}

// unwrap takes an artist out of its Layers: the outermost has the last word on
// the label, and heights add up.
func unwrap(a Artist, list string, k int) entry {
	e := entry{Artist: a}
	for {
		l, ok := e.Artist.(*Layer)
		if !ok {
			break
		}
		if l == nil || l.Artist == nil {
			panic(fmt.Sprintf("anim: %s[%d] is a Layer whose Artist is nil, want an artist", list, k))
		}
		if math.IsNaN(l.Z) || math.IsInf(l.Z, 0) {
			panic(fmt.Sprintf("anim: %s[%d] has Z %v, want a finite number", list, k, l.Z))
		}
		e.Artist, e.order.z, e.hide = l.Artist, e.order.z+l.Z, e.hide || l.Hide
		e.label = cmp.Or(e.label, l.Label)
	}
	if v := reflect.ValueOf(e.Artist); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		panic(fmt.Sprintf("anim: %s[%d] is nil, want an artist", list, k))
	}
	e.label = cmp.Or(e.label, artistLabel(e.Artist))
	return e
}

// sameArtist reports whether both are one artist, not only equal ones.
func sameArtist(a, b Artist) bool {
	v, w := reflect.ValueOf(a), reflect.ValueOf(b)
	return v.Kind() == reflect.Pointer && w.Kind() == reflect.Pointer && a == b
}

func artistLabel(a Artist) string {
	if l, ok := a.(Labeled); ok {
		return l.ArtistLabel()
	}
	return ""
}
