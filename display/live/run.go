package live

import (
	"fmt"
	"image"
	"iter"
	"sync"
	"time"

	"github.com/zoetrope-go/zoetrope/display"
	"github.com/zoetrope-go/zoetrope/display/internal/ending"
)

// A Figure is what Run wants: a *anim.Figure. See there.
type Figure interface {
	display.Bundler
	Steps(n int) iter.Seq[int]
	Frames(d time.Duration) iter.Seq[float64]
	Stream() iter.Seq[int]
	Watch(most int)
	Part(from, to, most int) (film []byte, turns []int, err error)
	Newest() (image.Image, error)
	Pace() (fps float64, slider bool)
}

// A Loop is a loop that is watched while it runs. Its fields are set before.
type Loop struct {
	// Speed is how fast the loop runs at the most, in times the film's own
	// speed: 1 is as many turns a second as the figure's FPS. Zero: as fast as
	// it can, or 1 if the figure has a SpeedSlider.
	Speed float64
	// Paused: the loop waits after its first turn until somebody lets it run.
	Paused bool
	// Keep is the most frames that are held of a long film, at least 64. Zero:
	// 4096.
	Keep int

	fig   Figure
	s     *session
	slot  display.Slot
	cast  *broadcast // nil where nobody watches
	pace  pace
	turns int // begun

	body sync.Mutex // held but in the loop's body
}

const defaultKeep = 4096

// Run shows the film of a figure while the loop that records it runs:
//
//	for k := range live.Run(fig).Stream() {
//		…
//	}
//
// The film appears below the cell after the first turn and grows. The viewer
// follows the newest frame, or pauses and scrubs back while the loop runs on;
// "Live" goes to the newest again. "Pause loop" and the menu beside it are about
// the loop itself, and so are a SpeedSlider and a PlayButton in the figure: a loop
// that is paused waits, without any work, and the speed limits how many turns a
// second it makes. The square ends it, as break does. Keys are those of the
// player; End follows the newest frame, p pauses the loop, + and - are its speed.
//
// When the loop is over, be it by its last turn, break, return, an interrupt, a
// panic or [display.Check], the ordinary player takes the place of the view, so
// that the notebook keeps a film that plays anywhere. (A program that is killed
// or calls os.Exit leaves its first frame.) Do not show the figure again.
//
// The figure's Watch says which frames of a long film are held, and the page
// holds no more than 2048, by the same rule. A page that cannot keep up gets
// fewer and larger parts; showing takes a quarter of the loop's time at the most.
// While the loop runs, each part of the film has the layout and the automatic
// limits of when it came, so axes that grow are seen to grow; when the viewer
// looks back at a film whose axes have changed, the page gets it anew with one
// layout for all. The player at the end has one, as ever.
//
// The view needs the kernel "Go (Zoetrope)" and the notebook extension, which go
// run ./install installs. Without the extension the newest frame is shown as a
// picture, with controls of ipywidgets. After a page was loaded anew in the
// middle, the film so far comes back, if the notebook was saved since the cell
// began; so it does in a second window.
//
// Where nobody watches, see the package's documentation, the loop runs as the
// figure's own, as fast as it can, and the film is shown at its end. When another
// cell waits for this one, the loop runs as fast as it can, too.
func Run(fig Figure) *Loop { return &Loop{fig: fig} }

// Steps is the figure's Steps, watched.
func (l *Loop) Steps(n int) iter.Seq[int] { return watched(l, l.fig.Steps(n)) }

// Frames is the figure's Frames, watched.
func (l *Loop) Frames(d time.Duration) iter.Seq[float64] { return watched(l, l.fig.Frames(d)) }

// Stream is the figure's Stream, watched. It ends by break, by the viewer's
// button, or by an interrupt.
func (l *Loop) Stream() iter.Seq[int] { return watched(l, l.fig.Stream()) }

// watched lets l come between the turns of a loop.
func watched[T any](l *Loop, turns iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		l.begin()
		whole := false
		defer func() { l.end(whole) }()
		// What ends the program shows the film first, if the loop is in its body.
		defer ending.Add(func() {
			if l.body.TryLock() {
				l.end(false)
			}
		})()
		l.body.Lock()
		defer l.body.Unlock()
		for v := range turns {
			if !l.turn() {
				break
			}
			l.body.Unlock()
			on := yieldTo(l, yield, v)
			if !on {
				break
			}
		}
		whole = true
	}
}

// yieldTo runs the loop's body, and has the lock again however that ends.
func yieldTo[T any](l *Loop, yield func(T) bool, v T) bool {
	defer l.body.Lock()
	return yield(v)
}

// begin begins a loop.
func (l *Loop) begin() {
	switch {
	case l.Keep != 0 && l.Keep < 64:
		panic(fmt.Sprintf("live: Loop.Keep is %d, want at least 64, or 0 for %d", l.Keep, defaultKeep))
	case !(l.Speed >= 0):
		panic(fmt.Sprintf("live: Loop.Speed is %v, want above 0, or 0 for as fast as it can", l.Speed))
	}
	l.fig.Watch(or(l.Keep, defaultKeep))
	l.s, l.turns, l.cast = current(), 0, nil
	l.slot = display.Slot{}
	if !l.s.live {
		return
	}
	fps, slider := l.fig.Pace()
	speed := l.Speed
	if speed == 0 && slider {
		speed = 1
	}
	l.pace = pace{fps: fps}
	l.cast = newBroadcast(l.s, l.fig, speed, l.Paused)
}

// turn comes before each turn of the loop. It returns when the turn may begin;
// false ends the loop.
func (l *Loop) turn() bool {
	l.turns++
	b := l.cast
	if b == nil || l.turns == 1 {
		return true
	}
	if l.turns == 2 {
		b.open(&l.slot)
	}
	for {
		b.tell(l.turns - 1)
		speed, paused, ended := b.steering()
		if ended {
			return false
		}
		if l.s.passing() {
			return true
		}
		wait := l.pace.wait(speed)
		if paused {
			wait = time.Hour
		}
		if wait <= 0 {
			l.pace.begin(speed)
			return true
		}
		if !b.rest(l.turns-1, wait) {
			return false
		}
	}
}

// end shows the film. whole is false if an error ends the loop: then that is
// what is told, and not that there is no film.
func (l *Loop) end(whole bool) {
	data, err := l.fig.MIMEBundle()
	l.fig.Watch(0)
	if err == nil {
		l.slot.Update(shot{data})
	}
	if l.cast != nil {
		l.cast.close(data)
	}
	if whole {
		display.Check(err)
	}
}

// A pace limits the turns a second.
type pace struct {
	fps  float64
	last time.Time // when a turn was to begin
}

// wait is how long the next turn has to wait.
func (p *pace) wait(speed float64) time.Duration {
	if speed == 0 {
		return 0
	}
	return time.Until(p.last.Add(p.period(speed)))
}

func (p *pace) period(speed float64) time.Duration {
	return time.Duration(float64(time.Second) / p.fps / speed)
}

// begin notes that a turn begins. One that is a little late does not delay those
// after it.
func (p *pace) begin(speed float64) {
	now := time.Now()
	if speed > 0 {
		if due := p.last.Add(p.period(speed)); now.Sub(due) < p.period(speed) {
			p.last = due
			return
		}
	}
	p.last = now
}
