package anim

import "image/color"

// A colored artist takes its colour from the theme's cycle if it has none.
type colored interface{ cycleColor(c color.Color) bool }

// giveColors hands the cycle's colours to the artists without one, in order.
func giveColors(artists []entry, cycle []color.Color) {
	n := 0
	for _, a := range artists {
		if c, ok := a.Artist.(colored); ok && c.cycleColor(cycle[n%len(cycle)]) {
			n++
		}
	}
}

// takeColor is the cycleColor of most artists: it notes c in from, and reports
// so, unless the artist has a colour of its own.
func takeColor(from *color.Color, own, c color.Color) bool {
	if own != nil {
		return false
	}
	*from = c
	return true
}

// ownColor is an artist's colour: what it says, else what the theme's cycle
// gave it.
func ownColor(col, fromCycle color.Color) color.Color {
	switch {
	case col != nil:
		return col
	case fromCycle != nil:
		return fromCycle
	}
	return cycle[0]
}
