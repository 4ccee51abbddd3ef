package bridge

import (
	"slices"
	"testing"
)

func TestIsComplete(t *testing.T) {
	for code, want := range map[string]string{
		"":                                   "complete",
		"var x = 1":                          "complete",
		"import \"fmt\"\n\nfunc f() {\n}\n":  "complete",
		"%%\nfmt.Println(1)":                 "complete",
		"%main -v\nx := 1\n_ = x":            "complete",
		"func f() {}\n%%\nf()":               "complete",
		"//gonb:%%\nf()":                     "complete",
		"!ls {":                              "complete",
		"%%bash\nif true; then":              "complete",
		"%%writefile x.txt\n{{{":             "complete",
		"%goflags -v\nvar x = 1":             "complete",
		"func f() {":                         "incomplete",
		"func f() {\n\tg(1,\n":               "incomplete",
		"%%\nfor i := range 3 {":             "incomplete",
		"var s = `raw":                       "incomplete",
		"/* comment":                         "incomplete",
		"import (":                           "incomplete",
		"var x =":                            "incomplete",
		"type T struct":                      "incomplete",
		"%%\nx := 1 +":                       "incomplete",
		"!echo \\":                           "incomplete",
		"x := 1":                             "invalid", // a statement outside main
		"func 1f() {}":                       "invalid",
		"%%\n}":                              "invalid",
		"%%\n}{":                             "invalid",
		"%%\nx = = 1\ny = 2":                 "invalid",
		"func f() { return ) }":              "invalid",
		"var a = 1\n%%\nfunc g() {}\nx := 2": "invalid",
	} {
		if got, _ := isComplete(code); got != want {
			t.Errorf("%q is %s, want %s", code, got, want)
		}
	}
	if _, indent := isComplete("func f() {\n\tif x {"); indent != "\t\t" {
		t.Errorf("indent is %q", indent)
	}
}

func FuzzIsComplete(f *testing.F) {
	f.Add("%%\nfor {")
	f.Add("import (\n\"a.b/c\"\n)\n!ls \\\n-l")
	f.Fuzz(func(t *testing.T, code string) {
		status, indent := isComplete(code)
		if !slices.Contains([]string{"complete", "incomplete", "invalid"}, status) {
			t.Errorf("status %q", status)
		}
		if indent != "" && status != "incomplete" {
			t.Errorf("indent %q of %s code", indent, status)
		}
		cellImports(code)
	})
}

func TestCellImports(t *testing.T) {
	for code, want := range map[string][]string{
		"import \"a.b/c\"":                                    {"a.b/c"},
		"import x \"a.b/c\"; import . `d.e/f`\n":              {"a.b/c", "d.e/f"},
		"import (\n\t\"fmt\" // \"no\"\n\n\t_ \"a.b/c\"\n)\n": {"fmt", "a.b/c"},
		"func f() {}\nimport \"a.b/c\"\n%%\nf(\"import x\")":  {"a.b/c"},
		"!go get\n%goflags -v\nimport \"a.b/c\"":              {"a.b/c"},
		"// import \"a.b/c\"\nvar s = `import \"d.e/f\"`":     nil,
		"%%\nimport \"a.b/c\"":                                nil, // not allowed in main
		"%%bash\nimport \"a.b/c\"":                            nil,
		"import (":                                            nil,
		"import \"a.b/c":                                      nil,
		"var x = f(import, \"a.b/c\")":                        nil,
	} {
		if got := cellImports(code); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", code, got, want)
		}
	}
}

func TestUnknownImports(t *testing.T) {
	im := new(imports)
	im.found("a.b/known")
	got := im.unknown([]string{"fmt", "net/http", "C", "a.b/known", "a.b/new", "./local", "../up", "golang.org/x/exp", "/abs.olute"})
	if want := []string{"a.b/new", "golang.org/x/exp"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	im.forget()
	if got := im.unknown([]string{"a.b/known"}); len(got) != 1 {
		t.Errorf("forgotten, but known: %q", got)
	}
}
