package visual

// A Unit is the unit of a view's times. Empty: "s". It is named where the view
// names times; it does not change them. Rates are in hertz where it is "s" or "ms",
// else per unit. Results of package model want "ms".
type Unit string

func (u Unit) name() string {
	if u == "" {
		return "s"
	}
	return string(u)
}

// label is the label of an axis with something in this unit.
func (u Unit) label(of string) string { return of + " (" + u.name() + ")" }

// samples is the label of times: t, or the numbers of samples if there is no t.
func (u Unit) samples(t []float64) string {
	if t == nil && u == "" {
		return "sample"
	}
	return u.label("time")
}

// rate is the label of rates, and what a number a unit is multiplied by to be one.
func (u Unit) rate() (label string, factor float64) {
	switch u.name() {
	case "s":
		return "rate (Hz)", 1
	case "ms":
		return "rate (Hz)", 1000
	}
	return "rate (1/" + u.name() + ")", 1
}
