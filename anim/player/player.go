// Package player shows a film in a web page or a notebook.
//
// The film travels inside a still picture of itself, its poster: a PNG with
// the strip in a chunk of its own. A script beside the picture takes the film
// out and puts a player in the picture's place, which draws the film's
// operations as vectors. Where scripts do not run, the poster stays.
//
// Besides the buttons there are keys, while the player has the focus: space or
// k plays and pauses, the arrows step, Home and End go to the ends, 0 to 9 to
// tenths of the film, + and - change the speed, r turns round, l changes how
// the film repeats, m turns the sound off and on, f is full screen, ? shows
// these keys, and s saves the frame as a PNG of twice the film's size.
//
// A film with parameters has a slider or a menu for each; of stills, the
// arrows, Home, End and digits move the first slider. Sound is the clock of its
// film: the picture follows it to within 20 ms, at any speed. Browsers let a
// page sound only once the reader has clicked in it; until then the film plays
// without, and a click on the crossed-out speaker turns the sound on.
//
// The player needs a browser of 2023 or later (DecompressionStream, shadow
// roots, IntersectionObserver). It takes its colours from the text around it,
// so it fits light and dark pages. The script finds its poster from where it
// stands; inside somebody else's shadow root it cannot, and the poster stays.
package player

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

//go:generate go run ./internal/bundle -pack js/boot.js player.min.js

// script is what the modules in js make.
//
//go:embed player.min.js
var script string

// Poster returns a PNG of the film's poster frame that carries the film. A
// player finds it in there, and so does strip.ExtractPNG.
func Poster(f *strip.Film, o *Options) ([]byte, error) {
	return poster(context.Background(), f, o.check())
}

func poster(ctx context.Context, f *strip.Film, o Options) ([]byte, error) {
	var film, out bytes.Buffer
	if err := strip.EncodeContext(ctx, &film, f, &strip.Options{Progress: o.Progress}); err != nil {
		return nil, fmt.Errorf("player: %w", err)
	}
	png, err := picture(ctx, f, o)
	if err != nil {
		return nil, err
	}
	if err := strip.EmbedPNG(&out, png, film.Bytes()); err != nil {
		return nil, fmt.Errorf("player: %w", err)
	}
	return out.Bytes(), nil
}

// picture is the poster without the film.
func picture(ctx context.Context, f *strip.Film, o Options) ([]byte, error) {
	if o.MovingPoster > 0 && !o.Paused && f.Frames > 1 && len(f.Params) == 0 {
		if png, err := moving(ctx, f, o); png != nil || err != nil {
			return png, err
		}
	}
	img, err := raster.Still(f, f.Poster, o.PosterScale)
	if err != nil {
		return nil, fmt.Errorf("player: %w", err)
	}
	var png bytes.Buffer
	if err := raster.EncodePoster(&png, img); err != nil {
		return nil, fmt.Errorf("player: %w", err)
	}
	return png.Bytes(), nil
}

// Output returns HTML that shows the film, to stand anywhere in a page: one
// picture and one script, and nothing from elsewhere. Several outputs, and the
// same one several times, can stand in one page.
func Output(f *strip.Film, o *Options) (string, error) {
	return output(context.Background(), f, o)
}

func output(ctx context.Context, f *strip.Film, o *Options) (string, error) {
	opts := o.check()
	png, err := poster(ctx, f, opts)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(len(png)*4/3 + len(script) + 512)
	fmt.Fprintf(&b, `<img data-zoetrope="%s"%s alt="%s" width="%d" height="%d" style="max-width:100%%;height:auto" src="data:image/png;base64,`,
		opts.flags(), opts.classes(), html.EscapeString(title(f)), f.Width, f.Height)
	b.WriteString(base64.StdEncoding.EncodeToString(png))
	b.WriteString("\">\n<script>")
	b.WriteString(strings.TrimSpace(script))
	b.WriteString("</script>\n")
	return b.String(), nil
}

// title is what the film is called, on one line.
func title(f *strip.Film) string {
	if t := strings.Join(strings.Fields(f.Title), " "); t != "" {
		return t
	}
	return "Animation"
}

// page is a page around an output. Its policy lets nothing be loaded.
//
//go:embed page.html
var page string

// Page writes a whole web page that shows the film and needs nothing else, until
// ctx ends: then it gives up, with an error.
func Page(ctx context.Context, w io.Writer, f *strip.Film, o *Options) error {
	out, err := output(ctx, f, o)
	if err != nil {
		return err
	}
	r := strings.NewReplacer("{{title}}", html.EscapeString(title(f)), "{{output}}", out)
	if _, err := r.WriteString(w, page); err != nil {
		return fmt.Errorf("player: write the page: %w", err)
	}
	return nil
}
