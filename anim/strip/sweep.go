package strip

import "fmt"

// A Param is a parameter whose values choose among the films of a sweep.
type Param struct {
	// Name is what the reader calls it, with its unit.
	Name string
	// Values are the texts of its values, at least one.
	Values []string
	// Menu: the values are names to choose from, not places along a slider.
	Menu bool
}

// FilmFrames returns the number of frames of each film of a sweep, which is 1
// where the parameters choose stills; without parameters it is Frames.
func (f *Film) FilmFrames() int {
	n := f.Frames
	for _, p := range f.Params {
		n /= max(len(p.Values), 1)
	}
	return n
}

func (v *validator) params() {
	f := v.film
	v.within("the length of Params", len(f.Params), 0, MaxParams)
	films := 1
	for i, p := range f.Params {
		name := fmt.Sprintf("Params[%d]", i)
		v.text(name+".Name", p.Name)
		v.within("the length of "+name+".Values", len(p.Values), 1, MaxFilms)
		for k, s := range p.Values {
			v.text(fmt.Sprintf("%s.Values[%d]", name, k), s)
		}
		if films *= len(p.Values); films < 1 || films > MaxFilms {
			v.fault("the values of Params[0] to [%d] make %d films, want 1 to %d", i, films, MaxFilms)
			return
		}
	}
	if f.Frames%films != 0 {
		v.fault("Frames is %d, want a multiple of %d, the number of films that Params choose from", f.Frames, films)
	}
}

func putParams(b []byte, params []Param) []byte {
	b = putUint(b, len(params))
	for _, p := range params {
		b = append(putString(b, p.Name), bit(p.Menu))
		b = putUint(b, len(p.Values))
		for _, s := range p.Values {
			b = putString(b, s)
		}
	}
	return b
}

func (r *reader) params() []Param {
	var params []Param
	films := 1
	for range r.some(MaxParams, "parameters") {
		p := Param{Name: r.string(), Menu: r.max(1, "the mark of a menu") == 1}
		n := r.some(MaxFilms/films, "values")
		if n == 0 {
			r.fault("a parameter has no values")
		}
		if r.err != nil {
			return nil
		}
		films *= n
		for range n {
			p.Values = append(p.Values, r.string())
		}
		params = append(params, p)
	}
	return params
}
