package mathtext

// The names are those of TeX and LaTeX; the characters that \epsilon and \phi
// stand for are those of matplotlib.

var greek = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
	"eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
	"xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ",
	"varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Alpha": "Α", "Beta": "Β", "Gamma": "Γ", "Delta": "Δ", "Epsilon": "Ε", "Zeta": "Ζ", "Eta": "Η",
	"Theta": "Θ", "Iota": "Ι", "Kappa": "Κ", "Lambda": "Λ", "Mu": "Μ", "Nu": "Ν", "Xi": "Ξ", "Omicron": "Ο",
	"Pi": "Π", "Rho": "Ρ", "Sigma": "Σ", "Tau": "Τ", "Upsilon": "Υ", "Phi": "Φ", "Chi": "Χ", "Psi": "Ψ",
	"Omega": "Ω", "partial": "∂", "hbar": "ħ", "ell": "ℓ",
}

func glyph(s string, k class) node { return atom{s, roman, k} }

var symbols = map[string]node{
	"cdot": glyph("·", binary), "times": glyph("×", binary), "div": glyph("÷", binary), "pm": glyph("±", binary),
	"mp": symbol{'∓', binary}, "ast": symbol{'∗', binary}, "star": symbol{'∗', binary}, "circ": symbol{'∘', binary},
	"bullet": glyph("•", binary), "cup": symbol{'∪', binary}, "cap": symbol{'∩', binary},
	"wedge": symbol{'∧', binary}, "land": symbol{'∧', binary}, "vee": symbol{'∨', binary}, "lor": symbol{'∨', binary},
	"oplus": symbol{'⊕', binary}, "otimes": symbol{'⊗', binary}, "odot": symbol{'⊙', binary},
	"setminus": glyph(`\`, binary), "dagger": glyph("†", binary), "ddagger": glyph("‡", binary),

	"le": glyph("≤", relation), "leq": glyph("≤", relation), "ge": glyph("≥", relation), "geq": glyph("≥", relation),
	"ne": glyph("≠", relation), "neq": glyph("≠", relation), "lt": glyph("<", relation), "gt": glyph(">", relation),
	"approx": glyph("≈", relation), "equiv": glyph("≡", relation), "sim": glyph("~", relation),
	"simeq": symbol{'≃', relation}, "propto": symbol{'∝', relation}, "ll": symbol{'≪', relation}, "gg": symbol{'≫', relation},
	"in": symbol{'∈', relation}, "notin": symbol{'∉', relation}, "ni": symbol{'∋', relation},
	"subset": symbol{'⊂', relation}, "supset": symbol{'⊃', relation}, "subseteq": symbol{'⊆', relation}, "supseteq": symbol{'⊇', relation},
	"perp": symbol{'⊥', relation}, "parallel": symbol{'∥', relation}, "mid": glyph("|", relation),
	"to": symbol{'→', relation}, "rightarrow": symbol{'→', relation}, "leftarrow": symbol{'←', relation}, "gets": symbol{'←', relation},
	"leftrightarrow": symbol{'↔', relation}, "uparrow": symbol{'↑', relation}, "downarrow": symbol{'↓', relation},
	"longrightarrow": symbol{'⟶', relation}, "longleftarrow": symbol{'⟵', relation}, "mapsto": symbol{'↦', relation},
	"Rightarrow": symbol{'⇒', relation}, "Leftarrow": symbol{'⇐', relation}, "Leftrightarrow": symbol{'⇔', relation},
	"implies": symbol{'⇒', relation}, "iff": symbol{'⇔', relation},

	"infty": glyph("∞", ordinary), "nabla": symbol{'∇', ordinary}, "forall": symbol{'∀', ordinary}, "exists": symbol{'∃', ordinary},
	"emptyset": symbol{'∅', ordinary}, "varnothing": symbol{'∅', ordinary}, "angle": symbol{'∠', ordinary},
	"neg": glyph("¬", ordinary), "prime": glyph("′", ordinary), "degree": glyph("°", ordinary), "top": symbol{'⊤', ordinary}, "bot": symbol{'⊥', ordinary},
	"ldots": glyph("…", ordinary), "dots": glyph("…", ordinary), "cdots": symbol{'⋯', ordinary}, "backslash": glyph(`\`, ordinary),
	"$": glyph("$", ordinary), "%": glyph("%", ordinary), "&": glyph("&", ordinary), "#": glyph("#", ordinary), "_": glyph("_", ordinary),
	"colon": glyph(":", punctuation), "|": symbol{'∥', ordinary}, "vert": glyph("|", ordinary), "Vert": symbol{'∥', ordinary},
	"{": glyph("{", opening), "}": glyph("}", closer), "lbrace": glyph("{", opening), "rbrace": glyph("}", closer),
	"langle": delimiter{'⟨', 0, opening}, "rangle": delimiter{'⟩', 0, closer}, "lfloor": delimiter{'⌊', 0, opening},
	"rfloor": delimiter{'⌋', 0, closer}, "lceil": delimiter{'⌈', 0, opening}, "rceil": delimiter{'⌉', 0, closer},

	"sum": operator{'∑'}, "prod": operator{'∏'}, "int": operator{'∫'}, "oint": operator{'∮'},
}

// characters are those of the source that are more than a letter.
var characters = map[rune]node{
	'+': glyph("+", binary), '*': symbol{'∗', binary}, '/': glyph("/", ordinary), '|': glyph("|", ordinary),
	'=': glyph("=", relation), '<': glyph("<", relation), '>': glyph(">", relation), ':': glyph(":", relation),
	'(': glyph("(", opening), '[': glyph("[", opening), ')': glyph(")", closer), ']': glyph("]", closer), '!': glyph("!", closer),
	',': glyph(",", punctuation), ';': glyph(";", punctuation),
	'−': glyph("−", binary), '±': glyph("±", binary), '×': glyph("×", binary), '·': glyph("·", binary),
	'≤': glyph("≤", relation), '≥': glyph("≥", relation), '≠': glyph("≠", relation), '≈': glyph("≈", relation),
	'≡': glyph("≡", relation), '→': symbol{'→', relation}, '←': symbol{'←', relation}, '∈': symbol{'∈', relation},
	'∝': symbol{'∝', relation}, '∇': symbol{'∇', ordinary}, '∑': operator{'∑'}, '∏': operator{'∏'}, '∫': operator{'∫'},
}

// spaces are in ems, as plain TeX has them.
var spaces = map[string]float64{
	",": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, ";": 5.0 / 18, "!": -3.0 / 18, " ": 1.0 / 3,
	"thinspace": 3.0 / 18, "enspace": 0.5, "quad": 1, "qquad": 2,
}

// accents are combining characters.
var accents = map[string]rune{
	"hat": '\u0302', "widehat": '\u0302', "bar": '\u0304', "overline": '\u0305', "underline": '\u0332',
	"dot": '\u0307', "ddot": '\u0308', "tilde": '\u0303', "widetilde": '\u0303', "vec": '\u20d7', "check": '\u030c',
}

// faces of letters in a formula. Liberation has neither calligraphic nor
// blackboard letters: serif italic and bold ones stand for them.
var faces = map[string]letters{
	"mathrm": roman, "mathregular": roman, "mathsf": roman, "mathit": italic, "mathbf": bold, "boldsymbol": bold,
	"mathbb": bold, "mathcal": script, "mathscr": script, "mathdefault": math, "mathnormal": math,
}

var textFaces = map[string]letters{"text": roman, "textrm": roman, "mbox": roman, "textit": italic, "textbf": bold}

// heights of delimiters in ems.
var heights = map[string]float64{
	"big": 1.2, "bigl": 1.2, "bigr": 1.2, "Big": 1.8, "Bigl": 1.8, "Bigr": 1.8,
	"bigg": 2.4, "biggl": 2.4, "biggr": 2.4, "Bigg": 3, "Biggl": 3, "Biggr": 3,
}

var delimiters = map[string]rune{
	"{": '{', "}": '}', "lbrace": '{', "rbrace": '}', "langle": '⟨', "rangle": '⟩', "lfloor": '⌊', "rfloor": '⌋',
	"lceil": '⌈', "rceil": '⌉', "|": '∥', "Vert": '∥', "vert": '|', "lvert": '|', "rvert": '|', "backslash": '\\',
}

var functions = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range []string{
		"arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd", "hom",
		"inf", "ker", "lg", "lim", "ln", "log", "max", "min", "sec", "sin", "sinh", "sup", "tan", "tanh", "Pr",
	} {
		m[name] = true
	}
	return m
}()

var longFunctions = map[string]string{
	"limsup": "lim\u2009sup", "liminf": "lim\u2009inf", "argmax": "arg\u2009max", "argmin": "arg\u2009min",
}
