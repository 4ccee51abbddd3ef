package anim

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A recording is a film in the making.
type recording struct {
	fig           *Figure
	width, height int // pixels
	theme         Theme
	canvas        *record.Canvas
	builder       record.Builder
	panels        []*panel
	title         int // layer
	titleText     string
}

// A panel is one axes in a recording; the film numbers its axes in the same
// order.
type panel struct {
	ax     *Axes
	plot   *plot.Plot
	data   vg.Rectangle
	limits limits
	x, y   scale // what is drawn at present
	look   look

	under, over, title, legend int // layers
	artists                    []int
	titleText                  string
	drawn                      bool
}

// look is what the furniture of an axes depends on, but for ticks that the user
// sets.
type look struct {
	limits strip.Limits
	x, y   string
	grid   bool
}

// ownTicks reports whether the user sets the ticks, which may change in place.
func (p *panel) ownTicks() bool { return p.ax.X.Ticks != nil || p.ax.Y.Ticks != nil }

// The order of the layers in an axes; artists have zArtist and their place.
const (
	zUnder  = 0
	zArtist = 1
	zOver   = 1 << 16
	zTitle  = zOver + 1
	zLegend = zOver + 2
	zPanel  = 1 << 18 // from one axes to the next
)

func newRecording(f *Figure) *recording {
	r := &recording{fig: f, theme: f.Theme.filled()}
	f.fps() // panics on a wrong one before the loop starts, not after it
	f.grid()
	r.width, r.height = f.pixels()
	r.canvas = record.NewCanvas(r.height)
	return r
}

// begin lays the figure out, from what it holds after the first turn.
func (r *recording) begin() {
	r.title = r.builder.Layer(math.MaxInt, "", -1, strip.Rect{})
	for _, ax := range r.fig.Axes {
		if ax == nil {
			continue
		}
		i := len(r.panels)
		p := &panel{ax: ax, plot: plot.New()}
		p.limits.update(ax)
		p.under = r.builder.Layer(i*zPanel+zUnder, "", i, strip.Rect{})
		p.over = r.builder.Layer(i*zPanel+zOver, "", i, strip.Rect{})
		p.title = r.builder.Layer(i*zPanel+zTitle, "", i, strip.Rect{})
		p.legend = r.builder.Layer(i*zPanel+zLegend, "", i, strip.Rect{})
		r.panels = append(r.panels, p)
	}
	r.layOut()
	for _, p := range r.panels {
		r.builder.Axes(strip.Axes{
			Title: p.ax.Title, Rect: r.rect(p.data), X: p.ax.X.Label, Y: p.ax.Y.Label,
		})
	}
}

// frame records the figure as it is now.
func (r *recording) frame() {
	if r.panels == nil {
		r.begin()
	}
	first := r.builder.Frames() == 0
	if t := r.fig.Title; first || t != r.titleText {
		r.titleText = t
		r.canvas.Reset(strip.Rect{})
		r.drawFigureTitle()
		r.builder.Put(r.title, r.canvas.Take())
	} else {
		r.builder.Same(r.title)
	}
	for i, p := range r.panels {
		r.panelFrame(i, p)
	}
	r.builder.Next()
}

func (r *recording) panelFrame(i int, p *panel) {
	lim := p.limits.update(p.ax)
	r.builder.Limits(i, lim)
	if k := (look{lim, p.ax.X.Label, p.ax.Y.Label, p.ax.Grid}); !p.drawn || k != p.look || p.ownTicks() {
		p.look, p.drawn = k, true
		p.x, p.y = p.scales(r.theme)
		r.canvas.Reset(strip.Rect{})
		r.drawUnder(p)
		r.builder.Put(p.under, r.canvas.Take())
		r.drawOver(p)
		r.builder.Put(p.over, r.canvas.Take())
	} else {
		r.builder.Same(p.under)
		r.builder.Same(p.over)
	}
	if t := p.ax.Title; r.builder.Frames() == 0 || t != p.titleText {
		p.titleText = t
		r.canvas.Reset(strip.Rect{})
		r.drawTitle(p)
		r.builder.Put(p.title, r.canvas.Take())
	} else {
		r.builder.Same(p.title)
	}
	r.artists(i, p, lim)
	r.canvas.Reset(strip.Rect{})
	r.drawLegend(p)
	r.builder.Put(p.legend, r.canvas.Take())
}

// artists draws what is inside the axes.
func (r *recording) artists(i int, p *panel, lim strip.Limits) {
	pl := p.plot
	pl.X.Min, pl.X.Max, pl.Y.Min, pl.Y.Max = lim.X0, lim.X1, lim.Y0, lim.Y1
	clip := r.rect(p.data)
	giveColors(p.ax.Artists, r.theme.Cycle)
	for k, a := range p.ax.Artists {
		if k == len(p.artists) {
			p.artists = append(p.artists, r.builder.Layer(i*zPanel+zArtist+k, artistLabel(a), i, clip))
		}
		if a == nil {
			panic(fmt.Sprintf("anim: Axes.Artists[%d] is nil, want an artist", k))
		}
		r.canvas.Reset(clip)
		a.Plot(draw.Canvas{Canvas: r.canvas, Rectangle: p.data}, pl)
		r.builder.Put(p.artists[k], r.canvas.Take())
	}
	for _, l := range p.artists[len(p.ax.Artists):] {
		r.builder.Put(l, nil)
	}
}

func artistLabel(a Artist) string {
	if l, ok := a.(Labeled); ok {
		return l.ArtistLabel()
	}
	return ""
}

// colored is an artist that takes a colour from the theme's cycle.
type colored interface{ cycleColor(c color.Color) bool }

// giveColors hands the cycle's colours to the artists without one, in order.
func giveColors(artists []Artist, cycle []color.Color) {
	n := 0
	for _, a := range artists {
		if c, ok := a.(colored); ok && c.cycleColor(cycle[n%len(cycle)]) {
			n++
		}
	}
}

// rect maps a rectangle of the page to the film's.
func (r *recording) rect(v vg.Rectangle) strip.Rect {
	s := func(l vg.Length) int32 { return int32(math.Round(float64(l/vg.Inch) * strip.DPI * strip.Unit)) }
	h := int32(r.height * strip.Unit)
	return strip.Rect{X0: s(v.Min.X), X1: s(v.Max.X), Y0: h - s(v.Max.Y), Y1: h - s(v.Min.Y)}
}

// Film returns what the figure's last loop recorded. Without a loop, or if it
// ended before its first frame, the film is one frame of the figure as it is.
func (f *Figure) Film() (*strip.Film, error) {
	r := f.rec
	if r == nil {
		r = newRecording(f)
	}
	if r.builder.Frames() == 0 {
		r.frame()
	}
	film := &strip.Film{
		Width: r.width, Height: r.height,
		FPS: f.fps(), Repeat: f.Repeat, RepeatDelay: f.RepeatDelay,
		Title:      f.describe(),
		Background: color.NRGBAModel.Convert(r.theme.Background).(color.NRGBA),
	}
	r.builder.Film(film)
	film.Poster = film.Frames - 1
	return film, film.Validate()
}

// describe names the figure for those who cannot see it: its title, or those
// of its axes.
func (f *Figure) describe() string {
	if f.Title != "" {
		return f.Title
	}
	text := ""
	for _, ax := range f.Axes {
		if ax == nil || ax.Title == "" {
			continue
		}
		if text != "" {
			text += ", "
		}
		text += ax.Title
	}
	if text == "" {
		return "Figure"
	}
	return text
}
