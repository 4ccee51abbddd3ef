package main

import (
	"bytes"
	"errors"
	"flag"
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	cases := map[string]options{
		"":                                  {},
		"-no-lab":                           {noLab: true},
		"-port 9000 -no-browser":            {port: 9000, noBrowser: true},
		"doctor":                            {command: "doctor"},
		"uninstall":                         {command: "uninstall"},
		"run a.ipynb":                       {command: "run", notebook: "a.ipynb", out: "a.ipynb", timeout: 10 * time.Minute},
		"run a.ipynb -o b.ipynb":            {command: "run", notebook: "a.ipynb", out: "b.ipynb", timeout: 10 * time.Minute},
		"run -timeout 5s a.ipynb":           {command: "run", notebook: "a.ipynb", out: "a.ipynb", timeout: 5 * time.Second},
		"run -o=b.ipynb a.ipynb -timeout 0": {command: "run", notebook: "a.ipynb", out: "b.ipynb"},
	}
	for line, want := range cases {
		got, err := parse(strings.Fields(line))
		if err != nil || got != want {
			t.Errorf("%q: got %+v, %v, want %+v", line, got, err, want)
		}
	}
	for _, line := range []string{"-h", "--help", "help", "run -h", "doctor -help"} {
		if _, err := parse(strings.Fields(line)); !errors.Is(err, flag.ErrHelp) {
			t.Errorf("%q: got %v, want help", line, err)
		}
	}
}

// A wrong command line is answered by one sentence that names what is wrong.
func TestWrongArguments(t *testing.T) {
	cases := map[string]string{
		"-nolab":                   "-nolab",
		"-port x":                  `"x"`,
		"-port 70000":              "70000",
		"-port 0":                  "65535",
		"-no-lab extra":            `"extra"`,
		"docter":                   `"docter"`,
		"doctor -no-lab":           "-no-lab",
		"doctor now":               `"now"`,
		"run":                      "notebook",
		"run a.txt":                `"a.txt"`,
		"run a.ipynb b.ipynb":      `"b.ipynb"`,
		"run a.ipynb -o b.html":    `"b.html"`,
		"run a.ipynb -timeout 5":   `"5"`,
		"run a.ipynb -timeout -5s": "negative",
		"uninstall -f":             "-f",
	}
	for line, want := range cases {
		var stdout, stderr bytes.Buffer
		if got := start(t.Context(), strings.Fields(line), &stdout, &stderr); got != 2 {
			t.Errorf("%q: exit status %d, want 2", line, got)
		}
		if said := stderr.String(); !strings.Contains(said, want) || strings.Count(said, "\n") != 1 || stdout.Len() > 0 {
			t.Errorf("%q: said %q and %q, want one line with %s", line, said, &stdout, want)
		}
	}
}

func TestHelp(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if got := start(t.Context(), []string{"-h"}, &stdout, &stderr); got != 0 || stderr.Len() > 0 {
		t.Errorf("-h: exit status %d and %q, want 0 and nothing", got, &stderr)
	}
	for _, word := range []string{"doctor", "run NOTEBOOK.ipynb", "uninstall", "-no-lab", "-port", "-no-browser", "-timeout", "ZOETROPE_HOME"} {
		if !strings.Contains(stdout.String(), word) {
			t.Errorf("-h does not mention %s", word)
		}
	}
}
