package record

import (
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Scroll returns the layer with marks that scroll sideways moved as one. Drawn
// one by one they jitter: each is rounded by itself, and its steps from frame
// to frame differ by one. Here all take the same steps, which looks smoother
// and takes a third of the bytes. No mark moves by more than a coordinate step
// from where it was recorded, 1/8 of a pixel.
//
// States with anything but one Marks, and marks that do something else, stay
// as they are.
func Scroll(l strip.Layer) strip.Layer {
	var run []*scrolled
	states := slices.Clone(l.States)
	settle := func() {
		if len(run) > 2 {
			for _, s := range run {
				states[s.state] = strip.State{s.settled()}
			}
		}
		run = nil
	}
	for i, state := range l.States {
		m, ok := lone(state)
		if !ok {
			settle()
			continue
		}
		next := &scrolled{state: i, marks: m}
		if len(run) == 0 || !next.follow(run[len(run)-1]) {
			settle()
			next.begin()
		}
		run = append(run, next)
	}
	settle()
	l.States = states
	return l
}

// fewest is the number of marks from which it is worth the while.
const fewest = 8

func lone(s strip.State) (*strip.Marks, bool) {
	if len(s) != 1 {
		return nil, false
	}
	m, ok := s[0].(*strip.Marks)
	return m, ok && len(m.X) >= fewest
}

// A track is a mark in all states that it is seen in.
type track struct {
	sum float64 // of its places without the scrolling
	n   float64
}

// scrolled is a state in a run of states that scroll.
type scrolled struct {
	state    int
	marks    *strip.Marks
	offset   float64 // how far the run has come
	distance int32   // the last step of it, about
	tracks   []*track
}

func (s *scrolled) begin() {
	s.tracks = make([]*track, len(s.marks.X))
	for i := range s.tracks {
		s.tracks[i] = &track{}
	}
	s.add()
}

func (s *scrolled) add() {
	for i, t := range s.tracks {
		t.sum += float64(s.marks.X[i]) - s.offset
		t.n++
	}
}

// follow links the marks to those of the state before if most of them have
// moved by the same distance, give or take a step: the last one's, or another.
func (s *scrolled) follow(last *scrolled) bool {
	if last.distance != 0 && s.link(last, last.distance) {
		return true
	}
	d, ok := distance(last.marks, s.marks)
	return ok && s.link(last, d)
}

// link takes up the tracks of the state before. It fails if too few marks have
// moved by the distance.
func (s *scrolled) link(last *scrolled, d int32) bool {
	key := func(x, y int32) uint64 { return uint64(uint32(x))<<32 | uint64(uint32(y)) }
	at := make(map[uint64]int, len(last.marks.X)) // marks of the state before
	for i, x := range last.marks.X {
		at[key(x, last.marks.Y[i])] = i
	}
	s.tracks = make([]*track, len(s.marks.X))
	sum, n := 0.0, 0
	for i, x := range s.marks.X {
		for _, jitter := range []int32{0, -1, 1} {
			k := key(x-d+jitter, s.marks.Y[i])
			if from, ok := at[k]; ok {
				delete(at, k)
				s.tracks[i] = last.tracks[from]
				sum, n = sum+float64(d-jitter), n+1
				break
			}
		}
		if s.tracks[i] == nil {
			s.tracks[i] = &track{}
		}
	}
	if 3*n < 2*min(len(last.tracks), len(s.tracks)) {
		return false
	}
	s.distance = d
	s.offset = last.offset + sum/float64(n)
	s.add()
	return true
}

// distance is how far most of a sample of marks have moved sideways, if there
// is such a distance: that of most pairs of marks of the same height.
func distance(a, b *strip.Marks) (int32, bool) {
	const sample, most = 40, 1 << 14 // marks and pairs that are looked at
	rows := map[int32][]int32{}
	for i, x := range a.X {
		rows[a.Y[i]] = append(rows[a.Y[i]], x)
	}
	votes, pairs, tried := map[int32]int{}, 0, 0
	for i := 0; i < len(b.X) && pairs < most; i += 1 + len(b.X)/sample {
		row := rows[b.Y[i]]
		pairs += len(row)
		tried++
		for _, from := range row {
			votes[b.X[i]-from]++
		}
	}
	best, count := int32(0), 0
	for d := range votes {
		n := votes[d-1] + votes[d] + votes[d+1]
		if n > count || n == count && d < best {
			best, count = d, n
		}
	}
	return best, 2*count >= tried
}

// settled returns the marks where their tracks are.
func (s *scrolled) settled() *strip.Marks {
	m := *s.marks
	m.X = slices.Clone(m.X)
	for i, t := range s.tracks {
		x := int32(math.Round(t.sum/t.n) + math.Round(s.offset))
		if d := x - m.X[i]; -1 <= d && d <= 1 {
			m.X[i] = x
		}
	}
	return &m
}
