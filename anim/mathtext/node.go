package mathtext

// A node is a part of a formula.
type node interface{ class() class }

// class is what a part counts as where the space between two is chosen, as in
// TeX.
type class uint8

const (
	ordinary class = iota
	function       // sin, ∑
	binary         // +
	relation       // =
	opening
	closer
	punctuation
	blank // a space that the formula asks for
)

// style of letters.
type letters uint8

const (
	math   letters = iota // variables italic, all else upright
	roman                 // upright
	italic                //
	bold                  // bold, upright
	script                // the serif italic, for calligraphic letters
)

type (
	// row is a formula, or a group in braces.
	row []node

	// atom is a letter, a number's digit, a symbol or a function's name.
	atom struct {
		text string
		face letters // not math
		kind class
	}

	// symbol is drawn as a path.
	symbol struct {
		r    rune
		kind class
	}

	// operator is a large symbol.
	operator struct{ r rune }

	scripts struct {
		base, sub, sup node // nil: none
		primes         int  // before sup
		limits         bool // below and above instead of beside
	}

	fraction struct {
		num, den node
		large    bool // not in small letters
		bare     bool // without a bar
	}

	root struct{ body, index node } // index may be nil

	accent struct {
		body node
		mark rune // the combining character
		wide bool
	}

	fence struct {
		left, right rune // 0: none
		body        node
	}

	// delimiter is one of a height of its own, in ems.
	delimiter struct {
		r      rune
		height float64
		kind   class
	}

	space float64 // in ems
)

// sides are the classes that a part shows to what is before and after it. A
// fence is open to the left and closed to the right, so that \exp\left( has no
// more space than \exp( has.
func sides(n node) (left, right class) {
	if _, ok := n.(fence); ok {
		return opening, closer
	}
	return n.class(), n.class()
}

func (row) class() class         { return ordinary } // {,} is a comma without a space, as in TeX
func (a atom) class() class      { return a.kind }
func (s symbol) class() class    { return s.kind }
func (operator) class() class    { return function }
func (fraction) class() class    { return ordinary }
func (root) class() class        { return ordinary }
func (accent) class() class      { return ordinary }
func (fence) class() class       { return ordinary }
func (d delimiter) class() class { return d.kind }
func (space) class() class       { return blank }
func (s scripts) class() class {
	if s.base == nil {
		return ordinary
	}
	return s.base.class()
}
