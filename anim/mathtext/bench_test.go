package mathtext

import "testing"

// BenchmarkNew is a label that a film asks for over and over, and one that is
// new each frame.
func BenchmarkNew(b *testing.B) {
	f := face(10)
	const label = `$\frac{x(1+\Delta t)-x(1)}{\Delta t}$`
	b.Run("known", func(b *testing.B) {
		for b.Loop() {
			New(f, label)
		}
	})
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			newLayout(f, label)
		}
	})
}
