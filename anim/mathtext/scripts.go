package mathtext

import "strings"

// Letters and signs that Unicode has as sub- and superscripts.
var (
	lowered = pairs("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
	raised  = pairs("0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿ")
)

func pairs(from, to string) map[rune]rune {
	m, small := map[rune]rune{}, []rune(to)
	for i, r := range []rune(from) {
		m[r] = small[i]
	}
	return m
}

// plainScripts is what stands below and above something, either of them empty for
// none: in small letters, or else each after a sign that says what it is.
func plainScripts(sub, sup string) string {
	low, ok := small(sub, lowered)
	high, all := small(sup, raised)
	if ok && all {
		return low + high
	}
	s := ""
	if sub != "" {
		s += "_" + group(sub)
	}
	if sup != "" {
		s += "^" + group(sup)
	}
	return s
}

// small is s in letters of a table, if it has all of them.
func small(s string, table map[rune]rune) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		if r == ' ' {
			continue // as around the sign in j = 1
		}
		t, ok := table[r]
		if !ok {
			return "", false
		}
		b.WriteRune(t)
	}
	return b.String(), true
}
