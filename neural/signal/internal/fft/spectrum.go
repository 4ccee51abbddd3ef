package fft

import "unsafe"

// A later finds analytic signals of 2m samples, by a table of m.
type later struct {
	*table
	z           []complex128
	base, lanes []complex128 // roots of 2m: of each column's first row, of each row
}

func newLater(rows, columns int) *later {
	l := &later{table: newTable(rows, columns), z: make([]complex128, rows*columns)}
	w := newRoots(2 * len(l.z))
	for i := range columns {
		l.base = append(l.base, w.at(rows*i))
	}
	for k := range rows {
		l.lanes = append(l.lanes, w.at(k))
	}
	return l
}

// analytic is Analytic. It turns no spectrum into the order of frequencies: after
// the columns and the rows of the table, frequency k + rows·q is at column q of row
// k, which is as good for what is done to it, together with the one at m less that,
// in row rows-k; and rows and then columns lead back from there. So the memory is
// gone through three times.
func (l *later) analytic(dst []complex128, x []float64) {
	t, z := l.table, l.z
	t.columnsOf(z, unsafe.Slice((*complex128)(unsafe.Pointer(&x[0])), len(z)))
	t.each((t.rows-1)/2, func(w *worker, first, width int) {
		p, q := w.spectrum(0, t, z, 1+first, width), w.spectrum(1, t, z, t.rows-first-width, width)
		quarters(p, q, l.base, l.lanes[1+first:][:width])
		w.back(0, t, z, 1+first, width)
		w.back(1, t, z, t.rows-first-width, width)
	})
	l.alone(0)
	if t.rows%2 == 0 {
		l.alone(t.rows / 2)
	}
	scale := 2 / float64(len(x))
	t.each(t.columns, func(w *worker, first, width int) {
		b := w.buffer[:t.rows*group]
		t.twist(w, first, width, b, z[first:], group, t.columns)
		b = w.column.run(b)
		if width == group && joinGroups(dst[2*first:], x[2*first:], b, t.rows, t.columns, scale) {
			return
		}
		for k := range t.rows {
			at := 2 * (first + k*t.columns)
			join(dst[at:], x[at:], b[k*group:][:width], scale)
		}
	})
}

// alone does what is done to two rows to one whose frequencies have each other.
func (l *later) alone(row int) {
	w := &l.workers[0]
	p := w.spectrum(0, l.table, l.z, row, 1)
	i, j := 0, l.columns-1
	if row == 0 {
		p[0] = 0
		i = 1
	}
	for ; i <= j; i, j = i+1, j-1 {
		p[i*group], p[j*group] = quarter(p[i*group], p[j*group], l.lanes[row]*l.base[i])
	}
	w.back(0, l.table, l.z, row, 1)
}

// spectrum transforms some rows of z, side by side, and returns them; which says
// where they are kept until back transforms them again and puts them back.
func (w *worker) spectrum(which int, t *table, z []complex128, first, width int) []complex128 {
	if w.spectra[which] == nil {
		w.spectra[which] = make([]complex128, t.columns*group)
	}
	b := w.spectra[which]
	t.turned(b, z[first*t.columns:], width)
	w.spectra[which] = w.row.replace(b)
	return w.spectra[which]
}

func (w *worker) back(which int, t *table, z []complex128, first, width int) {
	b := w.row.replace(w.spectra[which])
	w.spectra[which] = b
	rows, done := z[first*t.columns:], 0
	if width == group {
		done = unturn(rows, b, t.columns)
	}
	for q := range width {
		row := rows[q*t.columns:][:t.columns]
		for i := done; i < len(row); i++ {
			row[i] = b[i*group+q]
		}
	}
}

// replace is run; where the result is in the scratch memory, x takes its place.
func (p *Plan) replace(x []complex128) []complex128 {
	y := p.run(x)
	if &y[0] != &x[0] {
		p.scratch = x
	}
	return y
}

// quarters makes of two groups of rows, of which low has a lane for each of lanes
// and high has their opposites in reverse, what quarter does of two coefficients.
// The root of a column and a lane is the product of theirs.
func quarters(low, high, base, lanes []complex128) {
	if len(lanes) == group && quarterGroups(low, high, base, lanes) {
		return
	}
	for i, b := range base {
		low, high := low[i*group:][:len(lanes)], high[(len(base)-1-i)*group:][:len(lanes)]
		for lane, u := range low {
			partner := len(lanes) - 1 - lane
			low[lane], high[partner] = quarter(u, high[partner], lanes[lane]*b)
		}
	}
}

// quarter makes of the coefficients u and v, at k and m-k, of m pairs of samples
// those of the pairs a quarter of a period late, conjugate. root is the k-th of 2m.
func quarter(u, v, root complex128) (atK, atOther complex128) {
	// With E and O for the even and the odd samples, and ω the root, these are
	// -iωO and -iE/ω.
	even := complex(0.5*(real(u)+real(v)), 0.5*(imag(u)-imag(v)))
	odd := complex(0.5*(imag(u)+imag(v)), 0.5*(real(v)-real(u)))
	odd *= root
	even *= complex(real(root), -imag(root))
	return complex(real(even)+imag(odd), real(odd)-imag(even)), complex(imag(odd)-real(even), -real(odd)-imag(even))
}
