package writer_test

import "image/color"

// colorAt gives different colours for different i below 256.
func colorAt(i int) color.NRGBA {
	return color.NRGBA{uint8(i), uint8(i * 77), uint8(255 - i), 255}
}
