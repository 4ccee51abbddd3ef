package anim

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/anim/player"
)

// MIMEBundle returns what a notebook shows of the figure, by MIME type: the
// player of what the last loop recorded (see Film) as text/html, and a
// description as text/plain. It is what display.Show asks for.
func (f *Figure) MIMEBundle() (map[string]any, error) {
	film, err := f.Film()
	if err != nil {
		return nil, fmt.Errorf("anim: %w", err)
	}
	html, err := player.Output(film, shown(f.Player, film))
	if err != nil {
		return nil, fmt.Errorf("anim: %w", err)
	}
	text := fmt.Sprintf("%s (%d×%d pixels, %d frames, %.4g s)", film.Title, film.Width, film.Height, film.Frames, film.Seconds())
	return map[string]any{"text/html": html, "text/plain": text}, nil
}
