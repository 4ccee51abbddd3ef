package main

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"text/tabwriter"
)

// An aim is what a kind of output shall reach: the geometric means over the
// figures of how many times faster and smaller ours are than matplotlib's.
type aim struct {
	kind            string
	faster, smaller float64
}

// A GIF shall be no larger, a video no larger at the same SSIM.
var aims = []aim{{"html", 150, 200}, {"gif", 25, 1}, {"mp4", 20, 1}}

// lighter is how many times smaller the tutorial's pages shall be in all.
const lighter = 100

func (r row) faster() float64  { return r.Theirs.Seconds / r.Ours.Seconds }
func (r row) smaller() float64 { return float64(r.Theirs.Bytes) / float64(r.Ours.Bytes) }
func (r row) leaner() float64  { return float64(r.Theirs.Memory) / float64(r.Ours.Memory) }

// ssimSlack is what two SSIMs may differ by and count as equal: ffmpeg prints
// six digits, of which a viewer sees three.
const ssimSlack = 0.0005

// print writes the rows, how ours relate to theirs, and what became of the
// aims.
func (r *report) print(w io.Writer) error {
	fmt.Fprintf(w, "%s, %d processors, %s/%s, against %s; medians\n\n", runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, requirements)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "figure\toutput\tours s\ttheirs s\tfaster\tours kB\ttheirs kB\tsmaller\tours MB RAM\ttheirs\tless\tours SSIM\ttheirs\t\t")
	for _, x := range r.Rows {
		fmt.Fprintf(t, "%s\t%s\t%.3f\t%.2f\t%.1fx\t%.1f\t%.1f\t%.2fx\t%.0f\t%.0f\t%.1fx\t%s\t%s\t%s\t\n", x.Figure, x.Output,
			x.Ours.Seconds, x.Theirs.Seconds, x.faster(),
			float64(x.Ours.Bytes)/1e3, float64(x.Theirs.Bytes)/1e3, x.smaller(),
			float64(x.Ours.Memory)/1e6, float64(x.Theirs.Memory)/1e6, x.leaner(),
			similarity(x.OursSSIM), similarity(x.TheirsSSIM), x.below())
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprint(w, "\nspeed, size, SSIM: this figure by itself does not reach the aim for all\n\n")
	for _, a := range aims {
		r.judge(w, a)
	}
	if len(r.Long) == 2 {
		a, b := r.Long[0], r.Long[1]
		fmt.Fprintf(w, "gif   memory with 500 and 2,000 frames: %.0f and %.0f MB, aim: flat %s\n", float64(a.Memory)/1e6, float64(b.Memory)/1e6,
			verdict(float64(b.Memory) <= 1.25*float64(a.Memory)))
	}
	return nil
}

// below names the aims that one figure by itself is below.
func (r row) below() string {
	var s string
	for _, a := range aims {
		if a.kind != r.Output {
			continue
		}
		if r.faster() < a.faster {
			s += " speed"
		}
		if r.smaller() < a.smaller {
			s += " size"
		}
		if r.OursSSIM < r.TheirsSSIM-ssimSlack {
			s += " SSIM"
		}
	}
	return s
}

// judge writes what became of an aim.
func (r *report) judge(w io.Writer, a aim) {
	var faster, cpu, smaller, worse, n float64
	var ours, theirs int64
	for _, x := range r.Rows {
		if x.Output != a.kind {
			continue
		}
		n++
		faster += math.Log(x.faster())
		cpu += math.Log(x.Theirs.CPU / x.Ours.CPU)
		smaller += math.Log(x.smaller())
		ours, theirs = ours+x.Ours.Bytes, theirs+x.Theirs.Bytes
		worse += x.OursSSIM - x.TheirsSSIM
	}
	if n == 0 {
		return
	}
	faster, cpu, smaller, worse = math.Exp(faster/n), math.Exp(cpu/n), math.Exp(smaller/n), worse/n
	fmt.Fprintf(w, "%-5s %.1f times faster (by processor time %.1f), aim %g: %s; %.2f times smaller, aim %g: %s", a.kind,
		faster, cpu, a.faster, verdict(faster >= a.faster), smaller, a.smaller, verdict(smaller >= a.smaller))
	if a.kind != "html" {
		fmt.Fprintf(w, "; SSIM %+.5f, aim no less: %s", worse, verdict(worse >= -ssimSlack))
	} else {
		all := float64(theirs) / float64(ours)
		fmt.Fprintf(w, "; in all %.2f MB for %.1f MB, %.0f times less, aim %d: %s", float64(ours)/1e6, float64(theirs)/1e6, all, lighter, verdict(all >= lighter))
	}
	fmt.Fprintln(w)
}

func verdict(ok bool) string {
	if ok {
		return "reached"
	}
	return "MISSED"
}

func similarity(s float64) string {
	if s == 0 {
		return "-"
	}
	return fmt.Sprintf("%.5f", s)
}
