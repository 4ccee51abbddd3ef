package main

import (
	"slices"
	"testing"
)

// The film is as long as its sound, and each row of electrodes has a band of its
// own that falls silent and reaches its full size.
func TestElectrodes(t *testing.T) {
	grid := electrodes()
	if len(grid) != 64 {
		t.Fatalf("there are %d electrodes, want 64", len(grid))
	}
	for i, e := range grid {
		if len(e.values) != 552 || len(e.areas) != 552 {
			t.Fatalf("electrode %d has %d values and %d areas, want 552", i, len(e.values), len(e.areas))
		}
		if low, high := slices.Min(e.values), slices.Max(e.values); low != 0 || high != 1 {
			t.Errorf("electrode %d goes from %v to %v, want 0 to 1", i, low, high)
		}
		if low, high := slices.Min(e.areas), slices.Max(e.areas); low != 1 || high != 100*100 {
			t.Errorf("the disc of electrode %d goes from %v to %v points squared, want 1 to 10000", i, low, high)
		}
		if i >= 8 && slices.Equal(e.values, grid[i-8].values) {
			t.Errorf("electrode %d does as the one below it", i)
		}
	}
}
