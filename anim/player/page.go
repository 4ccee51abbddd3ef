package player

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

//go:generate go run ./internal/bundle -deflate js/boot.js player.deflate

// deflated is script without what unpacks it.
//
//go:embed player.deflate
var deflated []byte

// page is a page around an output. Its policy lets nothing be loaded.
//
//go:embed page.html
var page string

// loader is a script's first part; the text of the player and that of the film
// follow. Its player stands before it, where it finds its poster, and is told
// the film. See appendText for how the texts are read.
const loader = "((s,...t)=>{let[a,f]=t.map(t=>{let o=[],b=0,n=0,p=v=>{b=b<<7|v;(n+=7)>7&&o.push(b>>(n-=8)&255)};" +
	"for(let c of t)c=c.charCodeAt(),c>255&c<1280&&p(`" + `\0\r\` + "`" + `\\$<` + "`.charCodeAt(c-256>>7)),p(c&127);return Uint8Array.from(o)});" +
	`new Response(new Blob([a]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text().then(t=>{` +
	`let n=document.createElement("script");n.textContent=t;n.film=f;s.before(n);n.remove()})})(document.currentScript`

// Page writes a whole web page that shows the film and needs nothing else, until
// ctx ends: then it gives up, with an error. It is smaller than what Output
// returns, because it does not pass through a notebook: the film is not in the
// poster but beside it, as text of the whole alphabet.
func Page(ctx context.Context, w io.Writer, f *strip.Film, o *Options) error {
	opts := o.check()
	film, poster, err := parts(ctx, f, opts, raster.EncodeWebP)
	if err != nil {
		return err
	}
	script := append([]byte(loader), ",`"...)
	script = append(appendText(script, deflated), "`,`"...)
	script = append(appendText(script, film), "`)"...)
	r := strings.NewReplacer("{{title}}", html.EscapeString(cmp.Or(opts.Meta.Title, title(f))), "{{meta}}", opts.meta(), "{{output}}", opts.html(f, poster, string(script)))
	if _, err := r.WriteString(w, page); err != nil {
		return fmt.Errorf("player: write the page: %w", err)
	}
	return nil
}

// meta is what stands in a page's head about it.
func (o Options) meta() string {
	head := ""
	for _, m := range [][2]string{{"author", o.Meta.Author}, {"description", o.Meta.Comment}} {
		if m[1] != "" {
			head += fmt.Sprintf("\n<meta name=%q content=\"%s\">", m[0], html.EscapeString(m[1]))
		}
	}
	return head
}
