package writer

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"iter"
	"os"
	"runtime"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// AVIOptions control [AVI]. The zero value gives the defaults.
type AVIOptions struct {
	// Scale is the number of pixels in the file for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
	// DPI is the number of pixels in the file for an inch of the figure, instead
	// of Scale: DPI 200 is Scale 2. 0 means 100, or what Scale says.
	DPI float64
	// FPS is the playback rate in frames per second, above 0 and at most 1000: all
	// frames are there, and another rate than the film's plays them faster or
	// slower. 0 means the film's.
	FPS float64
	// Quality is JPEG's quality, 1 (smallest) to 100 (best); 0 means 90.
	Quality int
	// Meta is what the file says about itself, in a list INFO. The zero value: nothing.
	Meta Meta
	// Progress, if it is not nil, is called after each frame with how many are
	// done, from 1 to total.
	Progress func(done, total int)
}

// AVI writes the film as motion JPEG to the file path, whatever its ending,
// without any other program. Nil options are the defaults.
//
// Each frame is a JPEG picture of its own (colours at half the resolution of
// brightness), so the file is much larger than that of [MP4] or [WebM]; a
// frame that looks like the one before it takes as many bytes again, but no
// time. A file above 1 GiB is OpenDML, which today's players know; others show
// its beginning. More than 64 GiB give an error. The frame rate is exact. The
// film goes once from its first frame to its last, and a see-through background
// is put on white.
//
// The file appears when it is complete. If AVI fails or ctx ends, a file that
// was there remains as it was.
func AVI(ctx context.Context, path string, f *strip.Film, o *AVIOptions) error {
	if o == nil {
		o = &AVIOptions{}
	}
	return o.write(ctx, path, one(f), o.Progress)
}

// AVIChunks is [AVI] for a film that is still being made: it writes the chunks
// as they come, all of them of one size and rate, and the file is complete when
// they end. o.Progress is not called. To give up, end ctx and then the chunks.
//
// Memory grows by 4 bytes a frame, for the file's index, until 1 GiB is written.
func AVIChunks(ctx context.Context, path string, chunks iter.Seq[*strip.Film], o *AVIOptions) error {
	if o == nil {
		o = &AVIOptions{}
	}
	return o.write(ctx, path, chunks, nil)
}

func (o *AVIOptions) write(ctx context.Context, path string, chunks iter.Seq[*strip.Film], progress func(done, total int)) error {
	quality := between("AVIOptions", "Quality", o.Quality, 1, 100, 90)
	info, scale := riffInfo(o.Meta), scaleOf("AVIOptions", o.Scale, o.DPI)
	film, err := newReel(ctx, "avi", paced("AVIOptions", chunks, o.FPS), scale, true)
	if err != nil {
		return err
	}
	defer film.close()
	size := film.painter.Bounds().Size()
	if size.X > maxJPEGSide || size.Y > maxJPEGSide {
		return fmt.Errorf("avi: a picture of %d×%d pixels is too large, and %d is the most on a side: %w", size.X, size.Y, maxJPEGSide, errSide)
	}
	err = replace(path, func(file *os.File) error {
		r := &riff{w: file, limit: riffLimit, info: info}
		n, d := rate(film.head.FPS)
		r.header(size.X, size.Y, n, d)
		if err := encodeJPEGs(ctx, r, film, quality, progress); err != nil {
			return err
		}
		return r.close(film.head.FPS)
	})
	if stopped := canceled(ctx, "avi"); err != nil && stopped != nil {
		return stopped
	}
	if err != nil {
		return fmt.Errorf("avi: %w", err)
	}
	return nil
}

// maxJPEGSide is the largest side of a picture that every AVI reader takes:
// its rectangle is stored in signed 16-bit numbers.
const maxJPEGSide = 1<<15 - 1

// A plate is a picture that is being compressed.
type plate struct {
	img  *image.RGBA
	jpeg bytes.Buffer
	done chan error
	same bool // it shows what the plate before it shows
}

// encodeJPEGs paints the frames in order while others are compressed, and
// writes them in order.
func encodeJPEGs(ctx context.Context, r *riff, film *reel, quality int, progress func(done, total int)) error {
	plates := make([]plate, min(runtime.GOMAXPROCS(0), 4))
	for i := range plates {
		plates[i].img = image.NewRGBA(film.painter.Bounds())
		plates[i].done = make(chan error, 1)
	}
	// A picture that stays is stored again: of the empty chunk that AVI has for
	// it, ffmpeg makes no frame, and the one at the film's end is lost.
	var last []byte
	write := func(k int) error {
		s := &plates[k%len(plates)]
		if !s.same {
			if err := <-s.done; err != nil {
				return err
			}
			last = append(last[:0], s.jpeg.Bytes()...)
		}
		r.frame(last)
		if r.err == nil && progress != nil {
			progress(k+1, film.seen)
		}
		return r.err
	}
	frames := 0
	for k := 0; film.has(k); k++ {
		if k >= len(plates) {
			if err := write(k - len(plates)); err != nil {
				return err
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		img, damage, err := film.paint(k)
		if err != nil {
			return err
		}
		frames++
		s := &plates[k%len(plates)]
		if s.same = k > 0 && len(damage) == 0; s.same {
			continue
		}
		copy(s.img.Pix, img.Pix)
		go func() {
			s.jpeg.Reset()
			s.done <- jpeg.Encode(&s.jpeg, s.img, &jpeg.Options{Quality: quality})
		}()
	}
	if err := ctx.Err(); err != nil {
		return err // it may be why there are no more frames
	}
	for k := max(frames-len(plates), 0); k < frames; k++ {
		if err := write(k); err != nil {
			return err
		}
	}
	return nil
}
