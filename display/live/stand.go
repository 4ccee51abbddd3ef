package live

import (
	"time"
)

// A stand shows a loop where no page knows films: its newest frame, as a picture,
// with controls of ipywidgets.
type stand struct {
	b     *broadcast
	box   *model
	image picture
	shown int // turns
	next  time.Time
	quit  chan struct{}
}

// speeds are those that the menu offers.
var speeds = []struct {
	name  string
	speed float64
}{{"as fast as it can", 0}, {"0.1×", 0.1}, {"0.25×", 0.25}, {"0.5×", 0.5}, {"1×", 1}, {"2×", 2}, {"4×", 4}, {"8×", 8}}

// newStand puts a stand in the place of the first frame.
func newStand(b *broadcast) *stand {
	t := &stand{b: b, quit: make(chan struct{})}
	speed, paused, _ := b.steering()
	names, at := []string{}, 0
	for i, s := range speeds {
		names = append(names, s.name)
		if s.speed == speed {
			at = i
		}
	}
	wait := &Toggle{Label: "Pause the loop", Icon: "pause", Initial: paused}
	menu := &Choice{Label: "speed", Options: names, Initial: names[at]}
	end := &Button{Label: "End the loop", Icon: "stop"}
	t.follow(wait, func() {
		on := wait.Value()
		b.steer(func() { b.paused = on })
	})
	t.follow(menu, func() {
		s := speeds[menu.Index()].speed
		b.steer(func() { b.speed = s })
	})
	t.follow(end, func() { b.steer(func() { b.ended = true }) })

	data, _, err := newest(b.fig)
	if err != nil {
		b.failed = true
		return t
	}
	img := t.image.putImage("png", data, "")
	row := newBox("HBox", []Widget{wait, menu, end}, nil)
	t.box = newWidget("VBox", "", 0, fields{"children": []*model{img, row}, "box_style": ""})
	t.box.needs = append(t.box.needs, img, row)
	t.box.open(b.s)
	b.s.sync()
	b.slot.Update(view(t.box.id))
	return t
}

// follow calls f after each change of a control.
func (t *stand) follow(c Control, f func()) {
	c.model()
	ear, _ := c.listen()
	go func() {
		for {
			select {
			case <-ear:
				f()
			case <-t.quit:
				return
			}
		}
	}()
}

// tell shows the newest frame of so many turns, if it is time to.
func (t *stand) tell(turns int) {
	began := time.Now()
	if t.box == nil || t.shown == turns || began.Before(t.next) {
		return
	}
	if data, _, err := newest(t.b.fig); err == nil {
		t.image.putImage("png", data, "")
	}
	t.shown = turns
	t.next = time.Now().Add(max(standPause, showShare*time.Since(began)))
}

// close takes the stand away.
func (t *stand) close() {
	close(t.quit)
	if t.box != nil {
		t.box.closeAll()
	}
}

// closeAll removes the model and those that it needs.
func (m *model) closeAll() {
	m.close()
	for _, n := range m.needs {
		n.closeAll()
	}
}
