package main

import "github.com/zoetrope-go/zoetrope/anim"

// A subject is a figure of the tutorial. The function records it as the
// notebook's cell does; python/NAME.py draws the same data in matplotlib, with
// the same size, number of frames and rate.
type subject struct {
	name    string
	section int // of the tutorial
	record  func() *anim.Figure
}

var subjects = []subject{
	{"basics", 3, basics},
	{"activity", 4, activity},
	{"signals", 5, signals},
	{"patterns", 6, patterns},
	{"network", 7, network},
	{"learning", 8, learning},
	{"plasticity", 9, plasticity},
	{"export", 10, export},
	{"oscillations", 11, oscillations},
}

// matrix makes rows × cols values, row by row.
func matrix(rows, cols int, value func(i, j int) float64) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		m[i] = make([]float64, cols)
		for j := range m[i] {
			m[i][j] = value(i, j)
		}
	}
	return m
}
