package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/bench/otherside"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// A result is what one measurement took: seconds from the empty figure to the
// closed file, without the start of the process and its imports; the seconds
// that processors worked in that time, ffmpeg's too, which a busy machine
// disturbs less; the bytes of the file; and the peak memory of the process or
// its ffmpeg, whichever is larger, in bytes.
type result struct {
	Seconds float64 `json:"seconds"`
	CPU     float64 `json:"cpu_seconds"`
	Bytes   int64   `json:"bytes"`
	Memory  int64   `json:"memory"`
}

// measure starts a process that writes out and prints Seconds and CPU.
func measure(ctx context.Context, out, program string, args ...string) (result, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if ffmpeg, err := writer.FFmpeg(); err == nil {
		cmd.Env = append(os.Environ(), "ZOETROPE_BENCH_FFMPEG="+ffmpeg)
	}
	if err := cmd.Run(); err != nil {
		return result{}, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, stderr.Bytes())
	}
	var r result
	if _, err := fmt.Sscan(stdout.String(), &r.Seconds, &r.CPU); err != nil {
		return r, fmt.Errorf("%s printed %q, want two times: %w", program, stdout.String(), err)
	}
	info, err := os.Stat(out)
	if err != nil {
		return r, err
	}
	r.Bytes, r.Memory = info.Size(), otherside.Peak(cmd.ProcessState)
	return r, nil
}

// median takes the median of each number by itself.
func median(rs []result) result {
	middle := func(number func(result) float64) float64 {
		var all []float64
		for _, r := range rs {
			all = append(all, number(r))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return result{
		Seconds: middle(func(r result) float64 { return r.Seconds }),
		CPU:     middle(func(r result) float64 { return r.CPU }),
		Bytes:   int64(middle(func(r result) float64 { return float64(r.Bytes) })),
		Memory:  int64(middle(func(r result) float64 { return float64(r.Memory) })),
	}
}

// ours makes one output in this process and prints its times.
func ours(name, format, out string, frames int) error {
	i := slices.IndexFunc(subjects, func(s subject) bool { return s.name == name })
	if i < 0 {
		return fmt.Errorf("there is no figure %q", name)
	}
	start, worked := time.Now(), otherside.CPU()
	if err := save(subjects[i], format, out, frames); err != nil {
		return err
	}
	fmt.Println(time.Since(start).Seconds(), otherside.CPU()-worked)
	return nil
}

func save(s subject, format, out string, frames int) error {
	if frames > 0 {
		return longBasics(out, frames)
	}
	f := s.record()
	if format == "html" {
		// What a notebook stores, as matplotlib's to_jshtml is.
		bundle, err := f.MIMEBundle()
		if err != nil {
			return err
		}
		return os.WriteFile(out, []byte(bundle["text/html"].(string)), 0o644)
	}
	return f.Save(out)
}
