package anim

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"sort"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// An output writes a film to a path.
type output func(ctx context.Context, path string, f *strip.Film, progress func(done, total int)) error

// outputs are the endings that Save knows. Every writer's own options are the
// defaults; for others, call the writer with what Film returns.
var outputs = map[string]output{
	".html": page,
	".htm":  page,
	".gif": stream(func(ctx context.Context, w io.Writer, f *strip.Film, p func(int, int)) error {
		return writer.GIF(ctx, w, f, &writer.GIFOptions{Progress: p})
	}),
	".apng": stream(func(ctx context.Context, w io.Writer, f *strip.Film, p func(int, int)) error {
		return writer.APNG(ctx, w, f, &writer.APNGOptions{Progress: p})
	}),
	".png": still,
	".svg": stream(func(ctx context.Context, w io.Writer, f *strip.Film, p func(int, int)) error {
		return writer.SVG(ctx, w, f, &writer.SVGOptions{Frame: f.Poster})
	}),
	".pdf": stream(func(ctx context.Context, w io.Writer, f *strip.Film, p func(int, int)) error {
		return writer.PDF(ctx, w, f, &writer.PDFOptions{Frame: f.Poster})
	}),
	".avi": func(ctx context.Context, path string, f *strip.Film, p func(int, int)) error {
		return writer.AVI(ctx, path, f, &writer.AVIOptions{Progress: p})
	},
	".webm": func(ctx context.Context, path string, f *strip.Film, p func(int, int)) error {
		return writer.WebM(ctx, path, f, &writer.WebMOptions{Progress: p})
	},
	".mp4": func(ctx context.Context, path string, f *strip.Film, p func(int, int)) error {
		return writer.MP4(ctx, path, f, &writer.MP4Options{Progress: p})
	},
	".zoe": stream(func(_ context.Context, w io.Writer, f *strip.Film, _ func(int, int)) error {
		return strip.Encode(w, f, nil)
	}),
}

// Save writes what the last loop recorded to one or more files, without
// running the loop again. The ending of a path chooses the kind of file:
//
//	.html  a web page with the player, by itself
//	.gif   an animated GIF
//	.apng  an animated PNG
//	.mp4   H.264 video, through ffmpeg
//	.webm  VP9 video, through ffmpeg
//	.avi   motion JPEG video, without another program
//	.png   a still of the last frame, with the film inside
//	.svg   a still of the last frame, as vectors
//	.pdf   the same, for print
//	.zoe   the film alone, in the strip format
//	/      (a path that ends so) a folder of PNG files, one a frame
//
// A file appears when it is complete: after an error or an interrupt, an older
// file of that name is still there. Missing folders are not made, but for the
// one of PNG files.
func (f *Figure) Save(paths ...string) error {
	write := make([]output, len(paths))
	for i, path := range paths {
		var err error
		if write[i], err = outputFor(path); err != nil {
			return err
		}
	}
	film, err := f.Film()
	if err != nil {
		return fmt.Errorf("anim: %w", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for i, path := range paths {
		p := newProgress("saving "+path+": frame", film.Frames)
		err := write[i](ctx, path, film, func(done, total int) {
			p.total = total
			p.step(done)
		})
		p.done()
		if err != nil {
			return fmt.Errorf("anim: saving %s: %w", path, err)
		}
	}
	return nil
}

// outputFor chooses the writer, or says which there are.
func outputFor(path string) (output, error) {
	if strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) {
		return func(ctx context.Context, path string, f *strip.Film, p func(int, int)) error {
			return writer.Frames(ctx, path, f, &writer.FramesOptions{Progress: p})
		}, nil
	}
	ending := strings.ToLower(filepath.Ext(path))
	if o, ok := outputs[ending]; ok {
		return o, nil
	}
	var known []string
	for e := range outputs {
		known = append(known, e)
	}
	sort.Strings(known)
	if ending == "" {
		return nil, fmt.Errorf("anim: saving %q: the path has no ending, so it does not say what to write; known are %s and / for a folder of PNG files", path, strings.Join(known, " "))
	}
	return nil, fmt.Errorf("anim: saving %q: unknown ending %s; known are %s and / for a folder of PNG files", path, ending, strings.Join(known, " "))
}

// stream makes an output of a writer that needs no file.
func stream(write func(context.Context, io.Writer, *strip.Film, func(int, int)) error) output {
	return func(ctx context.Context, path string, f *strip.Film, p func(int, int)) error {
		return writer.File(path, func(w io.Writer) error { return write(ctx, w, f, p) })
	}
}

func page(_ context.Context, path string, f *strip.Film, _ func(int, int)) error {
	return writer.File(path, func(w io.Writer) error { return player.Page(w, f, playerOptions(f)) })
}

// still writes the poster frame in all its colours, and the film in the same
// file.
func still(_ context.Context, path string, f *strip.Film, _ func(int, int)) error {
	img, err := raster.Still(f, f.Poster, 1)
	if err != nil {
		return err
	}
	var picture, film bytes.Buffer
	if err := png.Encode(&picture, img); err != nil {
		return err
	}
	if err := strip.Encode(&film, f, nil); err != nil {
		return err
	}
	return writer.File(path, func(w io.Writer) error {
		return strip.EmbedPNG(w, picture.Bytes(), film.Bytes())
	})
}
