package anim

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A recording is a film in the making. While the loop runs, the artists are
// drawn in the places and limits of the moment; what stands around them is
// only noted. When the film is asked for, the layout is settled with all
// frames in view, and drawings move to where they belong in it, see compose.
type recording struct {
	fig           *Figure
	width, height int // pixels
	grid          grid
	theme         Theme
	canvas        *record.Canvas
	builder       record.Builder
	panels        []*panel // one for each of fig.Axes, nil for an empty place
	title         history[string]
	known         map[learner]bool // those that have begun this film
	sweep         *sweep           // nil: there are no parameters
	film          *strip.Film      // of the frames so far, once asked for
	first         int              // the film's first frame that is still held, see chunk
	place         []vg.Rectangle   // of the panels' data in the film
	pinned        bool             // it is settled
	leaving       bool             // the frames leave in chunks, which all have the same layers
	beyond        bool             // values were outside the colour limits of the first chunk
	shotBytes     int              // about what the shots hold

	turns   int   // the frames recorded, held or not
	most    int   // the frames to hold; 0 is all
	numbers []int // of the frames held, if not all are
	stride  int   // the older ones of them are so many turns apart
}

// A panel is one axes in a recording.
type panel struct {
	ax      *Axes
	plot    *plot.Plot
	data    vg.Rectangle // where the artists are drawn for the time being
	limits  limits
	look    history[look]
	title   history[string]
	slots   []*slot
	legend  int       // layer
	lift    vg.Length // of the title, from its usual place
	right   vg.Length // room for the right axis' labels
	outside vg.Length // width of a legend beside the axes, in the frame with the widest
	beside  vg.Length // room between the data and that legend
}

// look is what the furniture of an axes depends on, but for its title.
type look struct {
	limits       strip.Limits // those that the artists are drawn in
	final        strip.Limits // those of the film; see settle
	autoX, autoY bool
	x, y         axisLook
	twin         bool // there is a right axis
	right        rightLook
	autoRight    bool
	grid, hide   bool
	gridStyle    GridStyle
	turned       bool // so are the labels along X, see turns
	square       bool
	bar          bool // there is a colour bar
	barLabel     string
}

type axisLook struct {
	label  string
	log    bool
	ticks  []float64 // nil: automatic
	labels []string
	color  color.NRGBA // transparent: the theme's ink
}

// rightLook is what the right axis has for itself.
type rightLook struct {
	axisLook
	limits, final [2]float64
}

// side is the look as an artist sees it whose vertical axis is the right one,
// or is not.
func (l look) side(right bool) look {
	if right {
		l.y, l.autoY = l.right.axisLook, l.autoRight
		l.limits.Y0, l.limits.Y1 = l.right.limits[0], l.right.limits[1]
		l.final.Y0, l.final.Y1 = l.right.final[0], l.right.final[1]
	}
	return l
}

func (l look) equal(o look) bool {
	return l.limits == o.limits && l.autoX == o.autoX && l.autoY == o.autoY && l.grid == o.grid && l.gridStyle == o.gridStyle &&
		l.hide == o.hide && l.square == o.square && l.bar == o.bar && l.barLabel == o.barLabel &&
		l.x.equal(o.x) && l.y.equal(o.y) && l.twin == o.twin && l.autoRight == o.autoRight &&
		l.right.limits == o.right.limits && l.right.equal(o.right.axisLook)
}

func (l axisLook) equal(o axisLook) bool {
	return l.label == o.label && l.log == o.log && l.color == o.color && slices.Equal(l.ticks, o.ticks) && slices.Equal(l.labels, o.labels) &&
		(l.ticks == nil) == (o.ticks == nil) && (l.labels == nil) == (o.labels == nil)
}

// A history is a value that changes now and then: the different ones after
// one another, and which of them each frame has.
type history[T any] struct {
	values []T
	frame  []int
}

// add notes the value of the next frame. same says whether it is the last one.
func (h *history[T]) add(v T, same func(T) bool) {
	if n := len(h.values); n == 0 || !same(h.values[n-1]) {
		h.values = append(h.values, v)
	}
	h.frame = append(h.frame, len(h.values)-1)
}

func newRecording(f *Figure) *recording {
	r := &recording{fig: f, theme: f.Theme.filled(), known: map[learner]bool{}}
	f.fps() // panics on a wrong one before the loop starts, not after it
	f.poster(1, 1)
	r.grid = f.grid()
	r.width, r.height = f.pixels()
	r.canvas = record.NewCanvas(r.height)
	return r
}

// keepSize panics if the figure has another size than when the loop began.
func (r *recording) keepSize() {
	if w, h := r.fig.pixels(); w != r.width || h != r.height {
		panic(fmt.Sprintf("anim: Figure is %d×%d pixels in frame %d, want %d×%d, as when the loop began: all frames have one size", w, h, r.turns, r.width, r.height))
	}
}

// begin makes a panel for each axes, in a layout for the first frame.
func (r *recording) begin() {
	for _, ax := range r.fig.Axes {
		if ax == nil {
			r.panels = append(r.panels, nil)
			continue
		}
		r.panels = append(r.panels, &panel{ax: ax, plot: plot.New(), legend: -1})
	}
	r.note()
	for i, rect := range r.layOut() {
		if p := r.panels[i]; p != nil {
			p.data = rect
		}
	}
}

// note keeps what the next frame has around its artists.
func (r *recording) note() {
	r.title.add(r.fig.Title, func(t string) bool { return t == r.fig.Title })
	for _, p := range r.panels {
		if p == nil {
			continue
		}
		ax := p.ax
		for _, e := range ax.entries() {
			if l, ok := r.onStage(e.Artist).(learner); ok && !r.known[l] {
				r.known[l] = true
				l.forget()
			}
		}
		p.title.add(ax.Title, func(t string) bool { return t == ax.Title })
		now := look{
			gridStyle: ax.GridStyle.checked(),
			grid:      ax.Grid, hide: ax.Hide || ax.onlyControls() || ax.onlyStages(), square: ax.Equal, x: ax.X.look("X"), y: ax.Y.look("Y"),
			twin: len(ax.OnRight) > 0, right: rightLook{axisLook: ax.Right.look("Right")},
			bar: ax.ColorBar.Of != nil, barLabel: ax.ColorBar.Label,
		}
		p.limits.update(ax, &now)
		now.final, now.right.final = now.limits, now.right.limits
		p.look.add(now, now.equal)
		if l := r.legend(ax); ax.Legend.Place == OutsideRight {
			p.outside = max(p.outside, l.w)
		}
	}
}

func (a *Axis) look(name string) axisLook {
	if a.TickLabels != nil && len(a.TickLabels) != len(a.Ticks) {
		panic(fmt.Sprintf("anim: Axes.%s.TickLabels has length %d, want %d, the length of Ticks", name, len(a.TickLabels), len(a.Ticks)))
	}
	l := axisLook{label: a.Label, log: a.Log, ticks: slices.Clone(a.Ticks), labels: slices.Clone(a.TickLabels)}
	if a.Color != nil {
		l.color = Fade(a.Color, 1)
	}
	return l
}

// frame records the figure as it is now.
func (r *recording) frame() {
	if r.panels == nil {
		r.begin()
	} else {
		r.note()
	}
	n := 0
	for _, p := range r.panels {
		if p != nil {
			r.artists(n, p)
			n++
		}
	}
	r.builder.Next()
	r.film = nil
	r.turns++
	if r.most > 0 && r.sweep == nil {
		r.thin()
	}
}

// artists draws what is inside the n-th axes.
func (r *recording) artists(n int, p *panel) {
	clip := r.rect(p.data)
	entries := p.ax.entries()
	giveColors(entries, r.theme.Cycle)
	for _, e := range entries {
		r.put(p, r.slot(n, p, e, clip), e, clip)
	}
	r.leave(p, entries)
	r.canvas.Reset(strip.Rect{})
	r.drawLegend(p)
	legend := r.canvas.Take()
	if p.legend < 0 && (legend != nil || r.leaving) {
		p.legend = r.builder.Layer("", n, strip.Rect{})
	}
	if p.legend >= 0 {
		r.builder.Put(p.legend, legend, int(p.ax.Legend.Place))
	}
}

// normalizer is what artists place their values with.
func normalizer(log bool) plot.Normalizer {
	if log {
		return logScale{}
	}
	return plot.LinearScale{}
}

// steps is a length in the film's steps.
func (r *recording) steps(l vg.Length) int32 {
	return int32(math.Round(float64(l/vg.Inch) * strip.DPI * strip.Unit))
}

// rect maps a rectangle of the page to the film's.
func (r *recording) rect(v vg.Rectangle) strip.Rect {
	s := r.steps
	h := int32(r.height * strip.Unit)
	return strip.Rect{X0: s(v.Min.X), X1: s(v.Max.X), Y0: h - s(v.Max.Y), Y1: h - s(v.Min.Y)}
}
