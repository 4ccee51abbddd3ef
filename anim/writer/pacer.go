package writer

import (
	"iter"
	"math"
	"slices"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A shot is a frame of the film and how long it stays, in hundredths of a
// second.
type shot struct {
	frame, delay int
}

// A pacer times frames in hundredths of a second. Each shot begins at the
// hundredth nearest to its time in the film, so rounding errors do not add up.
// No shot is shorter than least: at a faster rate, frames are left out evenly,
// but never the film's last.
type pacer struct {
	fps   float64
	least int
	delay time.Duration // that the film's last frame stays longer
	n     int           // frames so far
	// open are the shots that what follows can change. The second one is a
	// shot only if the film goes on for long enough.
	open []openShot
}

// An openShot is a shot without an end.
type openShot struct {
	frame, begin int
	last         bool // it shows the film's last frame
}

func (p *pacer) at(k int) int { return int(math.Round(100 * float64(k) / p.fps)) }

// add takes the next frame to be shown, and whether it is the last of the film,
// which may go on backwards from there. It returns the shot that is settled by
// that, if there is one.
func (p *pacer) add(frame int, last bool) (s shot, ok bool) {
	t := p.at(p.n)
	p.n++
	if i := len(p.open) - 1; i >= 0 && t-p.open[i].begin < p.least {
		if last {
			p.open[i].frame, p.open[i].last = frame, true
		}
		return s, false
	}
	if len(p.open) == 2 {
		s, ok = p.settle(p.open[1].begin), true
	}
	p.open = append(p.open, openShot{frame, t, last})
	return s, ok
}

// settle ends the first open shot.
func (p *pacer) settle(end int) shot {
	o := p.open[0]
	p.open = slices.Delete(p.open, 0, 1)
	s := shot{o.frame, end - o.begin}
	if o.last {
		s.delay += int(math.Round(p.delay.Seconds() * 100))
	}
	return s
}

// end returns the shots that are left. The film's last frame, if it has not
// been told before, is the one given.
func (p *pacer) end(last int) []shot {
	end := max(p.at(p.n), 1)
	if len(p.open) == 2 && end-p.open[1].begin < p.least {
		if p.open[1].last {
			p.open[0].frame, p.open[0].last = p.open[1].frame, true
		}
		p.open = p.open[:1]
	}
	if last >= 0 && len(p.open) > 0 {
		o := &p.open[len(p.open)-1]
		o.frame, o.last = last, true
	}
	var s []shot
	if len(p.open) == 2 {
		s = append(s, p.settle(p.open[1].begin))
	}
	if len(p.open) == 1 {
		s = append(s, p.settle(max(end, p.open[0].begin+p.least)))
	}
	return s
}

// shots times a film that is there as a whole, its way back included.
func shots(f *strip.Film, least int) []shot {
	p := pacer{fps: f.FPS, least: least, delay: f.RepeatDelay}
	var list []shot
	for _, k := range order(f) {
		if s, ok := p.add(k, k == f.Frames-1); ok {
			list = append(list, s)
		}
	}
	return append(list, p.end(-1)...)
}

// shots times a film while it unrolls.
func (r *reel) shots(least int) iter.Seq[shot] {
	return func(yield func(shot) bool) {
		p := pacer{fps: r.head.FPS, least: least, delay: r.head.RepeatDelay}
		for k := 0; r.has(k); k++ {
			if s, ok := p.add(k, false); ok && !yield(s) {
				return
			}
		}
		for _, s := range p.end(r.seen - 1) {
			if !yield(s) {
				return
			}
		}
	}
}
