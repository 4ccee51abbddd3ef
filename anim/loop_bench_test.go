package anim_test

import "testing"

// BenchmarkRecordBasic is the loop of the tutorial's first figure, 100 frames.
func BenchmarkRecordBasic(b *testing.B) {
	for b.Loop() {
		if _, err := waveAndCloud(100).Film(); err != nil {
			b.Fatal(err)
		}
	}
}
