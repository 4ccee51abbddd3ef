package writer

import (
	"context"
	"image"
	"iter"
	"strconv"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// WebMOptions control [WebM]. The zero value gives the defaults.
type WebMOptions struct {
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
	// CRF is VP9's constant quality, 1 (best) to 63 (smallest); 0 means 32.
	CRF int
	// Bitrate is the mean rate in thousands of bits a second, 1 to 1,000,000,
	// instead of a constant quality. 0 means what CRF says.
	Bitrate int
	// Speed is libvpx's cpu-used, 1 (slowest) to 5 (fastest); 0 means 5, with
	// which a film takes about five times as long as with [MP4].
	Speed int
	// Threads is how many the encoder uses, 1 to 64. More are faster with large
	// pictures, take more memory and give another file. 0 means 2.
	Threads int
	// Meta is what the file says about itself. The zero value: nothing.
	Meta Meta
	// FFmpeg is the program to use; empty means what [FFmpeg] finds.
	FFmpeg string
	// Progress, if it is not nil, is called after each frame with how many are
	// done, from 1 to total.
	Progress func(done, total int)
}

// WebM writes the film as a VP9 video, with the program ffmpeg, to the file
// path, whatever its ending. Nil options are the defaults. All that [MP4] says
// of size, colours, the film's end and failures holds here. The film's sound
// becomes Opus.
//
// WebM counts time in milliseconds: a frame begins at the millisecond nearest
// to its time in the film.
func WebM(ctx context.Context, path string, f *strip.Film, o *WebMOptions) error {
	v := o.video()
	if o != nil {
		v.progress = o.Progress
	}
	return v.write(ctx, path, one(f), 0)
}

// WebMChunks is [WebM] for a film that is still being made: it writes the
// chunks as they come, all of them of one size and rate, and the file is
// complete when they end. Their sound is that of the first. o.Progress is not
// called. To give up, end ctx and then the chunks.
func WebMChunks(ctx context.Context, path string, chunks iter.Seq[*strip.Film], o *WebMOptions) error {
	return o.video().write(ctx, path, chunks, 0)
}

// video is the encoder that the options ask for.
func (o *WebMOptions) video() *video {
	if o == nil {
		o = &WebMOptions{}
	}
	quality := quality("WebMOptions", o.CRF, 63, 32, o.Bitrate)
	if o.Bitrate == 0 {
		quality = append(quality, "-b:v", "0") // else VP9 takes CRF for a bound
	}
	speed := between("WebMOptions", "Speed", o.Speed, 1, 5, 5)
	threads := between("WebMOptions", "Threads", o.Threads, 1, 64, 2)
	v := &video{name: "webm", scale: scaleOf("WebMOptions", o.Scale, o.DPI), program: o.FFmpeg, options: "WebMOptions", fps: o.FPS}
	v.encode = func(image.Point, int) []string {
		return append([]string{"-c:v", "libvpx-vp9",
			"-deadline", "good", "-cpu-used", strconv.Itoa(speed), "-row-mt", "1", "-threads", strconv.Itoa(threads)}, quality...)
	}
	v.sound = []string{"-c:a", "libopus", "-b:a", "128k"}
	v.format = append(ffmpegMeta(o.Meta), "-f", "webm")
	return v
}
