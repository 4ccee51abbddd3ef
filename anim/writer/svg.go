package writer

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image/color"
	"image/png"
	"io"
	"math"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// SVGOptions control [SVG]. The zero value gives the defaults.
type SVGOptions struct {
	// Frame is the frame to write, counted from 0, or from the end below 0: -1 is
	// the last.
	Frame int
	// Scale is the number of pixels of the page for one of the film's, in each
	// direction, above 0; 0 means 1. Without a unit of length, a page shows 96
	// pixels to an inch.
	Scale float64
	// DPI is the number of pixels for an inch of the figure, instead of Scale: DPI
	// 96 is the figure's own size on paper. 0 means 100, or what Scale says.
	DPI float64
	// Meta is what the file says about itself. An empty Title is the film's.
	Meta Meta
	// Progress, if it is not nil, is called as the work goes on, with how many
	// of the frame's points are drawn, from 1 to total.
	Progress func(done, total int)
}

// SVG writes one frame as an SVG 1.1 picture, whose coordinates are the film's
// pixels. Nil options are the defaults.
//
// Text stays text: it is shown in Liberation Sans, Arial or the reader's own
// sans serif (so for serif and mono), squeezed or stretched to the width that it
// was laid out with. Lines that are drawn on the grid of pixels are so at whole
// scales. Images are stored at 2 samples for each pixel of the page (smooth ones
// 1) or at their own number of cells, if that is more.
func SVG(ctx context.Context, w io.Writer, f *strip.Film, o *SVGOptions) error {
	if o == nil {
		o = &SVGOptions{}
	}
	about := titled(o.Meta, f)
	b := bufio.NewWriter(w)
	s := &svg{w: b, scale: pageScale("SVGOptions", scaleOf("SVGOptions", o.Scale, o.DPI)), clips: map[strip.Rect]bool{}}
	err := plot(ctx, "svg", "SVGOptions", f, o.Frame, o.Progress, func() plotter {
		s.begin(f, about)
		return s
	})
	if err != nil {
		return err
	}
	s.end()
	if s.err == nil {
		s.err = b.Flush()
	}
	if s.err != nil {
		return fmt.Errorf("svg: %w", s.err)
	}
	return nil
}

// An svg writes the picture. The bufio.Writer keeps the first error of writing.
type svg struct {
	w     *bufio.Writer
	scale float64
	clip  strip.Rect // of the group that is open, or the zero Rect
	clips map[strip.Rect]bool
	err   error // of encoding an image
}

func (s *svg) print(parts ...string) {
	for _, p := range parts {
		_, _ = s.w.WriteString(p)
	}
}

func (s *svg) begin(f *strip.Film, about Meta) {
	w, h := num(float64(f.Width)), num(float64(f.Height))
	s.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"`,
		` width="`, num(s.scale*float64(f.Width)), `" height="`, num(s.scale*float64(f.Height)), `" viewBox="0 0 `, w, ` `, h, `" fill="none" stroke-linejoin="round">`, "\n")
	if about.Title != "" {
		s.print("<title>", escape(about.Title), "</title>\n")
	}
	if about.Comment != "" {
		s.print("<desc>", escape(about.Comment), "</desc>\n")
	}
	if about.Author != "" {
		s.print(`<metadata><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">`, escape(about.Author), "</dc:creator></metadata>\n")
	}
	if f.Background.A > 0 {
		s.print(`<rect width="`, w, `" height="`, h, `"`, paint("fill", f.Background), "/>\n")
	}
}

func (s *svg) end() {
	s.within(strip.Rect{})
	s.print("</svg>\n")
}

// within opens a group with the clip. Its name says what it is, so that two
// pictures in one page cannot take each other's.
func (s *svg) within(clip strip.Rect) {
	if clip == s.clip {
		return
	}
	if s.clip != (strip.Rect{}) {
		s.print("</g>\n")
	}
	s.clip = clip
	if clip == (strip.Rect{}) {
		return
	}
	name := fmt.Sprintf("clip_%d_%d_%d_%d", clip.X0, clip.Y0, clip.X1, clip.Y1)
	if !s.clips[clip] {
		s.clips[clip] = true
		s.print(`<clipPath id="`, name, `"><rect`, box(clip), "/></clipPath>\n")
	}
	s.print(`<g clip-path="url(#`, name, `)">`, "\n")
}

func (s *svg) draw(op strip.Op, clip strip.Rect) {
	s.within(clip)
	switch op := op.(type) {
	case *strip.Path:
		s.path(op)
	case *strip.Marks:
		s.marks(op)
	case *strip.Text:
		s.text(op)
	case *strip.Image:
		s.image(op)
	}
}

func (s *svg) path(p *strip.Path) {
	fill := paint("fill", p.Fill)
	width := float64(p.Width) / strip.Fine
	stroke := ""
	if p.Stroke.A > 0 && p.Width > 0 {
		if p.Crisp {
			width = max(1, math.Floor(width+0.5))
		}
		stroke = paint("stroke", p.Stroke) + ` stroke-width="` + num(width) + `"` + dashes(p)
		if p.Cap != strip.Butt {
			stroke += ` stroke-linecap="` + [...]string{"butt", "round", "square"}[p.Cap] + `"`
		}
	}
	one := func(style string, x, y []float64) {
		if style == "" {
			return
		}
		var d svgPath
		tracePath(&d, p, x, y)
		s.print(`<path d="`, d.String(), `"`, style, "/>\n")
	}
	if !p.Crisp {
		x, y := pixels(p)
		one(fill+stroke, x, y)
		return
	}
	const crisp = ` shape-rendering="crispEdges"`
	if fill != "" {
		x, y := whole(p)
		one(fill+crisp, x, y)
	}
	if stroke != "" {
		x, y := snapped(p, width)
		one(stroke+crisp+` stroke-linejoin="miter"`, x, y)
	}
}

func dashes(p *strip.Path) string {
	if len(p.Dash) == 0 {
		return ""
	}
	var d []string
	for _, v := range p.Dash {
		d = append(d, num(px(v)))
	}
	s := ` stroke-dasharray="` + strings.Join(d, " ") + `"`
	if p.DashOffset != 0 {
		s += ` stroke-dashoffset="` + num(px(p.DashOffset)) + `"`
	}
	return s
}

func (s *svg) marks(m *strip.Marks) {
	kind := "fill"
	width := ` stroke-width="` + num(float64(m.EdgeWidth)/strip.Fine) + `"`
	group := ""
	switch {
	case m.Shape.Lines():
		kind, group = "stroke", width
	case m.Edge.A > 0 && m.EdgeWidth > 0:
		group = paint("stroke", m.Edge) + width
	}
	if len(m.Index) == 0 {
		group += paint(kind, m.Colors[0])
	}
	s.print("<g", group, ">\n")
	for i := range m.X {
		r, c := markAt(m, i)
		x, y := px(m.X[i]), px(m.Y[i])
		if m.Shape == strip.Circle {
			s.print(`<circle cx="`, num(x), `" cy="`, num(y), `" r="`, num(r), `"`)
		} else {
			var d svgPath
			traceMark(&d, m.Shape, x, y, r)
			s.print(`<path d="`, d.String(), `"`)
		}
		if len(m.Index) > 0 {
			s.print(paint(kind, m.Colors[c]))
		}
		s.print("/>\n")
	}
	s.print("</g>\n")
}

// families are the fonts to try, by kind.
var families = map[strip.Font]string{
	0:           "'Liberation Sans', Arial, Helvetica, sans-serif",
	strip.Serif: "'Liberation Serif', 'Times New Roman', Times, serif",
	strip.Mono:  "'Liberation Mono', 'Courier New', Courier, monospace",
}

func (s *svg) text(t *strip.Text) {
	if t.Color.A == 0 || t.Size <= 0 || t.String == "" {
		return
	}
	kind := t.Font & (strip.Serif | strip.Mono)
	if kind != strip.Serif && kind != 0 {
		kind = strip.Mono
	}
	x, y := num(px(t.X)), num(px(t.Y))
	s.print(`<text x="`, x, `" y="`, y, `" font-size="`, num(float64(t.Size)/strip.Fine), `" font-family="`, families[kind], `"`, paint("fill", t.Color))
	if t.Font&strip.Bold != 0 {
		s.print(` font-weight="bold"`)
	}
	if t.Font&strip.Italic != 0 {
		s.print(` font-style="italic"`)
	}
	switch t.Align {
	case strip.Center:
		s.print(` text-anchor="middle"`)
	case strip.Right:
		s.print(` text-anchor="end"`)
	}
	if t.Width > 0 {
		s.print(` textLength="`, num(px(t.Width)), `" lengthAdjust="spacingAndGlyphs"`)
	}
	if t.Angle != 0 {
		s.print(` transform="rotate(`, num(-float64(t.Angle)/strip.Fine), ` `, x, ` `, y, `)"`)
	}
	s.print(` xml:space="preserve">`, escape(t.String), "</text>\n")
}

func (s *svg) image(m *strip.Image) {
	if m.Rect.X0 == m.Rect.X1 || m.Rect.Y0 == m.Rect.Y1 {
		return
	}
	style, density := ` style="image-rendering:crisp-edges;image-rendering:pixelated"`, 2.0
	if m.Smooth {
		style, density = "", 1
	}
	s.print(`<image`, box(m.Rect), ` preserveAspectRatio="none"`, style, ` xlink:href="data:image/png;base64,`)
	to := base64.NewEncoder(base64.StdEncoding, s.w)
	if err := png.Encode(to, enlarge(m, density*s.scale)); err != nil && s.err == nil {
		s.err = err
	}
	if err := to.Close(); err != nil && s.err == nil {
		s.err = err
	}
	s.print(`"/>`, "\n")
}

// box gives a rectangle with its edges between pixels.
func box(r strip.Rect) string {
	at := func(v int32) float64 { return math.Floor(px(v) + 0.5) }
	return ` x="` + num(at(r.X0)) + `" y="` + num(at(r.Y0)) + `" width="` + num(at(r.X1)-at(r.X0)) + `" height="` + num(at(r.Y1)-at(r.Y0)) + `"`
}

// paint gives the attributes of a colour, none if it cannot be seen.
func paint(name string, c color.NRGBA) string {
	if c.A == 0 {
		return ""
	}
	s := fmt.Sprintf(` %s="#%02x%02x%02x"`, name, c.R, c.G, c.B)
	if c.A < 255 {
		s += ` ` + name + `-opacity="` + num(float64(c.A)/255) + `"`
	}
	return s
}

// escape makes text fit for XML; what XML cannot hold becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
