package otherside

import (
	"context"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// SSIM is the structural similarity of a film to its exact frames, over all
// frames and the three colours, as ffmpeg's filter of that name finds it; 1 is
// equality. The exact frames are a video without loss or a pattern such as
// dir/%04d.png, at fps frames a second.
func SSIM(ctx context.Context, film, exact string, fps float64) (float64, error) {
	ffmpeg, err := writer.FFmpeg()
	if err != nil {
		return 0, err
	}
	rate := strconv.FormatFloat(fps, 'g', -1, 64)
	// Both as the red, green and blue that a viewer sees, frame by frame.
	rgb := "fps=" + rate + ",scale=flags=bicubic+accurate_rnd+full_chroma_int,format=gbrp"
	args := []string{"-hide_banner", "-nostats", "-i", film}
	if strings.Contains(exact, "%") {
		args = append(args, "-framerate", rate)
	}
	args = append(args, "-i", exact, "-lavfi", "[0:v]"+rgb+"[a];[1:v]"+rgb+"[b];[a][b]ssim=shortest=1", "-f", "null", "-")
	out, err := exec.CommandContext(ctx, ffmpeg, args...).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("ffmpeg: %w\n%s", err, out)
	}
	m := regexp.MustCompile(`SSIM .*All:([0-9.]+)`).FindSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("ffmpeg named no SSIM:\n%s", out)
	}
	return strconv.ParseFloat(string(m[1]), 64)
}
