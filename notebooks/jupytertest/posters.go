package jupytertest

import (
	"encoding/base64"
	"regexp"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// poster matches a picture that carries a film.
var poster = regexp.MustCompile(`(<img data-zoetrope=[^>]* src="data:image/(?:png|webp);base64,)([^"]*)"`)

// Posters takes the pictures that carry films out of HTML, and
// returns what is left.
func Posters(html string) (pictures [][]byte, rest string, err error) {
	rest = poster.ReplaceAllStringFunc(html, func(img string) string {
		m := poster.FindStringSubmatch(img)
		data, e := base64.StdEncoding.DecodeString(m[2])
		if e != nil && err == nil {
			err = e
		}
		pictures = append(pictures, data)
		return m[1] + `"`
	})
	return pictures, rest, err
}

// FilmIn is the film that a picture carries.
func FilmIn(picture []byte) (*strip.Film, error) {
	data, err := strip.Extract(picture)
	if err != nil {
		return nil, err
	}
	return strip.Decode(data)
}

// Drawn is what each layer draws at a frame.
func Drawn(f *strip.Film, frame int) []strip.State {
	states := make([]strip.State, len(f.Layers))
	for i, l := range f.Layers {
		if s := l.Frame[frame]; s >= 0 {
			states[i] = l.States[s]
		}
	}
	return states
}
