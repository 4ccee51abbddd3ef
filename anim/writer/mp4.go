package writer

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"sync"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// MP4Options control [MP4]. The zero value gives the defaults.
type MP4Options struct {
	// Scale is the number of pixels in the file for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
	// CRF is x264's constant rate factor: the quality, 1 (best) to 51
	// (smallest); 0 means 24, which with the preset faster gives plots a file
	// about a tenth smaller than x264's own defaults (medium and 23) in half of
	// the time.
	CRF int
	// Preset is x264's preset: ultrafast, superfast, veryfast, faster, fast,
	// medium, slow, slower or veryslow; empty means faster.
	Preset string
	// FFmpeg is the program to use; empty means what [FFmpeg] finds.
	FFmpeg string
	// Progress, if it is not nil, is called after each frame with how many are
	// done, from 1 to total.
	Progress func(done, total int)
}

var presets = []string{"ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow"}

// MP4 writes the film as an H.264 video, with the program ffmpeg, to the file
// path, whatever its ending. Nil options are the defaults.
//
// The video plays in browsers and in QuickTime: yuv420p, BT.709, the index in
// front of the data. Its size is even: a picture of odd width or height gets a
// column or a row of the background. A video has no way to repeat: the film
// goes once from its first frame to its last. A see-through background is put
// on white.
//
// The file appears when it is complete. If MP4 fails or ctx ends, ffmpeg is
// killed and a file that was there remains as it was. The error holds
// ffmpeg's own message.
func MP4(ctx context.Context, path string, f *strip.Film, o *MP4Options) error {
	if o == nil {
		o = &MP4Options{}
	}
	crf, preset := o.CRF, o.Preset
	if crf == 0 {
		crf = 24
	}
	if crf < 1 || crf > 51 {
		panic(fmt.Sprintf("writer: MP4Options.CRF is %d, want 1 to 51, or 0 for 24", o.CRF))
	}
	if preset == "" {
		preset = "faster"
	}
	if !slices.Contains(presets, preset) {
		panic(fmt.Sprintf("writer: MP4Options.Preset is %q, want one of %v, or nothing for faster", o.Preset, presets))
	}
	p, err := open(ctx, "mp4", f, o.Scale)
	if err != nil {
		return err
	}
	if g := opaque(f); g != f {
		f = g
		if p, err = open(ctx, "mp4", f, o.Scale); err != nil {
			return err
		}
	}
	program := o.FFmpeg
	if program == "" {
		if program, err = FFmpeg(); err != nil {
			return fmt.Errorf("mp4: %w", err)
		}
	}
	picture := newYUV(p.Bounds().Size(), f.Background)
	err = replace(path, func(file *os.File) error {
		args := mp4Args(picture.w, picture.h, f.FPS, crf, preset, file.Name())
		return encodeMP4(ctx, program, args, p, picture, f.Frames, o.Progress)
	})
	if stopped := canceled(ctx, "mp4"); err != nil && stopped != nil {
		return stopped
	}
	if err != nil {
		return fmt.Errorf("mp4: %w", err)
	}
	return nil
}

func mp4Args(w, h int, fps float64, crf int, preset, path string) []string {
	// The pictures come in the matrix and range that the file gets. Saying so
	// on both sides keeps ffmpeg from converting them.
	colors := []string{"-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"}
	args := []string{"-hide_banner", "-loglevel", "error", "-nostats", "-y",
		"-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", fmt.Sprintf("%dx%d", w, h), "-framerate", rate(fps)}
	args = append(args, colors...)
	args = append(args, "-i", "pipe:0", "-an", "-c:v", "libx264", "-preset", preset, "-crf", strconv.Itoa(crf), "-pix_fmt", "yuv420p")
	// x264 holds a picture for each thread and for each it looks ahead: this
	// halves its memory. Two threads keep up with the painting, and a number
	// that does not depend on the machine gives the same file everywhere.
	args = append(args, "-threads", "2", "-x264-params", "rc-lookahead=3:sync-lookahead=0")
	args = append(args, colors...)
	return append(args, "-movflags", "+faststart", "-f", "mp4", "file:"+path)
}

// rate is a number of frames per second as a fraction.
func rate(fps float64) string {
	for _, d := range []float64{1, 1001, 10, 100, 1000, 3, 7, 9, 11, 13, 17, 19, 23, 29, 31, 37, 60, 90, 360} {
		if n := fps * d; math.Abs(n-math.Round(n)) < 1e-9*n && n >= 1 {
			return fmt.Sprintf("%.0f/%.0f", math.Round(n), d)
		}
	}
	// A rate is at most 1000: the numerator stays within 31 bits.
	return fmt.Sprintf("%.0f/1000000", max(math.Round(fps*1e6), 1))
}

// encodeMP4 paints while ffmpeg reads the picture before.
func encodeMP4(ctx context.Context, program string, args []string, p *raster.Painter, picture *yuv, frames int, progress func(done, total int)) error {
	run, err := startFFmpeg(ctx, program, args)
	if err != nil {
		return err
	}
	defer run.kill() // on a panic of progress
	ready, spare := make(chan []byte, 1), make(chan []byte, 2)
	noMore := sync.OnceFunc(func() { close(ready) })
	defer noMore()
	spare <- make([]byte, len(picture.pix))
	spare <- make([]byte, len(picture.pix))
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
	for k := range frames {
		img, damage := p.Paint(k)
		for _, r := range damage {
			picture.update(img, r)
		}
		select {
		case b := <-spare:
			copy(b, picture.pix)
			ready <- b
		case err := <-broken:
			return run.finish(err)
		}
		if progress != nil {
			progress(k+1, frames)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	noMore()
	return run.finish(<-broken)
}
