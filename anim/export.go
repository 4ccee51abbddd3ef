package anim

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// An Export writes files while the loop that records them runs, in memory that
// does not grow with the number of frames. Figure's To makes one.
type Export struct {
	fig   *Figure
	files []exported

	feeds  []*feed
	failed chan struct{} // closed at the first error
	once   sync.Once
	err    error
	sound  *Sound // of the first chunk
	begun  bool   // the first chunk is there
}

// An exported is a file that an Export writes.
type exported struct {
	path    string
	options Output // nil: there is no such kind of file
}

// To says, before a loop, where a long film goes:
//
//	out := fig.To("run.mp4", "run.gif")
//	for k := range out.Stream() {
//		…
//	}
//	display.Check(out.Err())
//
// The loops of an Export are those of the figure, and record in the same way.
// But their frames leave for the files in chunks of 256 (or fewer, if their
// drawings take more than 16 MB) while the loop runs, all files in one go. When
// the loop is over, the files are complete: after its last turn, break, return,
// an interrupt and even a panic of the body, with the frames until then. The
// error of a file, such as a full disk, ends the loop at once; that file is
// not there then, or is as it was before, and the others are complete.
//
// The ending of a path chooses the kind of file: .gif, .apng, .mp4, .webm, .avi,
// .zoe, or a / at the end for a folder of PNG files. Other kinds need the whole film:
// see Save. As adds a file with options. A .zoe is one film to be read as a
// whole, so it has limits (2 million drawings, 256 MB before compression); and
// its artists must be there from the first chunk on, if only empty.
//
// The first chunk settles the layout, and automatic limits of axes and colours:
// what is drawn beyond them later is clipped, and a warning on standard error
// says so. Give Axis.Min and Max, and VMin and VMax, where the first frames do
// not tell. So does it settle the Sound, which is as long as the film in the end;
// setting another one later is an error. An APNG has true
// colour, and neither it nor a GIF plays backwards when the film reflects.
//
// The figure does not keep the frames: what it shows and saves after the loop is
// one frame, the figure as it is then.
func (f *Figure) To(paths ...string) *Export {
	e := &Export{fig: f}
	usual := f.usual(0)
	for _, path := range paths {
		e.files = append(e.files, exported{path, usual[ending(path)]})
	}
	return e
}

// Steps is Figure.Steps, into the files.
func (e *Export) Steps(n int) iter.Seq[int] { return e.fig.steps(n, e) }

// Frames is Figure.Frames, into the files.
func (e *Export) Frames(d time.Duration) iter.Seq[float64] { return e.fig.frames(d, e) }

// Samples is Figure.Samples, into the files.
func (e *Export) Samples(samples, n int, step float64) iter.Seq2[int, float64] {
	return e.fig.samples(samples, n, step, e)
}

// Stream is Figure.Stream, into the files.
func (e *Export) Stream() iter.Seq[int] { return e.fig.stream(e) }

// Err returns the error that ended the last loop or kept it from starting: nil
// if the files are complete.
func (e *Export) Err() error { return e.err }

// As adds a file with options to those that the loop writes:
//
//	out := fig.To("run.mp4")
//	out.As("small.gif", anim.GIF{FPS: 10, Dither: true})
//
// The options must be those of a kind of file that To knows, and the path must
// have its ending. Their Progress is not called.
func (e *Export) As(path string, options Output) {
	if options == nil {
		panic("anim: Export.As has no options, want those of a kind of file, such as anim.GIF{}")
	}
	e.files = append(e.files, exported{path, options})
}

// check finds out what can be known to go wrong before there is a frame.
func (x exported) check() error {
	switch x.options.(type) {
	case GIF, APNG, AVI, MP4, WebM, PNGs, zoe:
	default:
		return errors.New("a film that is still being made can be .apng .avi .gif .mp4 .webm .zoe or a folder of PNG files, which ends in /; for other files, run the figure's own loop and then Save")
	}
	if err := suits(x.path, x.options); err != nil {
		return err
	}
	if _, ok := x.options.(PNGs); ok {
		return nil // makes its folder
	}
	if info, err := os.Stat(filepath.Dir(x.path)); err != nil {
		return fmt.Errorf("its folder does not exist; create it first: %w", err)
	} else if !info.IsDir() {
		return fmt.Errorf("%s is not a folder", filepath.Dir(x.path))
	}
	program := ""
	switch o := x.options.(type) {
	case MP4:
		program = o.FFmpeg
	case WebM:
		program = o.FFmpeg
	default:
		return nil
	}
	if program != "" {
		return nil
	}
	_, err := writer.FFmpeg()
	return err
}

// write writes the chunks until they end.
func (x exported) write(ctx context.Context, chunks iter.Seq[*strip.Film]) error {
	switch o := x.options.(type) {
	case GIF:
		return writer.File(x.path, func(w io.Writer) error { return writer.GIFChunks(ctx, w, chunks, &o) })
	case APNG:
		return writer.APNGChunks(ctx, x.path, chunks, &o)
	case AVI:
		return writer.AVIChunks(ctx, x.path, chunks, &o)
	case MP4:
		return writer.MP4Chunks(ctx, x.path, chunks, &o)
	case WebM:
		return writer.WebMChunks(ctx, x.path, chunks, &o)
	case zoe:
		return writer.File(x.path, func(w io.Writer) error {
			film := strip.NewWriter(w)
			for c := range chunks {
				if err := film.Write(c); err != nil {
					return err
				}
			}
			return film.Close()
		})
	case PNGs:
		return writer.FramesChunks(ctx, x.path, chunks, &o)
	}
	panic(fmt.Sprintf("anim: Export has a file of type %T", x.options)) // check has refused it
}

// A feed hands the chunks to the writer of one file.
type feed struct {
	chunks chan *strip.Film
	done   chan struct{} // closed when the writer has ended
}

// start starts the writers. It reports whether a loop can begin.
func (e *Export) start() bool {
	e.feeds, e.failed, e.once, e.err, e.begun = nil, make(chan struct{}), sync.Once{}, nil, false
	if len(e.files) == 0 {
		panic("anim: Export has no files, want at least 1: give Figure.To a path, or call As")
	}
	for i, x := range e.files {
		err := x.check()
		if err == nil && slices.ContainsFunc(e.files[:i], func(y exported) bool { return y.path == x.path }) {
			err = errors.New("this path is there twice")
		}
		if err != nil {
			e.err = fmt.Errorf("anim: writing %q: %w", x.path, err)
			return false
		}
	}
	for _, x := range e.files {
		// A chunk is handed over only when the one before is written, but for
		// what a writer reads ahead: this keeps memory flat.
		f := &feed{chunks: make(chan *strip.Film), done: make(chan struct{})}
		e.feeds = append(e.feeds, f)
		go func() {
			defer close(f.done)
			err := x.write(context.Background(), func(yield func(*strip.Film) bool) {
				for c := range f.chunks {
					if !yield(c) {
						return
					}
				}
			})
			if err != nil {
				e.fail(fmt.Errorf("anim: writing %s: %w", x.path, err))
			}
		}()
	}
	return true
}

// fail keeps the first error.
func (e *Export) fail(err error) {
	e.once.Do(func() {
		e.err = err
		close(e.failed)
	})
}

// ok reports whether all writers are still at work.
func (e *Export) ok() bool {
	select {
	case <-e.failed:
		return false
	default:
		return true
	}
}

// send hands what is recorded to the writers, as soon as they are ready for it.
func (e *Export) send(r *recording) {
	film, err := r.chunk()
	if err != nil {
		e.fail(fmt.Errorf("anim: %w", err))
		return
	}
	if !e.begun {
		e.begun, e.sound = true, film.Sound
	} else if film.Sound != e.sound {
		e.fail(errors.New("anim: Figure.Sound has changed when the first frames had left for the files: set it before the loop, or run one of the figure's own loops and then Save"))
		return
	}
	for _, f := range e.feeds {
		select {
		case f.chunks <- film:
		case <-f.done:
		}
	}
}

// end hands over the rest and waits for the files to be complete.
func (e *Export) end(r *recording, whole bool) {
	if whole && r.builder.Frames() > 0 && (e.ok() || len(e.feeds) > 1) {
		e.send(r)
	}
	for _, f := range e.feeds {
		close(f.chunks)
	}
	for _, f := range e.feeds {
		<-f.done
	}
	r.warn()
}
