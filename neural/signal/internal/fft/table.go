package fft

import (
	"runtime"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/share"
)

// A table transforms a long sequence as one of rows by columns (Bailey, "FFTs in
// external or hierarchical memory", Journal of Supercomputing 4, 1990): each
// column, times roots, and then each row, a group of neighbours at a time.
type table struct {
	rows, columns int
	roots         *roots
	fine          []complex128 // roots of the columns of a group, [row][group]
	// Roots of the first column of a group are products of two: of every eighth
	// group, and of eight, [group][row].
	eighths, eight [][]complex128
	workers        []worker
}

// A worker has what one goroutine needs.
type worker struct {
	column, row *Plan
	buffer      []complex128
	base        []complex128    // roots of a group's first column
	spectra     [2][]complex128 // see late
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
	t.fine = make([]complex128, rows*group)
	for k := range rows {
		for q := range group {
			t.fine[k*group+q] = t.roots.at(q * k)
		}
	}
	for g := 0; g < columns; g += group {
		if g < 8*group {
			t.eight = append(t.eight, t.powers(g))
		}
		if g%(8*group) == 0 {
			t.eighths = append(t.eighths, t.powers(g))
		}
	}
	column, row := newBatch(rows, group), newBatch(columns, group)
	for range min(runtime.GOMAXPROCS(0), mostWorkers) {
		t.workers = append(t.workers, worker{column: column, row: row, buffer: make([]complex128, max(rows, columns)*group), base: make([]complex128, rows)})
		column, row = column.clone(), row.clone()
	}
	return t
}

// forward transforms x to y and leaves something else in x.
func (t *table) forward(y, x []complex128) {
	t.columnsOf(x, x)
	t.each(t.rows, func(w *worker, first, width int) {
		b := w.buffer[:t.columns*group]
		t.turned(b, x[first*t.columns:], width)
		b = w.row.run(b)
		stack(y[first:], b, t.columns, width, t.rows, group)
	})
}

// powers returns the roots of a column, one for each row.
func (t *table) powers(column int) []complex128 {
	p := make([]complex128, t.rows)
	for k := range p {
		p[k] = t.roots.at(column * k)
	}
	return p
}

// columnsOf transforms the columns of source, times roots, to x, which may be
// source.
func (t *table) columnsOf(x, source []complex128) {
	t.each(t.columns, func(w *worker, first, width int) {
		b := w.buffer[:t.rows*group]
		stack(b, source[first:], t.rows, width, group, t.columns)
		t.twist(w, first, width, x[first:], w.column.run(b), t.columns, group)
	})
}

// twist copies a group of columns, each element times its root, to where rows
// begin columns apart, from where they do.
func (t *table) twist(w *worker, first, width int, to, from []complex128, columns, fromColumns int) {
	g := first / group
	products(w.base, t.eighths[g/8], t.eight[g%8])
	if width == group && twistGroups(to, from, w.base, t.fine, columns, fromColumns) {
		return
	}
	for k, base := range w.base {
		to, from, fine := to[k*columns:][:width], from[k*fromColumns:][:width], t.fine[k*group:][:width]
		for q, v := range from {
			to[q] = v * (fine[q] * base)
		}
	}
}

// products stores the products of x and y.
func products(to, x, y []complex128) {
	for k := productPairs(to, x, y); k < len(to); k++ {
		to[k] = x[k] * y[k]
	}
}

// turned stores some rows side by side in b.
func (t *table) turned(b, rows []complex128, width int) {
	done := 0
	if width == group {
		done = turn(b, rows, t.columns)
	}
	for q := range width {
		for i, v := range rows[q*t.columns:][done:t.columns] {
			b[(done+i)*group+q] = v
		}
	}
}

// stack copies rows of some width to where they begin columns apart, from where
// they do.
func stack(to, from []complex128, rows, width, columns, fromColumns int) {
	if width == group && stackGroups(to, from, rows, columns, fromColumns) {
		return
	}
	for k := range rows {
		copy(to[k*columns:][:width], from[k*fromColumns:])
	}
}

// each calls do for groups of n, on all workers. Groups do not meet, so it does
// not matter which worker has which.
func (t *table) each(n int, do func(w *worker, first, width int)) {
	share.Do((n+group-1)/group, len(t.workers), func(worker int) func(i int) {
		w := &t.workers[worker]
		return func(i int) { do(w, i*group, min(group, n-i*group)) }
	})
}
