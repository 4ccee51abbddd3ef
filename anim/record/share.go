package record

import (
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// share lets the operations of a drawing have the lists that are equal in the
// one before from it: a curve that moves up and down keeps its places along x,
// and marks keep their colours. A long film is mostly such lists.
func share(s, before strip.State) {
	for i, op := range s[:min(len(s), len(before))] {
		switch op := op.(type) {
		case *strip.Path:
			if b, ok := before[i].(*strip.Path); ok {
				one(&op.Verbs, b.Verbs)
				one(&op.Dash, b.Dash)
				one(&op.X, b.X)
				one(&op.Y, b.Y)
			}
		case *strip.Marks:
			if b, ok := before[i].(*strip.Marks); ok {
				one(&op.X, b.X)
				one(&op.Y, b.Y)
				one(&op.Size, b.Size)
				one(&op.Index, b.Index)
				one(&op.Colors, b.Colors)
			}
		case *strip.Image:
			if b, ok := before[i].(*strip.Image); ok {
				one(&op.Palette, b.Palette)
			}
		}
	}
}

// one replaces a list by an equal one.
func one[T comparable](list *[]T, by []T) {
	if slices.Equal(*list, by) {
		*list = by
	}
}
