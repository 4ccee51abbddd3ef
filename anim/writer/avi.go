package writer

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"runtime"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// AVIOptions control [AVI]. The zero value gives the defaults.
type AVIOptions struct {
	// Scale is the number of pixels in the file for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
	// Quality is JPEG's quality, 1 (smallest) to 100 (best); 0 means 90.
	Quality int
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
// time. The file may hold 2 GiB; a longer film gives an error. The frame rate is
// exact. The film goes once from its first frame to its last, and a see-through
// background is put on white.
//
// The file appears when it is complete. If AVI fails or ctx ends, a file that
// was there remains as it was.
func AVI(ctx context.Context, path string, f *strip.Film, o *AVIOptions) error {
	if o == nil {
		o = &AVIOptions{}
	}
	quality := o.Quality
	if quality == 0 {
		quality = 90
	}
	if quality < 1 || quality > 100 {
		panic(fmt.Sprintf("writer: AVIOptions.Quality is %d, want 1 to 100, or 0 for 90", o.Quality))
	}
	p, f, err := openOpaque(ctx, "avi", f, o.Scale)
	if err != nil {
		return err
	}
	size := p.Bounds().Size()
	if size.X > maxJPEGSide || size.Y > maxJPEGSide {
		return fmt.Errorf("avi: a picture of %d×%d pixels is too large, and %d is the most on a side: %w", size.X, size.Y, maxJPEGSide, errSide)
	}
	err = replace(path, func(file *os.File) error {
		r := &riff{w: file, limit: riffLimit}
		n, d := rate(f.FPS)
		r.header(size.X, size.Y, f.Frames, n, d)
		if err := encodeJPEGs(ctx, r, p, f.Frames, quality, o.Progress); err != nil {
			return err
		}
		return r.close(f.FPS)
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
func encodeJPEGs(ctx context.Context, r *riff, p *raster.Painter, frames, quality int, progress func(done, total int)) error {
	plates := make([]plate, min(runtime.GOMAXPROCS(0), 4))
	for i := range plates {
		plates[i].img = image.NewRGBA(p.Bounds())
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
			progress(k+1, frames)
		}
		return r.err
	}
	for k := range frames {
		if k >= len(plates) {
			if err := write(k - len(plates)); err != nil {
				return err
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		img, damage := p.Paint(k)
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
	for k := max(frames-len(plates), 0); k < frames; k++ {
		if err := write(k); err != nil {
			return err
		}
	}
	return nil
}
