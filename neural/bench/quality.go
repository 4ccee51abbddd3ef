package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/zoetrope-go/zoetrope/anim/bench/otherside"
)

// A quality is what a film came to.
type quality struct {
	Bytes int64   `json:"bytes"`
	SSIM  float64 `json:"ssim"` // against the side's own exact frames
}

// qualities are those of the two films that the last runs left below dir.
func qualities(ctx context.Context, dir, self, python string) (ours, others quality, err error) {
	if _, err := measure(ctx, nil, filepath.Join(dir, "ours"), self, "-child", "exact"); err != nil {
		return ours, others, err
	}
	if _, err := measure(ctx, theirs, filepath.Join(dir, "theirs"), python, "-", "exact"); err != nil {
		return ours, others, err
	}
	if ours, err = qualityOf(ctx, filepath.Join(dir, "ours"), "exact/frame_%04d.png"); err != nil {
		return ours, others, err
	}
	others, err = qualityOf(ctx, filepath.Join(dir, "theirs"), "exact.mkv")
	return ours, others, err
}

func qualityOf(ctx context.Context, dir, exact string) (q quality, err error) {
	film := filepath.Join(dir, "film.mp4")
	info, err := os.Stat(film)
	if err != nil {
		return q, err
	}
	q.Bytes = info.Size()
	q.SSIM, err = otherside.SSIM(ctx, film, filepath.Join(dir, exact), filmRate)
	return q, err
}

// filmFolders makes the folders in which the two sides leave their films.
func filmFolders() (dir string, err error) {
	if dir, err = os.MkdirTemp("", "zoetrope-bench-"); err != nil {
		return "", err
	}
	for _, side := range []string{"ours", "theirs"} {
		if err := os.Mkdir(filepath.Join(dir, side), 0o755); err != nil {
			return dir, err
		}
	}
	return dir, nil
}

func (q quality) String() string {
	return fmt.Sprintf("%.0f kB, SSIM %.5f", float64(q.Bytes)/1e3, q.SSIM)
}
