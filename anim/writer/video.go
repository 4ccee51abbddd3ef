package writer

import (
	"context"
	"fmt"
	"image"
	"iter"
	"math"
	"os"
	"strconv"
	"sync"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A video is what the writers that go through ffmpeg share: pictures in
// 4:2:0 and BT.709 through a pipe, and a file that appears when it is complete.
type video struct {
	name     string // of the format, for errors
	scale    float64
	options  string // the name of the format's options, for panics
	fps      float64
	program  string // ffmpeg; empty: what FFmpeg finds
	progress func(done, total int)
	encode   func(size image.Point, frames int) []string // the encoder's options; frames is 0 if unknown
	format   []string                                    // the container's options
	sound    []string                                    // the options of the sound's encoder
}

// colors say which matrix and range the pictures have that ffmpeg gets, and
// the file. Saying so on both sides keeps ffmpeg from converting them.
var colors = []string{"-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"}

// quality are ffmpeg's options for a constant quality, or for a mean rate. The
// quality is 1 to worst, 0 for the default.
func quality(options string, crf, worst, def, bitrate int) []string {
	if crf != 0 && bitrate != 0 {
		panic(fmt.Sprintf("writer: %s has CRF %d and Bitrate %d, want one of them", options, crf, bitrate))
	}
	if bitrate < 0 || bitrate > 1e6 {
		panic(fmt.Sprintf("writer: %s.Bitrate is %d, want 1 to 1000000, or 0 for a constant quality", options, bitrate))
	}
	if bitrate > 0 {
		return []string{"-b:v", strconv.Itoa(bitrate) + "k"}
	}
	return []string{"-crf", strconv.Itoa(between(options, "CRF", crf, 1, worst, def))}
}

// write encodes the film once through, from its first frame to its last. frames
// is how many there are, 0 if that is not known.
func (v *video) write(ctx context.Context, path string, chunks iter.Seq[*strip.Film], frames int) error {
	var first *strip.Film
	heard := func(yield func(*strip.Film) bool) {
		for f := range chunks {
			if first == nil {
				first = f
			}
			if !yield(f) {
				return
			}
		}
	}
	r, err := newReel(ctx, v.name, paced(v.options, heard, v.fps), v.scale, true)
	if err != nil {
		return err
	}
	defer r.close()
	program := v.program
	if program == "" {
		if program, err = FFmpeg(); err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
	}
	sound := track(first, v.fps, v.sound...)
	if err := sound.open(); err != nil {
		return fmt.Errorf("%s: %w", v.name, err)
	}
	defer sound.close()
	picture := newYUV(r.painter.Bounds().Size(), r.head.Background)
	err = replace(path, func(file *os.File) error {
		return v.pipe(ctx, program, v.args(picture, frames, r.head.FPS, sound, file.Name()), r, picture)
	})
	if stopped := canceled(ctx, v.name); err != nil && stopped != nil {
		return stopped
	}
	if err != nil {
		return fmt.Errorf("%s: %w", v.name, err)
	}
	return nil
}

func (v *video) args(picture *yuv, frames int, fps float64, sound soundtrack, path string) []string {
	n, d := rate(fps)
	args := []string{"-hide_banner", "-loglevel", "error", "-nostats", "-xerror", "-y",
		"-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", fmt.Sprintf("%dx%d", picture.w, picture.h),
		"-framerate", fmt.Sprintf("%d/%d", n, d)}
	args = append(args, colors...)
	args = append(append(args, "-i", "pipe:0"), sound.args()...)
	args = append(args, v.encode(image.Pt(picture.w, picture.h), frames)...)
	args = append(args, "-pix_fmt", "yuv420p")
	args = append(args, colors...)
	args = append(args, v.format...)
	return append(args, "file:"+path)
}

// rate is a number of frames per second as a fraction n/d.
func rate(fps float64) (n, d int) {
	for _, d := range []float64{1, 1001, 10, 100, 1000, 3, 7, 9, 11, 13, 17, 19, 23, 29, 31, 37, 60, 90, 360} {
		if n := fps * d; math.Abs(n-math.Round(n)) < 1e-9*n && n >= 1 {
			return int(math.Round(n)), int(d)
		}
	}
	// A rate is at most 1000: the numerator stays within 31 bits.
	n, d = int(max(math.Round(fps*1e6), 1)), 1000000
	common, rest := n, d
	for rest != 0 {
		common, rest = rest, common%rest
	}
	return n / common, d / common
}

// waiting is how many bytes of pictures wait for ffmpeg at most, so that painting
// goes on while it starts and when it stops to look ahead.
const waiting = 12 << 20

// pipe paints while ffmpeg reads the pictures before.
func (v *video) pipe(ctx context.Context, program string, args []string, r *reel, picture *yuv) error {
	run, err := startFFmpeg(ctx, program, args)
	if err != nil {
		return err
	}
	defer run.kill() // on a panic of progress
	depth := min(max(waiting/len(picture.pix), 2), 32)
	ready, spare := make(chan []byte, depth), make(chan []byte, depth)
	noMore := sync.OnceFunc(func() { close(ready) })
	defer noMore()
	for range depth {
		spare <- nil // made when it is needed
	}
	broken := make(chan error, 1)
	go func() {
		var err error
		for b := range ready {
			if err == nil {
				_, err = run.in.Write(b)
			}
			if err != nil {
				break
			}
			spare <- b
		}
		broken <- err
	}()
	for k := 0; r.has(k); k++ {
		img, damage, err := r.paint(k)
		if err != nil {
			return err
		}
		for _, r := range damage {
			picture.update(img, r)
		}
		select {
		case b := <-spare:
			ready <- append(b[:0], picture.pix...)
		case err := <-broken:
			return run.finish(err)
		}
		if v.progress != nil {
			v.progress(k+1, r.seen)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err // it may be why there are no more frames
	}
	noMore()
	return run.finish(<-broken)
}
