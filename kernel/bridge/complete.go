package bridge

import (
	"errors"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// isComplete says what a console shall do at the end of a line: "complete",
// "incomplete" (with the next line's indent) or "invalid".
//
// The code is read as GoNB reads a cell: lines that begin with % or ! are
// commands, %% begins the body of main, and a first line %%bash or the like
// makes the whole cell something else than Go.
func isComplete(code string) (status, indent string) {
	if foreign(code) {
		return "complete", ""
	}
	if last, _, _ := lastLine(code); command(last) && strings.HasSuffix(last, `\`) {
		return "incomplete", ""
	}
	decls, body, hasBody := splitCell(code)
	depth, ok := openBrackets(decls + body)
	if !ok {
		return "invalid", ""
	}
	if depth > 0 {
		return "incomplete", strings.Repeat("\t", depth)
	}
	sources := []string{"package p\n" + decls}
	if hasBody {
		sources = append(sources, "package p\nfunc main() {\n"+body+"\n}\n")
	}
	for _, src := range sources {
		_, err := parser.ParseFile(token.NewFileSet(), "", src, parser.SkipObjectResolution)
		if err == nil {
			continue
		}
		if atEnd(err, src) {
			return "incomplete", ""
		}
		return "invalid", ""
	}
	return "complete", ""
}

// foreign reports whether the cell is not Go: %%bash, %%script, %%writefile, ….
func foreign(code string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(code, "\n"), "\n")
	first = trimPrefix(first)
	return strings.HasPrefix(first, "%%") && strings.TrimSpace(first) != "%%" && !strings.HasPrefix(first, "%% ")
}

// trimPrefix takes off //gonb:, which may stand before a command.
func trimPrefix(line string) string {
	rest, _ := strings.CutPrefix(line, "//gonb:")
	return rest
}

func command(line string) bool {
	line = trimPrefix(line)
	return strings.HasPrefix(line, "%") || strings.HasPrefix(line, "!")
}

func lastLine(code string) (line string, start int, ok bool) {
	code = strings.TrimRight(code, "\n")
	start = strings.LastIndexByte(code, '\n') + 1
	return code[start:], start, code != ""
}

// splitCell returns the cell's Go without its commands: what stands before %%
// (or %main) and what stands behind it, which is the body of main. Line numbers
// and columns stay as they are.
func splitCell(code string) (decls, body string, hasBody bool) {
	var parts [2]strings.Builder
	part, continued := 0, false
	for line := range strings.Lines(code) {
		text := strings.TrimRight(line, "\r\n")
		if continued || command(text) {
			if !continued {
				word, _, _ := strings.Cut(strings.TrimSpace(trimPrefix(text)), " ")
				if word == "%%" || word == "%main" {
					part, hasBody = 1, true
				}
			}
			continued = strings.HasSuffix(text, `\`)
			line = "\n"
		}
		parts[part].WriteString(line)
		if part == 1 {
			parts[0].WriteString("\n")
		} else {
			parts[1].WriteString("\n")
		}
	}
	return parts[0].String(), parts[1].String(), hasBody
}

// openBrackets returns how many brackets stand open at the end of src; an
// unfinished raw string or comment counts as one. It is not ok if one is closed
// that was not open.
func openBrackets(src string) (depth int, ok bool) {
	ok = true
	open := false
	var s scanner.Scanner
	fset := token.NewFileSet()
	s.Init(fset.AddFile("", fset.Base(), len(src)), []byte(src), func(_ token.Position, msg string) {
		open = open || strings.Contains(msg, "not terminated") && (strings.Contains(msg, "raw string") || strings.Contains(msg, "comment"))
	}, 0)
	for {
		_, tok, _ := s.Scan()
		switch tok {
		case token.LPAREN, token.LBRACE, token.LBRACK:
			depth++
		case token.RPAREN, token.RBRACE, token.RBRACK:
			depth--
			ok = ok && depth >= 0
		case token.EOF:
			if open {
				depth++
			}
			return depth, ok
		}
	}
}

// atEnd reports whether the parser's first complaint is that src ends there.
func atEnd(err error, src string) bool {
	var list scanner.ErrorList
	if !errors.As(err, &list) || len(list) == 0 {
		return false
	}
	rest := src[min(list[0].Pos.Offset, len(src)):]
	return strings.Trim(rest, " \t\r\n};") == ""
}
