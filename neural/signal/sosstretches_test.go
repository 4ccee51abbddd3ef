package signal

import (
	"math"
	"math/rand"
	"slices"
	"testing"
)

// A long signal divided comes to what the sections make of it from end to end.
func TestStretches(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, f := range []Butterworth{
		{Order: 4, Low: 300, High: 1000},
		{Order: 1, High: 2000},
		{Order: 3, Low: 1500},
		{Order: 5, Low: 3000, High: 1000},
	} {
		s := f.Sections(11025)
		for _, n := range []int{140_000, 140_001, 150_063} {
			warm := s.memory(n)
			if warm == 0 || warm > n/64 {
				t.Fatalf("%v: the memory for %d samples is %d, want from 4 to %d", f, n, warm, n/64)
			}
			x := make([]float64, n)
			for i := range x {
				x[i] = r.NormFloat64()
			}
			state := s.settled(3)
			for i := range state {
				state[i][0] += float64(i)
			}
			for _, backwards := range []bool{false, true} {
				got, want := slices.Clone(x), slices.Clone(x)
				kept, wanted := slices.Clone(state), slices.Clone(state)
				s.long(got, kept, backwards, warm)
				s.turned(want, wanted, backwards)
				for i := range got {
					if !(math.Abs(got[i]-want[i]) <= 1e-12) {
						t.Fatalf("%v, %d samples, backwards %v: sample %d is %v, want %v", f, n, backwards, i, got[i], want[i])
					}
				}
				for i, z := range kept {
					if !(math.Abs(z[0]-wanted[i][0]) <= 1e-12 && math.Abs(z[1]-wanted[i][1]) <= 1e-12) {
						t.Errorf("%v, %d samples, backwards %v: section %d keeps %v, want %v", f, n, backwards, i, z, wanted[i])
					}
				}
			}
		}
	}
}

// What a filter no longer remembers is below rounding: the answer to a pulse, past
// the bound, has died away.
func TestMemory(t *testing.T) {
	for _, f := range []Butterworth{{Order: 4, Low: 300, High: 1000}, {Order: 2, High: 50}, {Order: 6, Low: 200}} {
		s := f.Sections(11025)
		warm := s.memory(1 << 20)
		if warm == 0 {
			t.Fatalf("%v: no memory found", f)
		}
		x := make([]float64, 2*warm)
		x[0] = 1
		for i, v := range s.Filter(nil, x)[warm:] {
			if !(math.Abs(v) < 1e-20) {
				t.Fatalf("%v: %d samples after a pulse there is %v, want less than 1e-20", f, warm+i, v)
			}
		}
	}
	if m := (&Butterworth{Low: 0.01}).Sections(11025).memory(1 << 16); m != 0 {
		t.Errorf("a filter of 0.01 Hz forgets in %d samples of 1/11025 s, want no bound", m)
	}
	if m := (SOS{{1, 0, 0, 1, -3, 2}}).memory(1 << 16); m != 0 {
		t.Errorf("an unstable filter forgets in %d samples, want no bound", m)
	}
}
