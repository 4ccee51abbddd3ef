package anim

import (
	"container/list"
	"fmt"
)

// A Memo keeps what an expensive function of the frame returned, for loops that
// come to the same frame again: a second film of the same data, one that goes
// there and back, panels that share a computation.
//
//	power := &anim.Memo[[]float64]{Make: func(k int) []float64 { return spectrum(v[k:]) }}
//	for k := range fig.Steps(100) {
//		line.Y = power.At(k)
//	}
//
// It stores the values themselves, in memory, until it is gone itself: nothing
// on disk, and nothing from one cell of a notebook to the next. A Memo must not
// be used by two goroutines at once.
type Memo[T any] struct {
	// Make computes the value of k. It must depend on k alone and, if it returns
	// a slice, return a new one each time. Whoever gets the value must not change
	// it: others get the same one.
	Make func(k int) T
	// Keep is the most values that are stored. Of more, the one that nobody
	// asked for the longest goes, and is computed again if it is asked for.
	// Zero: all are stored.
	Keep int

	kept         map[int]*list.Element
	order        list.List // of remembered, the one asked for last in front
	made, reused int
}

// A remembered is a value in a Memo.
type remembered[T any] struct {
	k     int
	value T
}

// At returns the value of k, computed now or before.
func (m *Memo[T]) At(k int) T {
	if m.Make == nil {
		panic("anim: Memo.Make is nil, want a function")
	}
	if m.Keep < 0 {
		panic(fmt.Sprintf("anim: Memo.Keep is %d, want at least 1, or 0 for all", m.Keep))
	}
	if e, ok := m.kept[k]; ok {
		m.reused++
		m.order.MoveToFront(e)
		return e.Value.(remembered[T]).value
	}
	v := m.Make(k)
	m.made++
	if m.kept == nil {
		m.kept = map[int]*list.Element{}
	}
	m.kept[k] = m.order.PushFront(remembered[T]{k, v})
	for m.Keep > 0 && len(m.kept) > m.Keep {
		last := m.order.Remove(m.order.Back()).(remembered[T])
		delete(m.kept, last.k)
	}
	return v
}

// String says what is stored and what that saved.
func (m *Memo[T]) String() string {
	return fmt.Sprintf("%d values stored, %d computed, %d reused", len(m.kept), m.made, m.reused)
}
