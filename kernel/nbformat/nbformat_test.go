package nbformat

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// jupyterStyle was written in the style of nbformat 5.11.1.
const jupyterStyle = `{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 3,
   "id": "a1",
   "metadata": {
    "tags": [
     "raises-exception"
    ]
   },
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "één\n",
      "twee"
     ]
    }
   ],
   "source": [
    "x := 1\n",
    "y := 2"
   ]
  },
  {
   "cell_type": "markdown",
   "id": "a2",
   "metadata": {},
   "source": []
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "Python 3",
   "language": "python",
   "name": "python3"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`

var unchanged = map[string]string{
	"jupyter":          jupyterStyle,
	"no last newline":  strings.TrimRight(jupyterStyle, "\n"),
	"carriage returns": strings.ReplaceAll(jupyterStyle, "\n", "\r\n"),
	"tabs":             strings.ReplaceAll(jupyterStyle, "\n ", "\n\t"),
	"space around":     " \n\t" + jupyterStyle + "\n\n",
	"escapes":          strings.ReplaceAll(strings.ReplaceAll(jupyterStyle, "é", `\u00e9`), "/", `\/`),
	"compact":          `{"cells":[{"cell_type":"raw","source":"s","metadata":{"n":1.50,"big":12345678901234567890123,"e":1E+2}}],"nbformat":4,"nbformat_minor":0,"metadata":{}}`,
	"key order":        `{"nbformat_minor":4,"zz":[1,{"b":1,"a":2}],"nbformat":4,"cells":[{"source":["a","b\n"],"outputs":[],"metadata":{},"cell_type":"code"}],"metadata":{"z":1,"a":1}}`,
	"no metadata":      `{"cells":[{"cell_type":"code","source":"x"}],"nbformat":4}`,
	"keys twice":       `{"cells":[{"cell_type":"raw","source":"x","source":"y","metadata":{"a":1,"a":2}}],"nbformat":3,"nbformat":4}`,
	"lone surrogate":   `{"cells":[{"cell_type":"raw","source":"\ud800","metadata":{}}],"nbformat":4}`,
	"unknown output":   `{"cells":[{"cell_type":"code","source":"","metadata":{},"outputs":[{"output_type":"new","x":[1]},{"output_type":"error","ename":"E","evalue":"v","traceback":[],"y":1}]}],"nbformat":4,"nbformat_minor":9}`,
	"null count":       `{"cells":[{"cell_type":"code","execution_count":null,"source":"","metadata":{},"outputs":[{"output_type":"execute_result","execution_count":0,"data":{"text/plain":["a\n","b"],"application/json":["a"]},"metadata":{}}]}],"nbformat":4}`,
	"attachments":      `{"cells":[{"cell_type":"markdown","source":"","metadata":{},"attachments":{"a.png":{"image/png":"AAAA","text/plain":["a","b"]}}}],"nbformat":4}`,
}

func TestUnchangedIsByteIdentical(t *testing.T) {
	for name, file := range unchanged {
		t.Run(name, func(t *testing.T) {
			if got := encode(t, decode(t, file)); got != file {
				t.Errorf("got\n%s\nwant\n%s", got, file)
			}
		})
	}
}

// Only what changed may differ: every edit has the text it must replace.
func TestEditsTouchNothingElse(t *testing.T) {
	edits := []struct {
		name, file string
		edit       func(nb *Notebook)
		old, new   string
	}{
		{"source", jupyterStyle, func(nb *Notebook) { nb.Cells[0].Source = "a\n\"b\"" }, `[
    "x := 1\n",
    "y := 2"
   ]`, `[
    "a\n",
    "\"b\""
   ]`},
		{"empty source", jupyterStyle, func(nb *Notebook) { nb.Cells[0].Source = "" }, `[
    "x := 1\n",
    "y := 2"
   ]`, `[]`},
		{"no outputs", jupyterStyle, func(nb *Notebook) { nb.Cells[0].Outputs = nil }, `[
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "één\n",
      "twee"
     ]
    }
   ]`, `[]`},
		{"stream text", jupyterStyle, func(nb *Notebook) { nb.Cells[0].Outputs[0].Text += "n" }, `"twee"`, `"tween"`},
		{"count", jupyterStyle, func(nb *Notebook) { nb.Cells[0].ExecutionCount = 0 }, `"execution_count": 3`, `"execution_count": null`},
		{"metadata", jupyterStyle, func(nb *Notebook) { nb.Metadata["kernelspec"].(map[string]any)["name"] = "gonb" }, `"name": "python3"`, `"name": "gonb"`},
		{"new metadata", jupyterStyle, func(nb *Notebook) { nb.Metadata["language_info"] = Object{"name": "go", "x": 1.5, "y": 2.0} }, `"python3"
  }
 }`, `"python3"
  },
  "language_info": {
   "name": "go",
   "x": 1.5,
   "y": 2.0
  }
 }`},
		{"tag", jupyterStyle, func(nb *Notebook) { nb.Cells[0].Metadata["tags"] = []string{"raises-exception", "b"} }, `"raises-exception"
    ]`, `"raises-exception",
     "b"
    ]`},
		{"cell type", jupyterStyle, func(nb *Notebook) { nb.Cells[1].Type = Raw }, `"markdown"`, `"raw"`},
		{"new cell", jupyterStyle, func(nb *Notebook) {
			nb.Cells = append(nb.Cells, &Cell{ID: "a3", Source: "é"})
		}, `"source": []
  }`, `"source": []
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "a3",
   "metadata": {},
   "outputs": [],
   "source": [
    "é"
   ]
  }`},
		{"compact", unchanged["key order"], func(nb *Notebook) { nb.Cells[0].Source = "c" }, `["a","b\n"]`, "[\n    \"c\"\n   ]"},
		{"key twice", unchanged["keys twice"], func(nb *Notebook) { nb.Cells[0].Source = "" }, `"y"`, "[]"},
		{"extra", unchanged["key order"], func(nb *Notebook) { nb.Extra["zz"].([]any)[1].(map[string]any)["b"] = true }, `"b":1`, `"b":true`},
	}
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			nb := decode(t, e.file)
			e.edit(nb)
			if strings.Count(e.file, e.old) != 1 {
				t.Fatalf("the file has %q %d times", e.old, strings.Count(e.file, e.old))
			}
			got, want := encode(t, nb), strings.Replace(e.file, e.old, e.new, 1)
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if again := encode(t, decode(t, got)); again != got {
				t.Errorf("read and written again:\n%s", again)
			}
		})
	}
}

func TestFields(t *testing.T) {
	nb := decode(t, jupyterStyle)
	c := nb.Cells[0]
	if nb.KernelName() != "python3" || nb.KernelDisplayName() != "Python 3" || nb.Version != (Version{4, 5}) {
		t.Error("kernel", nb.KernelName(), nb.KernelDisplayName(), nb.Version)
	}
	if c.Type != Code || c.ID != "a1" || c.Source != "x := 1\ny := 2" || c.ExecutionCount != 3 || !c.HasTag("raises-exception") || c.HasTag("x") {
		t.Errorf("cell %+v", c)
	}
	if out := c.Outputs[0]; out.Type != Stream || out.Name != "stdout" || out.Text != "één\ntwee" {
		t.Errorf("output %+v", out)
	}
	out := decode(t, unchanged["null count"]).Cells[0].Outputs[0]
	if out.Data["text/plain"] != "a\nb" || len(out.Data["application/json"].([]any)) != 1 {
		t.Errorf("data %v", out.Data)
	}
}

func TestClearErrors(t *testing.T) {
	for file, want := range map[string]string{
		"":                               "empty",
		"hello":                          "line 1, column 1",
		"{\n \"a\": }":                   "line 2, column 7",
		"{\n<<<<<<< HEAD\n":              "merge conflict",
		"[]":                             "a list, want an object",
		"{}":                             "no nbformat number",
		"\xff\xfe{":                      "not UTF-8",
		"\xef\xbb\xbf{}":                 "byte order mark",
		`{"nbformat":3,"worksheets":[]}`: "jupyter nbconvert",
		`{"nbformat":5}`:                 "newer Jupyter",
		`{"nbformat":4}`:                 "no cells",
		`{"nbformat":4.5,"cells":[]}`:    "want a whole number",
		`{"nbformat":4,"cells":{}}`:      "cells is an object, want a list",
		`{"nbformat":4,"cells":[1]}`:     "cells[0] is a number",
		`{"nbformat":4,"cells":[{}]}`:    "cells[0] has no cell_type",
		`{"nbformat":4,"cells":[{"cell_type":"code","source":[1]}]}`:                              "cells[0].source is neither",
		`{"nbformat":4,"cells":[{"cell_type":"code","outputs":[{}]}]}`:                            "cells[0].outputs[0] has no output_type",
		`{"nbformat":4,"cells":[{"cell_type":"code","execution_count":99999999999999999999999}]}`: "out of range",
	} {
		_, err := Decode([]byte(file))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "nbformat: ") {
			t.Errorf("%.40q: got %v, want %q", file, err, want)
		}
	}
	if _, err := ReadFile(filepath.Join(t.TempDir(), "no.ipynb")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	nb := &Notebook{Metadata: Object{"x": make(chan int)}}
	if _, err := nb.Encode(); err == nil || !strings.Contains(err.Error(), "chan int") {
		t.Error(err)
	}
}

func TestFillIDs(t *testing.T) {
	nb := &Notebook{Cells: []*Cell{{Source: "a"}, {Source: "a"}, {ID: "x"}, {ID: "x"}}}
	if n := nb.FillIDs(); n != 3 {
		t.Error("made", n)
	}
	seen := map[string]bool{}
	for _, c := range nb.Cells {
		if c.ID == "" || seen[c.ID] {
			t.Error("id", c.ID)
		}
		seen[c.ID] = true
	}
	if n := nb.FillIDs(); n != 0 || nb.Cells[2].ID != "x" {
		t.Error("made", n, "again")
	}
	old := decode(t, unchanged["compact"])
	if n := old.FillIDs(); n != 0 {
		t.Error("a 4.0 notebook got", n, "ids")
	}
}

func TestWriteFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.ipynb")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := decode(t, jupyterStyle).WriteFile(name); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil || string(data) != jupyterStyle {
		t.Errorf("%v: %s", err, data)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	bad := &Notebook{Metadata: Object{"x": make(chan int)}}
	if err := bad.WriteFile(name); err == nil {
		t.Error("no error")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(name), "*")); len(left) != 1 {
		t.Error("left", left)
	}
}

func decode(t testing.TB, file string) *Notebook {
	t.Helper()
	nb, err := Decode([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

func encode(t testing.TB, nb *Notebook) string {
	t.Helper()
	var out bytes.Buffer
	if err := nb.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func ExampleNotebook() {
	nb := &Notebook{
		Metadata: Object{"kernelspec": Object{"name": "zoetrope"}},
		Cells: []*Cell{
			{Type: Markdown, Source: "# Waves"},
			{Source: "fmt.Println(42)\n"},
		},
	}
	nb.FillIDs()
	nb.Write(os.Stdout)
	// Output:
	// {
	//  "cells": [
	//   {
	//    "cell_type": "markdown",
	//    "id": "a6fb5410",
	//    "metadata": {},
	//    "source": [
	//     "# Waves"
	//    ]
	//   },
	//   {
	//    "cell_type": "code",
	//    "execution_count": null,
	//    "id": "ee1c7a4f",
	//    "metadata": {},
	//    "outputs": [],
	//    "source": [
	//     "fmt.Println(42)\n"
	//    ]
	//   }
	//  ],
	//  "metadata": {
	//   "kernelspec": {
	//    "name": "zoetrope"
	//   }
	//  },
	//  "nbformat": 4,
	//  "nbformat_minor": 5
	// }
}
