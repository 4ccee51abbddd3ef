package writer

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// WebMOptions control [WebM]. The zero value gives the defaults.
type WebMOptions struct {
	// Scale is the number of pixels in the file for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
	// CRF is VP9's constant quality, 1 (best) to 63 (smallest); 0 means 32.
	CRF int
	// Speed is libvpx's cpu-used, 1 (slowest) to 5 (fastest); 0 means 5, with
	// which a film takes about five times as long as with [MP4].
	Speed int
	// FFmpeg is the program to use; empty means what [FFmpeg] finds.
	FFmpeg string
	// Progress, if it is not nil, is called after each frame with how many are
	// done, from 1 to total.
	Progress func(done, total int)
}

// WebM writes the film as a VP9 video, with the program ffmpeg, to the file
// path, whatever its ending. Nil options are the defaults. All that [MP4] says
// of size, colours, the film's end and failures holds here.
//
// WebM counts time in milliseconds: a frame begins at the millisecond nearest
// to its time in the film.
func WebM(ctx context.Context, path string, f *strip.Film, o *WebMOptions) error {
	v := o.video()
	if o != nil {
		v.progress = o.Progress
	}
	return v.write(ctx, path, one(f))
}

// WebMChunks is [WebM] for a film that is still being made: it writes the chunks as
// they come, all of them of one size and rate, and the file is complete when they
// end. o.Progress is not called. To give up, end ctx and then the chunks.
func WebMChunks(ctx context.Context, path string, chunks iter.Seq[*strip.Film], o *WebMOptions) error {
	return o.video().write(ctx, path, chunks)
}

// video is the encoder that the options ask for.
func (o *WebMOptions) video() *video {
	if o == nil {
		o = &WebMOptions{}
	}
	crf, speed := o.CRF, o.Speed
	if crf == 0 {
		crf = 32
	}
	if crf < 1 || crf > 63 {
		panic(fmt.Sprintf("writer: WebMOptions.CRF is %d, want 1 to 63, or 0 for 32", o.CRF))
	}
	if speed == 0 {
		speed = 5
	}
	if speed < 1 || speed > 5 {
		panic(fmt.Sprintf("writer: WebMOptions.Speed is %d, want 1 to 5, or 0 for 5", o.Speed))
	}
	v := &video{name: "webm", scale: o.Scale, program: o.FFmpeg}
	v.encode = []string{"-c:v", "libvpx-vp9", "-b:v", "0", "-crf", strconv.Itoa(crf),
		"-deadline", "good", "-cpu-used", strconv.Itoa(speed), "-row-mt", "1", "-threads", "2"}
	v.format = []string{"-f", "webm"}
	return v
}
