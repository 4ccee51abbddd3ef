// Package complaint finds in a Go cell's outputs why the cell failed.
package complaint

import (
	"html"
	"regexp"
	"strings"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// Of returns, as plain text, what the compiler or the running program had to
// say about a cell that failed, "" if it said nothing. A program's complaint is
// what it wrote to standard error; GoNB shows the compiler's as HTML.
func Of(cell *nbformat.Cell) string {
	var b strings.Builder
	for _, o := range cell.Outputs {
		switch o.Type {
		case nbformat.Stream:
			if o.Name == "stderr" {
				b.WriteString(o.Text)
			}
		case nbformat.DisplayData:
			if page, ok := o.Data["text/html"].(string); ok && strings.Contains(page, stderrMark) {
				b.WriteString(plain(page))
			}
		}
	}
	return strings.TrimSpace(b.String())
}

const stderrMark = `data-mime-type="application/vnd.jupyter.stderr"`

var (
	// The lines around an error, shown while the pointer is above it. They
	// hold one inner div, the line itself.
	context  = regexp.MustCompile(`(?s)<div class="gonb-err-context">.*?</div>.*?</div>`)
	location = regexp.MustCompile(`(?s)<span class="gonb-err-location">.*?</span>`) // in a file of GoNB's own
	styles   = regexp.MustCompile(`(?s)<style>.*?</style>`)
	tags     = regexp.MustCompile(`(?s)<[^>]*>`)
	header   = regexp.MustCompile(`^# \S+$`) // go build names the package first
)

func plain(page string) string {
	page = styles.ReplaceAllString(page, "")
	page = context.ReplaceAllString(page, "")
	page = location.ReplaceAllString(page, ": ")
	page = html.UnescapeString(tags.ReplaceAllString(page, ""))
	var b strings.Builder
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		if line != "" && !header.MatchString(line) {
			b.WriteString(strings.Replace(line, " : ", ": ", 1) + "\n")
		}
	}
	return b.String()
}
