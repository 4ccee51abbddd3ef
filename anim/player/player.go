// Package player shows a film in a web page or a notebook.
//
// The film travels inside a still picture of itself, its poster: a WebP or PNG
// with the strip in a chunk of its own. A script beside the picture takes the film
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
	"image"
	"io"
	"strings"
	"sync"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

//go:generate go run ./internal/bundle -pack js/boot.js player.min.js
//go:generate go run ./internal/bundle -plain js/boot.js plain.min.js

// script is what the modules in js make.
//
//go:embed player.min.js
var script string

// plain is script without what only films with sound or controls of their own
// need.
//
//go:embed plain.min.js
var plain string

// Poster returns a PNG of the film's poster frame that carries the film. A
// player finds it in there, and so does strip.ExtractPNG.
func Poster(f *strip.Film, o *Options) ([]byte, error) {
	film, png, err := parts(context.Background(), f, o.check(), raster.EncodePoster)
	if err != nil {
		return nil, err
	}
	return carry(png, film)
}

// carry is a picture with a film inside.
func carry(picture, film []byte) ([]byte, error) {
	var out bytes.Buffer
	embed := strip.EmbedPNG
	if kind(picture) == "webp" {
		embed = strip.EmbedWebP
	}
	if err := embed(&out, picture, film); err != nil {
		return nil, fmt.Errorf("player: %w", err)
	}
	return out.Bytes(), nil
}

// kind is the kind of a picture, as its MIME type has it.
func kind(picture []byte) string {
	if bytes.HasPrefix(picture, []byte("RIFF")) {
		return "webp"
	}
	return "png"
}

// parts are the film's strip and its poster, made side by side: a moving
// picture, or a still that encode writes.
func parts(ctx context.Context, f *strip.Film, o Options, encode func(io.Writer, *image.RGBA) error) (film, poster []byte, err error) {
	var b bytes.Buffer
	var failed error
	var wait sync.WaitGroup
	wait.Go(func() {
		if poster, failed = picture(ctx, f, o, encode); failed != nil {
			failed = fmt.Errorf("player: %w", failed)
		}
	})
	err = strip.EncodeContext(ctx, &b, f, &strip.Options{Progress: o.Progress})
	wait.Wait()
	if err != nil {
		return nil, nil, fmt.Errorf("player: %w", err)
	}
	return b.Bytes(), poster, failed
}

func picture(ctx context.Context, f *strip.Film, o Options, encode func(io.Writer, *image.RGBA) error) ([]byte, error) {
	if o.MovingPoster > 0 && !o.Paused && f.Frames > 1 && len(f.Params) == 0 {
		if png, err := moving(ctx, f, o); png != nil || err != nil {
			return png, err
		}
	}
	img, err := raster.Still(f, f.Poster, o.PosterScale)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := encode(&b, img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Output returns HTML that shows the film, to stand anywhere in a page: one
// picture and one script, and nothing from elsewhere. Several outputs, and the
// same one several times, can stand in one page. The picture is a WebP, unless
// it moves, with the film inside.
func Output(f *strip.Film, o *Options) (string, error) {
	opts := o.check()
	film, poster, err := parts(context.Background(), f, opts, raster.EncodeWebP)
	if err != nil {
		return "", err
	}
	if poster, err = carry(poster, film); err != nil {
		return "", err
	}
	code := script
	if f.Sound == nil && len(f.Controls) == 0 {
		code = plain
	}
	return opts.html(f, poster, strings.TrimSpace(code)), nil
}

// html is a picture and a script that makes a player of it.
func (o Options) html(f *strip.Film, picture []byte, script string) string {
	var b strings.Builder
	b.Grow(len(picture)*4/3 + len(script) + 512)
	fmt.Fprintf(&b, `<img data-zoetrope="%s"%s alt="%s" width="%d" height="%d" style="max-width:100%%;height:auto" src="data:image/%s;base64,`,
		o.flags(), o.classes(), html.EscapeString(title(f)), f.Width, f.Height, kind(picture))
	b.WriteString(base64.StdEncoding.EncodeToString(picture))
	b.WriteString("\">\n<script>")
	b.WriteString(script)
	b.WriteString("</script>\n")
	return b.String()
}

// title is what the film is called, on one line.
func title(f *strip.Film) string {
	if t := strings.Join(strings.Fields(f.Title), " "); t != "" {
		return t
	}
	return "Animation"
}
