package signal

import (
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/lanes"
)

// Long signals are filtered in stretches side by side. What a section keeps dies
// away, so a stretch may begin anew if it begins early enough, with what comes
// before it: then what it misses is, by the bound on memory, less than rounding.
// How a signal is divided depends on nothing but its length and the filter.
const (
	stretchGroups   = 2
	stretchCount    = stretchGroups * lanes.Count
	shortestStretch = 4 // how many times as long as the memory a stretch must be
	shortestDivided = 1 << 12
	mostDivided     = 8       // sections; with more, memory takes long to find
	shortestShared  = 1 << 14 // from here on a second goroutine gains
	stretchChunk    = 32      // samples of a stretch at a time
)

// long filters x in place, backwards from its end if so asked. If warm is above 0,
// it is the filter's memory for a signal of that length.
func (s SOS) long(x []float64, state [][2]float64, backwards bool, warm int) {
	if warm == 0 {
		s.turned(x, state, backwards)
		return
	}
	length := len(x) / stretchCount &^ 3
	main, rest := x[:stretchCount*length], x[stretchCount*length:]
	if backwards {
		s.turned(rest, state, true)
	}
	d := s.divide(main, length, warm, backwards)
	d.all((*division).begin)
	d.first(state)
	d.all((*division).filter)
	d.last(state)
	if !backwards {
		s.run(rest, state)
	}
}

// turned is run, backwards if so asked.
func (s SOS) turned(x []float64, state [][2]float64, backwards bool) {
	if backwards {
		slices.Reverse(x)
		defer slices.Reverse(x)
	}
	s.run(x, state)
}

// memory returns how many samples of n it takes until what the sections keep has
// died away, a multiple of 4, or 0 if n is too short for that to pay.
func (s SOS) memory(n int) int {
	if n < shortestDivided || len(s) > mostDivided {
		return 0
	}
	// Column j of the matrix is what one sample of silence makes of a 1 kept at
	// place j. Its powers are found by squaring. A section does not know of later
	// ones, so above the diagonal pairs are 0.
	size := 2 * len(s)
	a, b := make([]float64, size*size), make([]float64, size*size)
	for j := range size {
		state := make([][2]float64, len(s))
		state[j/2][j%2] = 1
		s.run([]float64{0}, state)
		for i := range size {
			a[i*size+j] = state[i/2][i%2]
		}
	}
	for steps := 1; shortestStretch*stretchCount*steps <= n; steps *= 2 {
		largest := 0.0
		for i := range size {
			sum := 0.0
			for _, v := range a[i*size:][:size] {
				sum += math.Abs(v)
			}
			if !(sum <= largest) { // also not a number
				largest = sum
			}
		}
		// 2⁻⁵³ would do if all sections kept numbers of the signal's size.
		if largest < 0x1p-80 {
			return max(steps, 4)
		}
		for i := range size {
			for j := range i | 1 + 1 {
				sum := 0.0
				for k := j &^ 1; k <= i|1; k++ {
					sum += a[i*size+k] * a[k*size+j]
				}
				b[i*size+j] = sum
			}
		}
		a, b = b, a
	}
	return 0
}

// A division is a signal as stretches of one length.
type division struct {
	x            []float64
	length, warm int
	backwards    bool
	pairs        []lanes.Pair
	states       [stretchGroups][]lanes.State
}

func (s SOS) divide(x []float64, length, warm int, backwards bool) *division {
	d := &division{x: x, length: length, warm: warm, backwards: backwards}
	d.pairs = make([]lanes.Pair, (len(s)+1)/2)
	d.pairs[len(d.pairs)-1][1][0] = 1 // lets all through unless it is a section's place
	for i, c := range s {
		d.pairs[i/2][i%2] = [5]float64{c[0], c[1], c[2], c[4], c[5]}
	}
	for g := range d.states {
		d.states[g] = make([]lanes.State, len(d.pairs))
	}
	return d
}

// all calls do for each group of stretches.
func (d *division) all(do func(d *division, group int)) {
	if len(d.x) < shortestShared || runtime.GOMAXPROCS(0) == 1 {
		for g := range stretchGroups {
			do(d, g)
		}
		return
	}
	var wg sync.WaitGroup
	for g := 1; g < stretchGroups; g++ {
		wg.Go(func() { do(d, g) })
	}
	do(d, 0)
	wg.Wait()
}

// begin finds what the sections keep where the stretches of a group begin. That
// of the very first is not known here.
func (d *division) begin(group int) {
	var at [lanes.Count]int
	for q := range at {
		at[q] = (group*lanes.Count + q) * d.length
		if d.backwards {
			at[q] = min(at[q]+d.length, len(d.x)-d.warm)
		} else {
			at[q] = max(at[q]-d.warm, 0)
		}
	}
	d.run(group, at, d.warm, false)
}

// filter replaces the stretches of a group.
func (d *division) filter(group int) {
	var at [lanes.Count]int
	for q := range at {
		at[q] = (group*lanes.Count + q) * d.length
	}
	d.run(group, at, d.length, true)
}

func (d *division) run(group int, at [lanes.Count]int, length int, store bool) {
	var rows [stretchChunk][lanes.Count]float64
	for done := 0; done < length; done += stretchChunk {
		n := min(stretchChunk, length-done)
		here := at
		for q := range here {
			if d.backwards {
				here[q] += length - done - n
			} else {
				here[q] += done
			}
		}
		lanes.Gather(rows[:n], d.x, &here)
		for i := range d.pairs {
			d.pairs[i].Run(rows[:n], &d.states[group][i], d.backwards)
		}
		if store {
			lanes.Scatter(d.x, &here, rows[:n])
		}
	}
}

// first makes state what the sections keep before the first stretch, last takes
// from them what they keep after the last.
func (d *division) first(state [][2]float64) {
	group, lane := 0, 0
	if d.backwards {
		group, lane = stretchGroups-1, lanes.Count-1
	}
	for i, z := range state {
		to := &d.states[group][i/2][i%2]
		to[0][lane], to[1][lane] = z[0], z[1]
	}
}

func (d *division) last(state [][2]float64) {
	group, lane := stretchGroups-1, lanes.Count-1
	if d.backwards {
		group, lane = 0, 0
	}
	for i := range state {
		from := &d.states[group][i/2][i%2]
		state[i] = [2]float64{from[0][lane], from[1][lane]}
	}
}
