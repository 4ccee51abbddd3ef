package writer

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/zoetrope-go/zoetrope/anim/raster/liberation"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// PDFOptions control [PDF]. The zero value gives the defaults.
type PDFOptions struct {
	// Frame is the frame to write, counted from 0, or from the end below 0: -1 is
	// the last.
	Frame int
	// Scale is the size of the page in that of the figure, in each direction,
	// above 0; 0 means 1.
	Scale float64
	// DPI is the number of samples to an inch of the page in which images are
	// stored, smooth ones in half as many, unless they have more cells. 0 means 200.
	DPI float64
	// Meta is what the file says about itself; its comment is the document's
	// subject. An empty Title is the film's.
	Meta Meta
	// Progress, if it is not nil, is called as the work goes on, with how many
	// of the frame's points are done, from 1 to total. The document is made of
	// them when all are drawn, which counts as half of the work.
	Progress func(done, total int)
}

// PDF writes one frame as a PDF page of the figure's size in inches times Scale,
// with [strip.DPI] of the film's pixels to an inch of the figure. Nil options are
// the defaults.
//
// Text stays text, in the Liberation fonts, of which the letters in use are in
// the file; a character that they lack, or beyond U+FFFF, is shown as a box.
// Lines are where they were drawn, not on the grid of pixels. The same film
// gives the same bytes: the date in the file is that of 1970.
func PDF(ctx context.Context, w io.Writer, f *strip.Film, o *PDFOptions) error {
	if o == nil {
		o = &PDFOptions{}
	}
	about := titled(o.Meta, f)
	scale := pageScale("PDFOptions", o.Scale)
	dpi := o.DPI
	if dpi == 0 {
		dpi = 2 * strip.DPI
	}
	if !(dpi > 0 && dpi <= 100*strip.DPI) {
		panic(fmt.Sprintf("writer: PDFOptions.DPI is %v, want above 0 and at most %d, or 0 for %d", o.DPI, 100*strip.DPI, 2*strip.DPI))
	}
	var p *pdf
	points := 0
	err := plot(ctx, "pdf", "PDFOptions", f, o.Frame, func(done, total int) {
		if points = total; o.Progress != nil && done >= 2 {
			o.Progress(done/2, total)
		}
	}, func() plotter {
		p = newPDF(f, scale, about)
		p.density = dpi / strip.DPI * scale
		return p
	})
	if err != nil {
		return err
	}
	p.print("Q")
	if err := p.doc.Output(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	if o.Progress != nil && points > 0 {
		o.Progress(points, points)
	}
	return nil
}

// A pdf draws onto a page whose coordinates are the film's pixels, y down. Of
// fpdf it uses what makes the document: fonts, images and transparency. The
// drawing itself is written in PDF's operators.
type pdf struct {
	doc    *fpdf.Fpdf
	height float64 // of the page in points
	// density is the number of samples of an image for a pixel of the film.
	density float64
	alpha   uint8 // in force; 0: not known
	fonts   [16]bool
	widths  map[int]bool // of the images
}

func newPDF(f *strip.Film, scale float64, about Meta) *pdf {
	points := 72.0 / strip.DPI * scale // in a pixel
	w, h := float64(f.Width)*points, float64(f.Height)*points
	p := &pdf{doc: fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: w, Ht: h}}), height: h, widths: map[int]bool{}}
	p.doc.SetMargins(0, 0, 0)
	p.doc.SetAutoPageBreak(false, 0)
	p.doc.SetCatalogSort(true)
	p.doc.SetCreationDate(time.Unix(0, 0).UTC())
	p.doc.SetModificationDate(time.Unix(0, 0).UTC())
	for _, field := range about.fields() {
		set := map[string]func(string, bool){"Title": p.doc.SetTitle, "Author": p.doc.SetAuthor, "Comment": p.doc.SetSubject}
		set[field.name](inPlane(field.text), true)
	}
	p.doc.AddPage()
	p.print("q ", nums(points, 0, 0, -points, 0, h), " cm 1 j")
	if b := f.Background; b.A > 0 {
		p.see(b.A)
		p.print(rgb(b, "rg"), " ", nums(0, 0, float64(f.Width), float64(f.Height)), " re f")
	}
	return p
}

func (p *pdf) print(parts ...string) { p.doc.RawWriteStr(strings.Join(parts, "")) }

// see sets the opacity of all that follows.
func (p *pdf) see(alpha uint8) {
	if p.alpha != alpha {
		p.doc.SetAlpha(float64(alpha)/255, "Normal")
		p.alpha = alpha
	}
}

func (p *pdf) draw(op strip.Op, clip strip.Rect) {
	limit := ""
	if clip != (strip.Rect{}) {
		limit = nums(px(clip.X0), px(clip.Y0), px(clip.X1)-px(clip.X0), px(clip.Y1)-px(clip.Y0)) + " re W n"
	}
	if t, ok := op.(*strip.Text); ok {
		p.useFont(t.Font) // fpdf takes it to hold beyond the group
	}
	p.print("q ", limit)
	switch op := op.(type) {
	case *strip.Path:
		p.path(op)
	case *strip.Marks:
		p.marks(op)
	case *strip.Text:
		p.text(op)
	case *strip.Image:
		p.image(op)
	}
	p.print("Q")
	p.alpha = 0 // the group's end undid it
}

func (p *pdf) path(op *strip.Path) {
	x, y := pixels(op)
	var d pdfPath
	tracePath(&d, op, x, y)
	if op.Fill.A > 0 {
		p.see(op.Fill.A)
		p.print(rgb(op.Fill, "rg"), " ", d.String(), "f")
	}
	if op.Stroke.A == 0 || op.Width <= 0 {
		return
	}
	p.see(op.Stroke.A)
	style := rgb(op.Stroke, "RG") + " " + nums(float64(op.Width)/strip.Fine) + fmt.Sprintf(" w %d J ", op.Cap)
	if op.Crisp {
		style += "0 j "
	}
	if len(op.Dash) > 0 {
		// An odd pattern is written twice, which means the same: not every
		// reader goes on with dashes and gaps exchanged.
		var lengths []float64
		whole := 0.0
		for range 1 + len(op.Dash)%2 {
			for _, v := range op.Dash {
				lengths = append(lengths, px(v))
				whole += px(v)
			}
		}
		offset := math.Mod(px(op.DashOffset), whole)
		if offset < 0 {
			offset += whole // PDF wants one from 0
		}
		style += "[" + nums(lengths...) + "] " + nums(offset) + " d "
	}
	p.print(style, d.String(), "S")
}

func (p *pdf) marks(m *strip.Marks) {
	edge := m.Edge.A > 0 && m.EdgeWidth > 0 && !m.Shape.Lines()
	p.print("0 J ", nums(float64(m.EdgeWidth)/strip.Fine), " w")
	if edge {
		p.print(rgb(m.Edge, "RG"))
	}
	last := -1
	for i := range m.X {
		r, c := markAt(m, i)
		var d pdfPath
		traceMark(&d, m.Shape, px(m.X[i]), px(m.Y[i]), r)
		ink := m.Colors[c]
		set, paint := "rg", "f"
		if m.Shape.Lines() {
			set, paint = "RG", "S"
		}
		if ink.A > 0 && (!m.Shape.Lines() || m.EdgeWidth > 0) {
			p.see(ink.A)
			if c != last {
				p.print(rgb(ink, set))
				last = c
			}
			p.print(d.String(), paint)
		}
		if edge {
			p.see(m.Edge.A)
			p.print(d.String(), "S")
		}
	}
}

// fontSize is the size that fpdf knows; text is magnified to its own.
const fontSize = 1000

func (p *pdf) useFont(kind strip.Font) {
	kind &= 15
	name := fmt.Sprintf("liberation%d", kind)
	if !p.fonts[kind] {
		p.fonts[kind] = true
		p.doc.AddUTF8FontFromBytes(name, "", slices.Clone(liberation.TTF(kind))) // fpdf writes to it
	}
	p.doc.SetFont(name, "", fontSize)
}

func (p *pdf) text(t *strip.Text) {
	if t.Color.A == 0 || t.Size <= 0 || t.String == "" {
		return
	}
	s := inPlane(t.String)
	scale := float64(t.Size) / strip.Fine / fontSize
	width := p.doc.GetStringWidth(s) // in the text's own coordinates
	if t.Width > 0 {
		// As in a picture of pixels, the letters keep their shape.
		if n := len([]rune(s)); n > 0 {
			p.print(nums((px(t.Width)/scale-width)/float64(n)), " Tc")
		}
		width = px(t.Width) / scale
	}
	left := 0.0
	switch t.Align {
	case strip.Center:
		left = -width / 2
	case strip.Right:
		left = -width
	}
	sin, cos := math.Sincos(float64(t.Angle) / strip.Fine * math.Pi / 180)
	sin, cos = sin*scale, cos*scale
	p.see(t.Color.A)
	p.print(rgb(t.Color, "rg"), " ", nums(cos, -sin, -sin, -cos, px(t.X)+left*cos, px(t.Y)-left*sin), " cm")
	p.doc.Text(0, p.height, s) // at the origin: fpdf counts from the page's top
}

func (p *pdf) image(m *strip.Image) {
	if m.Rect.X0 == m.Rect.X1 || m.Rect.Y0 == m.Rect.Y1 {
		return
	}
	density := p.density
	if m.Smooth {
		density /= 2
	}
	// fpdf stores images by their width, and those of one width in any order.
	// So that the bytes are always the same, no two have one width: columns
	// beyond the rectangle, which are clipped away, see to that.
	img := enlarge(m, density)
	size := img.Bounds().Size()
	extra := 0
	for p.widths[size.X+extra] {
		extra++
	}
	p.widths[size.X+extra] = true
	wide := image.Rect(0, 0, size.X+extra, size.Y)
	if flat, ok := img.(*image.Paletted); ok && opaquePalette(m) {
		img = &image.Paletted{Pix: widen(flat.Pix, size.X, 1, extra), Stride: wide.Dx(), Rect: wide, Palette: flat.Palette}
	} else { // fpdf knows a palette with one see-through colour at most
		img = &image.NRGBA{Pix: widen(trueColor(img).Pix, size.X, 4, extra), Stride: 4 * wide.Dx(), Rect: wide}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		p.doc.SetError(err)
		return
	}
	name := fmt.Sprintf("image%d", len(p.widths))
	o := fpdf.ImageOptions{ImageType: "png"}
	p.doc.RegisterImageOptionsReader(name, o, &b)
	p.see(255)
	x, y, w, h := px(m.Rect.X0), px(m.Rect.Y0), px(m.Rect.X1)-px(m.Rect.X0), px(m.Rect.Y1)-px(m.Rect.Y0)
	if extra > 0 {
		p.print(nums(x, y, w, h), " re W n")
		w *= float64(wide.Dx()) / float64(size.X)
	}
	p.print(nums(w, 0, 0, -h, x, y+h), " cm")
	p.doc.ImageOptions(name, 0, p.height-1, 1, 1, false, o, 0, "")
}

// inPlane replaces the characters that fpdf cannot write.
func inPlane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}

// rgb is the operator that sets a colour.
func rgb(c color.NRGBA, operator string) string {
	return nums(float64(c.R)/255, float64(c.G)/255, float64(c.B)/255) + " " + operator
}
