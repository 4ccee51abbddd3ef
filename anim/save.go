package anim

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Save writes what the last loop recorded to one or more files, without
// running the loop again. The ending of a path chooses the kind of file:
//
//	.html  a web page with the player, by itself, as Player says
//	.gif   an animated GIF
//	.apng  an animated PNG
//	.mp4   H.264 video, through ffmpeg; see ErrNoFFmpeg
//	.webm  VP9 video, through ffmpeg
//	.avi   motion JPEG video, without another program
//	.png   a still of the poster frame, with the film inside
//	.svg   a still of the poster frame, as vectors, for web pages
//	.pdf   a still of the poster frame, as vectors, for print
//	.zoe   the film alone, in the strip format
//	/      (a path that ends so) a folder of PNG files, one a frame
//
// SaveAs writes one of them with options. The poster frame is the last, or what
// Poster says; of a sweep, in the film that shows first.
//
// A file appears when it is complete: after an error or an interrupt, or when
// the Context ends, an older file of that name is still there. Missing folders
// are not made, but for the one of PNG files. What takes more than a second
// tells on standard error how long it has still to go, in a terminal or a
// notebook, where nothing of that is left when it is done.
func (f *Figure) Save(paths ...string) error {
	if len(paths) == 0 {
		panic("anim: Figure.Save has no paths, want at least 1")
	}
	for _, path := range paths {
		if err := f.known(path); err != nil {
			return err
		}
	}
	return f.save(paths, func(path string, poster int) Output { return f.usual(poster)[ending(path)] })
}

// SaveAs writes what the last loop recorded to a file with options:
//
//	fig.SaveAs("wave.gif", anim.GIF{FPS: 10, Dither: true})
//	fig.SaveAs("wave.pdf", anim.PDF{Frame: -1, Meta: anim.Meta{Author: "E. Adrian"}})
//
// The path must have the ending of that kind of file. All else is as with Save.
func (f *Figure) SaveAs(path string, options Output) error {
	if options == nil {
		panic("anim: Figure.SaveAs has no options, want those of a kind of file, such as anim.GIF{}")
	}
	if err := suits(path, options); err != nil {
		return fmt.Errorf("anim: saving %q: %w", path, err)
	}
	return f.save([]string{path}, func(string, int) Output { return options })
}

// suits reports whether the path has an ending that goes with the options.
func suits(path string, options Output) error {
	if may := options.Endings(); !slices.Contains(may, ending(path)) {
		return fmt.Errorf("the options are those of a path that ends in %s; give it that ending, or take the options of the kind of file that it names",
			strings.Join(may, " or "))
	}
	return nil
}

func (f *Figure) save(paths []string, output func(path string, poster int) Output) error {
	film, err := f.Film()
	if err != nil {
		return fmt.Errorf("anim: %w", err)
	}
	ctx, stop := signal.NotifyContext(f.context(), os.Interrupt)
	defer stop()
	for _, path := range paths {
		if ctx.Err() != nil {
			return fmt.Errorf("anim: %s is not saved: %w", path, context.Cause(ctx))
		}
		if err := tell(ctx, path, film, output(path, film.Poster)); err != nil {
			return fmt.Errorf("anim: saving %s: %w", path, err)
		}
	}
	return nil
}

// tell writes a file, and tells of its progress until it is written or wrong
// options panic.
func tell(ctx context.Context, path string, film *strip.Film, o Output) error {
	p := newProgress("saving "+path, film.Frames)
	switch o.(type) {
	case SVG, PDF:
		p.unit = "point"
	}
	defer p.done()
	stop := p.watch(500 * time.Millisecond)
	defer stop()
	return write(ctx, path, film, o, func(done, total int) {
		p.total = total
		p.step(done)
	})
}

// known says which endings there are if that of the path is none of them.
func (f *Figure) known(path string) error {
	all := f.usual(0)
	if _, ok := all[ending(path)]; ok {
		return nil
	}
	delete(all, "/")
	list := strings.Join(slices.Sorted(maps.Keys(all)), " ") + " and / for a folder of PNG files"
	if ending(path) == "" {
		return fmt.Errorf("anim: saving %q: the path has no ending, so it does not say what to write; known are %s", path, list)
	}
	return fmt.Errorf("anim: saving %q: unknown ending %s; known are %s", path, ending(path), list)
}
