package player_test

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

func output(t testing.TB, f *strip.Film, o *player.Options) string {
	t.Helper()
	html, err := player.Output(f, o)
	if err != nil {
		t.Fatal(err)
	}
	return html
}

func TestOutputIsOnePictureAndOneScript(t *testing.T) {
	f := scene(3)
	f.Title = "a \"b\" <i>c</i>\n</script><script>alert(1)</script> & 'd'"
	html := output(t, f, nil)
	m := regexp.MustCompile(`^<img data-zoetrope="" alt="([^"<>]*)" width="1000" height="400" style="max-width:100%;height:auto" src="data:image/webp;base64,([A-Za-z0-9+/=]+)">\n<script>`).FindStringSubmatch(html)
	if m == nil {
		t.Fatalf("the output begins with %.300s", html)
	}
	if want := `a &#34;b&#34; &lt;i&gt;c&lt;/i&gt; &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;d&#39;`; m[1] != want {
		t.Errorf("alt is %s, want %s", m[1], want)
	}
	lower := strings.ToLower(html)
	for word, want := range map[string]int{"<script": 1, "</script": 1, "<img": 1} {
		if got := strings.Count(lower, word); got != want {
			t.Errorf("the output has %q %d times, want %d", word, got, want)
		}
	}
	if !strings.HasSuffix(html, "</script>\n") {
		t.Errorf("the output ends with %q", html[len(html)-20:])
	}
	data, err := base64.StdEncoding.DecodeString(m[2])
	if err != nil {
		t.Fatal(err)
	}
	film, err := strip.Extract(data)
	if err != nil {
		t.Fatal(err)
	}
	if g, err := strip.Decode(film); err != nil || g.Title != f.Title || g.Frames != 3 {
		t.Errorf("the film in the poster: %v, error %v", g, err)
	}
}

func TestPosterIsAStillOfTheFilm(t *testing.T) {
	f := scene(4)
	f.Poster = 2
	for _, scale := range []float64{0, 2} {
		data, err := player.Poster(f, &player.Options{PosterScale: scale})
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := img.Bounds().Dx(), int(1000*max(scale, 1)); got != want {
			t.Errorf("at PosterScale %v the poster is %d pixels wide, want %d", scale, got, want)
		}
	}
	one, err := player.Poster(f, nil)
	if err != nil {
		t.Fatal(err)
	}
	if two, _ := player.Poster(f, nil); !bytes.Equal(one, two) {
		t.Error("the same film gives two posters")
	}
}

func TestPageStandsAlone(t *testing.T) {
	f := scene(2)
	f.Title = "</title><script>"
	var b strings.Builder
	if err := player.Page(t.Context(), &b, f, nil); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if !strings.HasPrefix(page, "<!DOCTYPE html>") || !strings.Contains(page, "<title>&lt;/title&gt;&lt;script&gt;</title>") {
		t.Errorf("the page begins with %.500s", page)
	}
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("the page has %d scripts", n)
	}
	if m := regexp.MustCompile(`(?i)(src|href)=["']?(https?:|//)`).FindString(page); m != "" {
		t.Errorf("the page loads something: %s", m)
	}
}

func TestPageSaysWhatItIs(t *testing.T) {
	f := scene(2)
	f.Title = "film"
	about := writer.Meta{Title: "Spikes & Wärme", Author: `E. D. "A"`, Comment: "seed 42; <b>"}
	var with, without strings.Builder
	if err := player.Page(t.Context(), &with, f, &player.Options{Meta: about}); err != nil {
		t.Fatal(err)
	}
	if err := player.Page(t.Context(), &without, f, nil); err != nil {
		t.Fatal(err)
	}
	head := "<title>Spikes &amp; Wärme</title>\n<meta name=\"author\" content=\"E. D. &#34;A&#34;\">\n<meta name=\"description\" content=\"seed 42; &lt;b&gt;\">\n"
	if !strings.Contains(with.String(), head) {
		t.Errorf("the page begins with %.700s", with.String())
	}
	if s := without.String(); !strings.Contains(s, "<title>film</title>\n<style>") {
		t.Errorf("without, it begins with %.700s", s)
	}
}

func TestInvalidFilmIsAnError(t *testing.T) {
	f := scene(2)
	f.Poster = 7
	if _, err := player.Output(f, nil); err == nil || !strings.HasPrefix(err.Error(), "player: ") {
		t.Errorf("error is %v", err)
	}
}

func TestOptionsThatMakeNoSensePanic(t *testing.T) {
	for want, o := range map[string]player.Options{
		"player: Options.PosterScale is -1, want above 0 and at most 8, or 0 for 1": {PosterScale: -1},
		"player: Options.Controls is 9, want Full, Simple or Bare":                  {Controls: 9},
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %v", got, want)
				}
			}()
			player.Output(scene(1), &o)
		}()
	}
}
