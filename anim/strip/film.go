// Package strip is the film format: the one product of an animation loop,
// which the player, the raster and every writer read.
//
// A [Film] is a list of layers in drawing order. Each layer belongs to one
// artist, or to one piece of an axes' furniture, and holds the distinct
// drawings (states) of that artist together with the state that each frame
// shows. Nothing in a film depends on a font file, a display or a clock, and
// the same film always encodes to the same bytes.
//
// Coordinates count from the top left corner, x to the right and y down, in
// steps of 1/[Unit] of a pixel; one pixel is 1/[DPI] of an inch. A recorded
// point is therefore at most 1/16 pixel from where it was drawn, and one of
// many marks that scroll together, which move as one, at most 3/16.
package strip

import (
	"image/color"
	"time"
)

const (
	// Unit is the number of coordinate steps in a pixel.
	Unit = 8
	// Fine is the number of steps in a pixel for line widths and font sizes,
	// and the number of steps in a degree for angles.
	Fine = 64
	// DPI is the number of pixels in an inch, which is matplotlib's default,
	// so a figure of 12 by 4 inches is 1200 by 400 pixels in both.
	DPI = 100
)

// A Film is one finished animation.
type Film struct {
	// Width and Height are the size of the picture in pixels, from 1 to 16384.
	Width, Height int
	// Frames is the number of frames, at least 1.
	Frames int
	// FPS is the playback rate in frames per second, above 0 and at most 1000.
	FPS float64
	// Repeat says what happens at the film's end.
	Repeat Repeat
	// RepeatDelay is how long the last frame stays before the film repeats.
	RepeatDelay time.Duration
	// Title describes the film to screen readers and names saved files.
	Title string
	// Params are the parameters of a sweep: of many films as long as each other,
	// whose frames follow one another, of which a reader chooses one. The last
	// parameter varies first. Empty: there is one film.
	Params []Param
	// Poster is the frame that stands for the film in a still picture. The film
	// of a sweep that it belongs to is the one that shows first.
	Poster int
	// Background is painted under all layers.
	Background color.NRGBA
	// Axes are the figure's axes, for those who read values off a frame.
	Axes []Axes
	// Layers are the drawings, the first at the bottom.
	Layers []Layer
	// Controls are those of the layers that a player makes work.
	Controls []Control
	// Sound is heard with the film; nil for a silent one, as a sweep must be.
	Sound *Sound
}

// Repeat is what a player does at the end of a film.
type Repeat uint8

const (
	Loop    Repeat = iota // start again from the first frame
	Once                  // stop at the last frame
	Reflect               // play back to the first frame, and so on
)

// Axes is the rectangle of one plot and its data-to-pixel map. A plot with two
// vertical axes is two Axes of one Rect and the same X, one after the other: the
// first has its Y at the left, the second at the right.
type Axes struct {
	Title string
	Rect  Rect
	// X and Y name the two dimensions.
	X, Y string
	// XLog and YLog: the pixel is linear in the logarithm of the value.
	XLog, YLog bool
	// Limits are the distinct limits the axes had.
	Limits []Limits
	// Frame[f] is the index into Limits of frame f.
	Frame []int
}

// Limits are the data values at the edges of an axes' rectangle: left and
// right, bottom and top.
type Limits struct {
	X0, X1, Y0, Y1 float64
}

// A Layer is what one artist draws over the whole film.
type Layer struct {
	// Label is the artist's name in the legend, or empty.
	Label string
	// Axes is the index of the axes the layer belongs to, or -1.
	Axes int
	// Clip limits all drawing of the layer; the zero Rect does not.
	Clip Rect
	// States are the distinct drawings, in order of first appearance.
	States []State
	// Frame[f] is the index into States of frame f, or -1 for nothing.
	Frame []int
}

// Rect is a rectangle in coordinate steps, X0 <= X1 and Y0 <= Y1.
type Rect struct {
	X0, Y0, X1, Y1 int32
}

// A State is one drawing: its operations in order.
type State []Op

// An Op is one drawing operation: [*Path], [*Marks], [*Text] or [*Image].
type Op interface{ op() }

// A Path is filled, then stroked.
type Path struct {
	// Fill and Stroke are the colours; alpha 0: not filled, not stroked.
	// The filling rule is non-zero winding.
	Fill, Stroke color.NRGBA
	// Width is the stroke's width in 1/Fine pixel.
	Width int32
	// Dash are the lengths of dashes and gaps in coordinate steps; empty for
	// a solid line.
	Dash []int32
	// DashOffset is where in the pattern the line starts.
	DashOffset int32
	// Cap is the shape of a line's ends. Joins are always round.
	Cap Cap
	// Crisp: every segment is horizontal or vertical, and the stroke is to be
	// moved to whole device pixels, so that it is not blurred.
	Crisp bool
	// Verbs say how the points are joined, in runs.
	Verbs []Verbs
	// X and Y are the points.
	X, Y []int32
}

// Cap is the shape of the ends of a line.
type Cap uint8

const (
	Butt Cap = iota
	Round
	Square
)

// Verbs is a run of N equal path segments.
type Verbs struct {
	Kind VerbKind
	N    int
}

// VerbKind is the kind of a path segment.
type VerbKind uint8

const (
	MoveTo  VerbKind = iota // 1 point
	LineTo                  // 1 point
	QuadTo                  // 2 points: control, end
	CubicTo                 // 3 points: two controls, end
	Close                   // no point
)

// Points is the number of points that a segment of this kind uses.
func (k VerbKind) Points() int {
	switch k {
	case MoveTo, LineTo:
		return 1
	case QuadTo:
		return 2
	case CubicTo:
		return 3
	}
	return 0
}

// Marks are many copies of one shape.
type Marks struct {
	Shape Shape
	// X and Y are the centres.
	X, Y []int32
	// Size is the width of the shape in coordinate steps: one value for all
	// marks, or one for each.
	Size []int32
	// Colors are the fill colours that Index refers to, 1 to 256 of them. A
	// shape made of lines (VBar, HBar, Plus, Cross) is stroked with it.
	Colors []color.NRGBA
	// Index is the colour of each mark; empty: all have Colors[0].
	Index []uint8
	// Edge is the colour of the outline; alpha 0: none.
	Edge color.NRGBA
	// EdgeWidth is the width of the outline, and of the lines of a shape made
	// of lines, in 1/Fine pixel.
	EdgeWidth int32
}

// Shape is the form of a mark. All fit a square whose side is the mark's size.
type Shape uint8

const (
	Circle Shape = iota
	SquareMark
	Diamond      // a square standing on its corner
	TriangleUp   // pointing up
	TriangleDown // pointing down
	VBar         // a vertical line
	HBar         // a horizontal line
	Plus         // + of two lines
	Cross        // x of two lines
	Star         // five points
)

// Lines reports whether the shape is stroked rather than filled.
func (s Shape) Lines() bool { return s == VBar || s == HBar || s == Plus || s == Cross }

// Text is one line of text.
type Text struct {
	String string
	// X and Y are the anchor, on the base line.
	X, Y int32
	// Align says which part of the text is at the anchor.
	Align Align
	// Size is the font size in 1/Fine pixel.
	Size int32
	// Width is the advance width of the whole text in coordinate steps, as
	// measured when it was laid out with the Liberation fonts; a display with
	// another font squeezes or stretches its text to it.
	Width int32
	Font  Font
	Color color.NRGBA
	// Angle turns the text counter-clockwise about its anchor, in 1/Fine
	// degree.
	Angle int32
}

// Align is a horizontal alignment.
type Align uint8

const (
	Left Align = iota
	Center
	Right
)

// Font is a set of font properties; the zero Font is a regular sans serif
// (Liberation Sans, whose metrics are those of Arial and Helvetica).
type Font uint8

const (
	Bold Font = 1 << iota
	Italic
	Serif
	Mono
)

// An Image is a raster of W by H cells stretched over a rectangle.
type Image struct {
	Rect Rect
	W, H int
	// Palette is the colour of each index, at most 256. If it is empty, Pix
	// holds colours.
	Palette []color.NRGBA
	// Pix is row by row from the top left: W*H indices into Palette, or four
	// planes of W*H bytes each: red, green, blue, alpha (not premultiplied).
	Pix []uint8
	// Min and Max are the data values of the first and last palette entry,
	// equal if the image is a picture without values.
	Min, Max float64
	// Smooth blends neighbouring cells; otherwise each is one flat rectangle.
	Smooth bool
}

func (*Path) op()  {}
func (*Marks) op() {}
func (*Text) op()  {}
func (*Image) op() {}

// Time is when frame f begins, from the start of the film.
func (f *Film) Time(frame int) time.Duration {
	return time.Duration(float64(frame) / f.FPS * float64(time.Second))
}

// Seconds is the film's length, without the delay before it repeats.
func (f *Film) Seconds() float64 { return float64(f.Frames) / f.FPS }
