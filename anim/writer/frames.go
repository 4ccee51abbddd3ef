package writer

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"iter"
	"os"
	"path/filepath"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// FramesOptions control [Frames]. The zero value gives the defaults.
type FramesOptions struct {
	// Scale is the number of pixels in the files for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
	// DPI is the number of pixels in the files for an inch of the figure, instead
	// of Scale: DPI 200 is Scale 2. 0 means 100, or what Scale says.
	DPI float64
	// Meta is what each file says about itself, in text chunks. The zero value:
	// nothing.
	Meta Meta
	// Progress, if it is not nil, is called after each frame with how many are
	// done, from 1 to total.
	Progress func(done, total int)
}

// Frames writes each frame as a PNG picture in exact colours, which says its
// number of pixels to an inch, named frame_0000.png and so on, into the folder dir, which is created with its
// parents if need be. Nil options are the defaults.
//
// The numbers have as many digits as the last one needs, at least four, so
// that names sort in order. Files of the same name are replaced, each as a
// whole; no other file is touched, so frames that an earlier, longer film left
// in the folder remain. On an error, the frames written so far remain too.
func Frames(ctx context.Context, dir string, f *strip.Film, o *FramesOptions) error {
	if o == nil {
		o = &FramesOptions{}
	}
	digits := 4
	if f != nil {
		digits = max(digits, len(fmt.Sprint(f.Frames-1)))
	}
	return o.write(ctx, dir, one(f), digits, o.Progress)
}

// FramesChunks is [Frames] for a film that is still being made: it writes the
// chunks as they come, all of them of one size. The numbers have at least six
// digits, because that of the last frame is not known. o.Progress is not called.
func FramesChunks(ctx context.Context, dir string, chunks iter.Seq[*strip.Film], o *FramesOptions) error {
	if o == nil {
		o = &FramesOptions{}
	}
	return o.write(ctx, dir, chunks, 6, nil)
}

func (o *FramesOptions) write(ctx context.Context, dir string, chunks iter.Seq[*strip.Film], digits int, progress func(done, total int)) error {
	about, scale := textChunks(o.Meta), scaleOf("FramesOptions", o.Scale, o.DPI)
	about = append(about, density(scale))
	r, err := newReel(ctx, "frames", chunks, scale, false)
	if err != nil {
		return err
	}
	defer r.close()
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return fmt.Errorf("frames: %s is a file; choose the name of a folder", dir)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("frames: %w", err)
	}
	var picture bytes.Buffer
	coder := png.Encoder{CompressionLevel: png.DefaultCompression, BufferPool: &pngBuffer{}}
	for k := 0; r.has(k); k++ {
		if err := canceled(ctx, "frames"); err != nil {
			return err
		}
		img, _, err := r.paint(k)
		if err != nil {
			return fmt.Errorf("frames: %w", err)
		}
		path := filepath.Join(dir, fmt.Sprintf("frame_%0*d.png", digits, k))
		err = replace(path, func(file *os.File) error {
			picture.Reset()
			if err := coder.Encode(&picture, img); err != nil {
				return err
			}
			_, err := file.Write(withChunks(picture.Bytes(), about))
			return err
		})
		if err != nil {
			return fmt.Errorf("frames: frame %d of %d: %w", k, r.seen, err)
		}
		if progress != nil {
			progress(k+1, r.seen)
		}
	}
	return canceled(ctx, "frames")
}

// A pngBuffer lends its one buffer to each frame's encoder in turn.
type pngBuffer struct{ b *png.EncoderBuffer }

func (p *pngBuffer) Get() *png.EncoderBuffer  { return p.b }
func (p *pngBuffer) Put(b *png.EncoderBuffer) { p.b = b }
