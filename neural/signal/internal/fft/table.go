package fft

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// A table transforms a long sequence as one of rows by columns (Bailey, "FFTs in
// external or hierarchical memory", Journal of Supercomputing 4, 1990): each
// column, times roots, and then each row, a group of neighbours at a time.
type table struct {
	rows, columns int
	roots         *roots
	workers       []worker
}

// A worker has what one goroutine needs.
type worker struct {
	column, row *Plan
	buffer      []complex128
}

// shortestTable is the length from which on a table is faster, because two copies
// of a sequence fill the cache next to a processor.
const shortestTable = 1 << 14

// group is how many columns or rows go together: a line of the cache or two.
const group = 8

// mostWorkers bounds the memory for their tables.
const mostWorkers = 8

// tableRows returns the divisor of n that the columns have as length: near √n, or
// 1 if n has no fit one.
func tableRows(n int) int {
	rows := 1
	for _, r := range factors(n) {
		if rows*rows*r <= n || rows == 1 {
			rows *= r
		}
	}
	if rows == n || rows > shortestTable {
		return 1
	}
	return rows
}

func newTable(rows, columns int) *table {
	t := &table{rows: rows, columns: columns, roots: newRoots(rows * columns)}
	first := worker{newBatch(rows, group), newBatch(columns, group), make([]complex128, max(rows, columns)*group)}
	t.workers = append(t.workers, first)
	for range min(runtime.GOMAXPROCS(0), mostWorkers) - 1 {
		t.workers = append(t.workers, worker{first.column.clone(), first.row.clone(), make([]complex128, len(first.buffer))})
	}
	return t
}

// forward transforms x to y and leaves something else in x.
func (t *table) forward(y, x []complex128) {
	t.each(t.columns, func(w *worker, first, width int) {
		b := w.buffer[:t.rows*group]
		for j := range t.rows {
			copy(b[j*group:][:width], x[j*t.columns+first:])
		}
		b = w.column.run(b)
		for k := range t.rows {
			to := x[k*t.columns+first:][:width]
			for q, v := range b[k*group:][:width] {
				to[q] = v * t.roots.at((first+q)*k)
			}
		}
	})
	t.each(t.rows, func(w *worker, first, width int) {
		b := w.buffer[:t.columns*group]
		for q := range width {
			for i, v := range x[(first+q)*t.columns:][:t.columns] {
				b[i*group+q] = v
			}
		}
		b = w.row.run(b)
		for k := range t.columns {
			copy(y[k*t.rows+first:][:width], b[k*group:])
		}
	})
}

// each calls do for groups of n, on all workers. Groups do not meet, so it does
// not matter which worker has which.
func (t *table) each(n int, do func(w *worker, first, width int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for i := range t.workers {
		wg.Go(func() {
			for {
				first := int(next.Add(group)) - group
				if first >= n {
					return
				}
				do(&t.workers[i], first, min(group, n-first))
			}
		})
	}
	wg.Wait()
}
