package anim

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// An Output is the options of a kind of file, for [Figure.SaveAs]: an [HTML],
// [GIF], [APNG], [MP4], [WebM], [AVI], [PNG], [SVG], [PDF] or [PNGs].
type Output interface {
	// Endings are those that the path of such a file may have.
	Endings() []string
}

// The options of each kind of file; the zero value of each is the default.
type (
	HTML = player.Options       // a web page with the player, and the player in a notebook
	GIF  = writer.GIFOptions    // an animated GIF
	APNG = writer.APNGOptions   // an animated PNG
	MP4  = writer.MP4Options    // H.264 video, through ffmpeg
	WebM = writer.WebMOptions   // VP9 video, through ffmpeg
	AVI  = writer.AVIOptions    // motion JPEG video
	PNG  = writer.PNGOptions    // a still of one frame, by default the first, as pixels
	SVG  = writer.SVGOptions    // a still of one frame, by default the first, as vectors for web pages
	PDF  = writer.PDFOptions    // a still of one frame, by default the first, as vectors for print
	PNGs = writer.FramesOptions // a folder of PNG files, one a frame
	Meta = writer.Meta          // what a file says about itself
)

// ErrNoFFmpeg is in the error of a video where there is no ffmpeg to make it:
//
//	err := fig.Save("wave.mp4")
//	if errors.Is(err, anim.ErrNoFFmpeg) {
//		err = fig.Save("wave.gif")
//	}
var ErrNoFFmpeg = writer.ErrNoFFmpeg

// A zoe is the Output of a film by itself. It has no options.
type zoe struct{}

func (zoe) Endings() []string { return []string{".zoe"} }

// usual are the outputs that Save chooses from, by ending.
func (f *Figure) usual(poster int) map[string]Output {
	return map[string]Output{
		".html": f.Player, ".htm": f.Player, ".gif": GIF{}, ".apng": APNG{}, ".mp4": MP4{}, ".webm": WebM{}, ".avi": AVI{},
		".png": PNG{Frame: poster, Film: true}, ".svg": SVG{Frame: poster}, ".pdf": PDF{Frame: poster}, ".zoe": zoe{}, "/": PNGs{},
	}
}

// ending is the part of a path that says which kind of file it is.
func ending(path string) string {
	if strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) {
		return "/"
	}
	return strings.ToLower(filepath.Ext(path))
}

// write writes the film to the path.
func write(ctx context.Context, path string, f *strip.Film, o Output, p func(done, total int)) error {
	file := func(to func(w io.Writer) error) error { return writer.File(path, to) }
	switch o := o.(type) {
	case HTML:
		o.Progress = both(o.Progress, p)
		return file(func(w io.Writer) error { return player.Page(ctx, w, f, &o) })
	case GIF:
		o.Progress = both(o.Progress, p)
		return file(func(w io.Writer) error { return writer.GIF(ctx, w, f, &o) })
	case APNG:
		o.Progress = both(o.Progress, p)
		return file(func(w io.Writer) error { return writer.APNG(ctx, w, f, &o) })
	case MP4:
		o.Progress = both(o.Progress, p)
		return writer.MP4(ctx, path, f, &o)
	case WebM:
		o.Progress = both(o.Progress, p)
		return writer.WebM(ctx, path, f, &o)
	case AVI:
		o.Progress = both(o.Progress, p)
		return writer.AVI(ctx, path, f, &o)
	case PNG:
		o.Progress = both(o.Progress, p)
		return file(func(w io.Writer) error { return writer.PNG(ctx, w, f, &o) })
	case SVG:
		o.Progress = both(o.Progress, p)
		return file(func(w io.Writer) error { return writer.SVG(ctx, w, f, &o) })
	case PDF:
		o.Progress = both(o.Progress, p)
		return file(func(w io.Writer) error { return writer.PDF(ctx, w, f, &o) })
	case PNGs:
		o.Progress = both(o.Progress, p)
		return writer.Frames(ctx, path, f, &o)
	case zoe:
		return file(func(w io.Writer) error { return strip.EncodeContext(ctx, w, f, &strip.Options{Progress: p}) })
	}
	panic(fmt.Sprintf("anim: Figure.SaveAs has options of type %T, want those of a kind of file, such as anim.GIF{}", o))
}

// both tells the user's function of how far it is, if there is one, and then
// our own.
func both(user, own func(done, total int)) func(done, total int) {
	if user == nil {
		return own
	}
	return func(done, total int) {
		user(done, total)
		own(done, total)
	}
}
