package fft

import "unsafe"

// late puts into z, of the table's length m, what lateEven wants of the 2m samples
// x. It turns no spectrum into the order of frequencies: after the columns and the
// rows of the table, frequency k + rows·q is at column q of row k, which is as good
// for what is done to it, together with the one at m less that, in row rows-k; and
// rows and then columns lead back from there. So z is gone through three times, in
// place.
func (t *table) late(z []complex128, x []float64) {
	source := unsafe.Slice((*complex128)(unsafe.Pointer(&x[0])), len(z))
	w := newRoots(2 * len(z))
	t.columnsOf(z, source)
	t.each((t.rows-1)/2, func(work *worker, first, width int) {
		p, q := work.spectrum(0, t, z, 1+first, width), work.spectrum(1, t, z, t.rows-first-width, width)
		for i := range t.columns {
			low, high := p[i*group:][:width], q[(t.columns-1-i)*group:][:width]
			for lane, u := range low {
				partner := width - 1 - lane
				low[lane], high[partner] = quarter(u, high[partner], w.at(1+first+lane+t.rows*i))
			}
		}
		work.back(0, t, z, 1+first, width)
		work.back(1, t, z, t.rows-first-width, width)
	})
	alone := &t.workers[0]
	p := alone.spectrum(0, t, z, 0, 1)
	p[0] = 0
	for i, j := 1, t.columns-1; i <= j; i, j = i+1, j-1 {
		p[i*group], p[j*group] = quarter(p[i*group], p[j*group], w.at(t.rows*i))
	}
	alone.back(0, t, z, 0, 1)
	if t.rows%2 == 0 {
		k := t.rows / 2
		p := alone.spectrum(0, t, z, k, 1)
		for i, j := 0, t.columns-1; i <= j; i, j = i+1, j-1 {
			p[i*group], p[j*group] = quarter(p[i*group], p[j*group], w.at(k+t.rows*i))
		}
		alone.back(0, t, z, k, 1)
	}
	t.each(t.columns, func(work *worker, first, width int) {
		b := work.buffer[:t.rows*group]
		stack(b, z[first:], t.rows, width, group, t.columns)
		t.bases(work, first)
		if width < group || !twist(b, b, work.base, t.fine, group) {
			t.twistGo(b, b, work.base, width, group)
		}
		stack(z[first:], work.column.run(b), t.rows, width, t.columns, group)
	})
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
