package writer

import (
	"context"
	"fmt"
	"image"
	"iter"
	"slices"
	"strconv"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// MP4Options control [MP4]. The zero value gives the defaults.
type MP4Options struct {
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
	// CRF is x264's constant rate factor: the quality, 1 (best) to 51
	// (smallest); 0 means 23. At the same SSIM, plots then have about as many
	// bytes as with x264's own defaults (medium and 23), in half of the time.
	CRF int
	// Bitrate is the mean rate in thousands of bits a second, 1 to 1,000,000,
	// instead of a constant quality. 0 means what CRF says.
	Bitrate int
	// Preset is x264's preset: ultrafast, superfast, veryfast, faster, fast,
	// medium, slow, slower or veryslow. Empty means a choice for drawings: of
	// the slow presets what helps with lines, letters and what stands still
	// (blocks of four by four pixels, more pictures to refer to, looking ahead,
	// pictures told from those on both sides), of the fast ones all else. Of what
	// the tutorials show, faster makes files an eighth larger at the same SSIM,
	// and takes two fifths longer.
	//
	// A long film, of 256 million pixels or more in all its frames, gets a choice
	// that takes about three fifths of the time. Of what the tutorials show, it
	// makes files a seventh larger at the same SSIM: from 2 % for two small plots
	// to a third for a network.
	Preset string
	// Threads is how many the encoder uses, 1 to 64. More are faster with large
	// pictures, take more memory and give another file. 0 means 3.
	Threads int
	// Meta is what the file says about itself. The zero value: nothing.
	Meta Meta
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
// on white. The film's sound becomes AAC, as long as the pictures; at another
// FPS it plays at another speed, with its pitch.
//
// The file appears when it is complete. If MP4 fails or ctx ends, ffmpeg is
// killed and a file that was there remains as it was. The error holds
// ffmpeg's own message.
func MP4(ctx context.Context, path string, f *strip.Film, o *MP4Options) error {
	v := o.video()
	if o != nil {
		v.progress = o.Progress
	}
	frames := 0
	if f != nil {
		frames = f.Frames
	}
	return v.write(ctx, path, one(f), frames)
}

// MP4Chunks is [MP4] for a film that is still being made: it writes the chunks
// as they come, all of them of one size and rate, and the file is complete when
// they end. Their sound is that of the first. o.Progress is not called. It is not
// known how long the film will be, so it is encoded as a short one. To give up,
// end ctx and then the chunks.
func MP4Chunks(ctx context.Context, path string, chunks iter.Seq[*strip.Film], o *MP4Options) error {
	return o.video().write(ctx, path, chunks, 0)
}

// video is the encoder that the options ask for.
func (o *MP4Options) video() *video {
	if o == nil {
		o = &MP4Options{}
	}
	quality := quality("MP4Options", o.CRF, 51, 23, o.Bitrate)
	if o.Preset != "" && !slices.Contains(presets, o.Preset) {
		panic(fmt.Sprintf("writer: MP4Options.Preset is %q, want one of %v, or nothing for a choice for drawings", o.Preset, presets))
	}
	v := &video{name: "mp4", scale: scaleOf("MP4Options", o.Scale, o.DPI), program: o.FFmpeg, options: "MP4Options", fps: o.FPS}
	threads := between("MP4Options", "Threads", o.Threads, 1, 64, 3)
	v.encode = func(size image.Point, frames int) []string {
		preset := o.Preset
		// Without what x264 does to make film look sharp (psy), lines and letters
		// are nearer to the picture for the same bytes. It holds a picture for each
		// thread and for each it looks ahead: with fewer than 20 it does not see
		// what stands still, with more it only takes memory. It does so in a thread
		// of its own (sync-lookahead), which with the three that encode keeps two
		// processors at work. That their number does not depend on the machine
		// gives the same file everywhere.
		params := "psy=0:rc-lookahead=20:sync-lookahead=4"
		if preset == "" {
			preset, params = "superfast", params+":mbtree=1:partitions=all:8x8dct=0:"+effort(size, frames)
		}
		return append([]string{"-c:v", "libx264", "-preset", preset, "-threads", strconv.Itoa(threads), "-x264-params", params}, quality...)
	}
	v.sound = []string{"-c:a", "aac", "-b:a", "160k"}
	v.format = append(ffmpegMeta(o.Meta), "-movflags", "+faststart", "-f", "mp4")
	return v
}

// long is from how many pixels in all frames on waiting weighs more than a
// seventh of the bytes: two processors then take about five seconds with the
// choice for short films.
const long = 256e6

// effort are x264's parameters for how hard it looks for what a drawing can be
// told from. frames is 0 if it is not known how many there are.
func effort(size image.Point, frames int) string {
	if float64(size.X)*float64(size.Y)*float64(frames) >= long {
		// Every other picture from both sides, without trying what that gives.
		return "bframes=1:b-adapt=0:weightp=0:me=dia:subme=1:ref=3"
	}
	// In a drawing, what lies between two pictures can be told from both: as many
	// pictures as there may be are coded so (b-bias), which saves what a closer
	// search for movement would. As many pictures to refer to as level 4 allows,
	// but no fewer than x264's default.
	blocks := (size.X + 15) / 16 * ((size.Y + 15) / 16)
	return fmt.Sprintf("b-bias=100:me=hex:subme=2:ref=%d", min(max(32768/blocks, 3), 5))
}
