package steps

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// What a set-up takes, in MB, rounded up from measurements on Linux.
const (
	venvMB     = 550 // JupyterLab, ffmpeg and pip's downloads
	programsMB = 100 // gonb, gopls, goimports and zoetrope-kernel with copies in the making
	goCacheMB  = 600 // compiled packages
	modulesMB  = 500 // module sources
	spareMB    = 50  // enough for a notebook's own work
)

func diskSpace() Step {
	return Step{
		Name:  "disk space",
		Needs: []string{"Go"},
		Check: func(ctx context.Context, p *Place) (string, error) {
			vars, err := p.goEnv(ctx)
			if err != nil {
				return "", err
			}
			home, goCache, modules := uint64(spareMB), uint64(spareMB), uint64(0)
			if _, err := p.readStamp("venv"); err != nil {
				home += venvMB
			}
			if _, err := p.readStamp("zoetrope-kernel"); err != nil {
				home += programsMB
				modules += modulesMB
			}
			if _, err := p.readStamp("first-cell"); err != nil {
				goCache += goCacheMB
			}
			return room([]need{{p.Home, home}, {vars.GOCACHE, goCache}, {vars.GOMODCACHE, modules}})
		},
		Mend: "Make room, or point ZOETROPE_HOME, GOCACHE or GOMODCACHE at a larger disk.",
	}
}

// A need is an amount of MB at a place.
type need struct {
	dir string
	mb  uint64
}

// room checks that the needs fit, those on one file system together, and
// returns what is free for the first.
func room(needs []need) (string, error) {
	type disk struct{ free, needed uint64 }
	disks := map[uint64]*disk{}
	var first *disk
	for _, n := range needs {
		dir := existing(n.dir)
		var info syscall.Stat_t
		var fs syscall.Statfs_t
		if err := syscall.Stat(dir, &info); err != nil {
			return "", fmt.Errorf("%s: %w", dir, err)
		}
		if err := syscall.Statfs(dir, &fs); err != nil {
			return "", fmt.Errorf("%s: %w", dir, err)
		}
		d := disks[uint64(info.Dev)]
		if d == nil {
			d = &disk{free: fs.Bavail * uint64(fs.Bsize) >> 20}
			disks[uint64(info.Dev)] = d
		}
		if first == nil {
			first = d
		}
		if d.needed += n.mb; d.needed > d.free {
			return "", fmt.Errorf("the disk of %s has %d MB free, and %d MB are needed", n.dir, d.free, d.needed)
		}
	}
	return fmt.Sprintf("%d MB free", first.free), nil
}

// existing is dir, or the nearest folder above it that exists.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}
