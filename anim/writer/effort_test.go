package writer

import (
	"image"
	"slices"
	"strings"
	"testing"
)

// Long films are encoded in a hurry, and what the options ask for is done
// whatever the length. How long a film in chunks will be is not known.
func TestEffort(t *testing.T) {
	hurry := func(o *MP4Options, frames int) bool {
		args := o.video().encode(image.Pt(1000, 1000), frames)
		return strings.Contains(args[slices.Index(args, "-x264-params")+1], "b-adapt=0")
	}
	for _, test := range []struct {
		o      *MP4Options
		frames int
		want   bool
	}{
		{nil, 255, false},
		{nil, 256, true},
		{nil, 0, false},
		{&MP4Options{CRF: 18, Threads: 1}, 1000, true},
		{&MP4Options{Bitrate: 800}, 1000, true},
		{&MP4Options{Preset: "medium"}, 1000, false},
	} {
		if got := hurry(test.o, test.frames); got != test.want {
			t.Errorf("%d frames with %+v: in a hurry %v, want %v", test.frames, test.o, got, test.want)
		}
	}
}
