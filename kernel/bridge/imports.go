package bridge

import (
	"context"
	"fmt"
	"go/scanner"
	"go/token"
	"os/exec"
	"path"
	"strconv"
	"strings"
	"time"
)

// cellImports returns the import paths that a cell names, in order.
func cellImports(code string) []string {
	if foreign(code) || !strings.Contains(code, "import") {
		return nil
	}
	decls, _, _ := splitCell(code)
	var s scanner.Scanner
	fset := token.NewFileSet()
	s.Init(fset.AddFile("", fset.Base(), len(decls)), []byte(decls), func(token.Position, string) {}, 0)
	var paths []string
	depth, inside := 0, false // inside an import declaration
	for {
		_, tok, lit := s.Scan()
		switch tok {
		case token.EOF:
			return paths
		case token.IMPORT:
			inside = depth == 0
		case token.LPAREN, token.LBRACE, token.LBRACK:
			depth++
		case token.RPAREN, token.RBRACE, token.RBRACK:
			depth--
			inside = inside && depth > 0
		case token.SEMICOLON:
			inside = inside && depth > 0
		case token.STRING:
			if p, err := strconv.Unquote(lit); inside && err == nil {
				paths = append(paths, p)
			}
		}
	}
}

// imports finds out which packages the project does not have, and fetches them.
// It is used by one goroutine at a time.
type imports struct {
	dir   func() string       // GoNB's module; "" while there is none
	env   []string            // as os/exec takes it
	known map[string]struct{} // paths that were found
}

// fetchTime is how long fetching modules may take.
const fetchTime = 3 * time.Minute

// unknown returns those of a cell's paths that must be looked for. The standard
// library has no dot in the first element and is always there.
func (im *imports) unknown(paths []string) []string {
	var rest []string
	for _, p := range paths {
		first, _, _ := strings.Cut(p, "/")
		if _, ok := im.known[p]; !ok && strings.Contains(first, ".") && !path.IsAbs(p) && first != "." && first != ".." {
			rest = append(rest, p)
		}
	}
	return rest
}

// resolve looks for paths in GoNB's module and its workspace and fetches what is
// missing. It returns a sentence for the user if that fails, "" otherwise.
func (im *imports) resolve(ctx context.Context, paths []string) (complaint string) {
	dir := im.dir()
	if dir == "" {
		return ""
	}
	missing, err := im.missing(ctx, dir, paths)
	if err != nil || len(missing) == 0 {
		return "" // go build will say it in its own words
	}
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	out, err := im.command(ctx, dir, append([]string{"get"}, missing...)...).CombinedOutput()
	if err == nil {
		for _, p := range missing {
			im.found(p)
		}
		return ""
	}
	if ctx.Err() == context.DeadlineExceeded {
		err = fmt.Errorf("no answer within %v", fetchTime)
	} else if text := strings.TrimSpace(string(out)); text != "" {
		err = fmt.Errorf("%s", text)
	}
	return fmt.Sprintf("zoetrope: the project has no module that provides %s, and fetching it failed: %v\n"+
		"Run \"go get %s\" in the project's folder while you are online, then run this cell again.\n",
		quoteAll(missing), err, strings.Join(missing, " "))
}

func (im *imports) missing(ctx context.Context, dir string, paths []string) ([]string, error) {
	// -find leaves the packages' own imports alone, which go build checks.
	args := append([]string{"list", "-e", "-find", "-f", "{{if .Error}}-{{else}}+{{end}}{{.ImportPath}}"}, paths...)
	out, err := im.command(ctx, dir, args...).Output()
	if err != nil {
		return nil, err
	}
	var missing []string
	for line := range strings.Lines(string(out)) {
		line = strings.TrimSpace(line)
		if p, ok := strings.CutPrefix(line, "+"); ok {
			im.found(p)
		} else if p, ok := strings.CutPrefix(line, "-"); ok {
			missing = append(missing, p)
		}
	}
	return missing, nil
}

func (im *imports) command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = dir, im.env
	cmd.WaitDelay = time.Second
	return cmd
}

func (im *imports) found(p string) {
	if im.known == nil {
		im.known = make(map[string]struct{})
	}
	im.known[p] = struct{}{}
}

// forget is for a cell that resets GoNB's module.
func (im *imports) forget() { clear(im.known) }

func quoteAll(paths []string) string {
	quoted := make([]string, len(paths))
	for i, p := range paths {
		quoted[i] = strconv.Quote(p)
	}
	return strings.Join(quoted, ", ")
}
