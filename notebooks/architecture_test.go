package notebooks_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/zoetrope-go/zoetrope"

// root is the folder of this module, seen from the one that tests run in.
const root = ".."

// topFolders are all that may stand beside go.mod, dotfolders aside.
var topFolders = []string{"anim", "display", "install", "kernel", "neural", "notebooks"}

// forbidden says which top-level folders the packages of a folder must not
// need, directly or by way of others. Tests may.
var forbidden = map[string][]string{
	"anim":       {"display", "install", "kernel", "neural", "notebooks"},
	"anim/strip": topFolders,
	"display":    {"anim", "install", "kernel", "neural", "notebooks"},
	"install":    {"anim", "display", "neural", "notebooks"},
	"kernel":     {"anim", "display", "install", "neural", "notebooks"},
	"neural":     {"display", "install", "kernel", "notebooks"},
}

// allowed are the exceptions.
var allowed = map[string]string{
	"anim/strip": "anim/strip",
	"install":    "anim/player/labextension", // files, and no code
}

// tooHeavy are packages that no cell is to link: a cell's program is linked
// anew each time it runs.
var tooHeavy = []string{
	"net/http",
	"github.com/go-zeromq/zmq4",
	"github.com/chromedp/chromedp",
	"github.com/chromedp/cdproto",
	"github.com/evanw/esbuild",
}

// A goPackage is what go list says of a package of this module.
type goPackage struct {
	ImportPath, Name string
	Dir              string
	GoFiles          []string
	Deps             []string // what it needs, tests aside, directly or not
}

// within says whether the package is dir or lies under it.
func within(pkg, dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }

// own is the path of a package inside this module.
func own(importPath string) (string, bool) {
	return strings.CutPrefix(importPath, module+"/")
}

// fitForCells says whether a cell may import the package: those of anim,
// display and neural that are neither programs nor helpers of tests.
func fitForCells(p goPackage) bool {
	folder, _ := own(p.ImportPath)
	top, _, _ := strings.Cut(folder, "/")
	return (top == "anim" || top == "display" || top == "neural") && p.Name != "main" && !strings.HasSuffix(folder, "test")
}

// violations are the edges between packages that must not be, one a line.
func violations(packages []goPackage) []string {
	var found []string
	for _, p := range packages {
		folder, _ := own(p.ImportPath)
		for dir, others := range forbidden {
			if !within(folder, dir) || within(folder, "anim/bench") { // which compares us with others, from outside
				continue
			}
			for _, dep := range p.Deps {
				dep, ours := own(dep)
				exempt, ok := allowed[dir]
				if ours && !(ok && within(dep, exempt)) && slices.ContainsFunc(others, func(o string) bool { return within(dep, o) }) {
					found = append(found, fmt.Sprintf("%s needs %s", folder, dep))
				}
			}
		}
		if !fitForCells(p) {
			continue
		}
		for _, dep := range p.Deps {
			if slices.ContainsFunc(tooHeavy, func(heavy string) bool { return within(dep, heavy) }) {
				found = append(found, fmt.Sprintf("%s, which cells link, needs %s", folder, dep))
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func TestImports(t *testing.T) {
	for _, v := range violations(list(t)) {
		t.Error(v)
	}
}

func TestFoldersAtTheTop(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			got = append(got, e.Name())
		}
	}
	if !slices.Equal(got, topFolders) {
		t.Errorf("the folders at the top are %q, want %q", got, topFolders)
	}
}

// The models must not draw in order to be computed: only the plot files do, the
// package of plots, which no other needs, and the comparison with others.
func TestOnlyPlotsDraw(t *testing.T) {
	for _, p := range list(t) {
		folder, _ := own(p.ImportPath)
		if !within(folder, "neural") || within(folder, "neural/visual") || within(folder, "neural/bench") {
			continue
		}
		for _, name := range p.GoFiles {
			if strings.HasPrefix(name, "plot") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, spec := range file.Imports {
				imported, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					t.Fatal(err)
				}
				if dep, ours := own(imported); ours && (within(dep, "anim") || within(dep, "neural/visual")) {
					t.Errorf("%s/%s imports %s, which only files named plot*.go may", folder, name, dep)
				}
			}
		}
	}
}

func TestViolationsAreFound(t *testing.T) {
	pkg := func(folder, name string, deps ...string) goPackage {
		return goPackage{ImportPath: path.Join(module, folder), Name: name, Deps: deps}
	}
	for _, c := range []struct {
		pkg  goPackage
		want string
	}{
		{pkg("anim/player", "player", "fmt", module+"/display"), "anim/player needs display"},
		{pkg("anim/bench", "main", module+"/display"), ""},
		{pkg("anim/strip", "strip", module+"/anim/colormap"), "anim/strip needs anim/colormap"},
		{pkg("anim/strip", "strip", module+"/anim/strip/wire"), ""},
		{pkg("anim", "anim", module+"/anim/strip", "gonum.org/v1/plot"), ""},
		{pkg("display", "display", module+"/anim"), "display needs anim"},
		{pkg("neural", "neural", module+"/anim"), ""},
		{pkg("neural", "neural", module+"/kernel/wire"), "neural needs kernel/wire"},
		{pkg("kernel/bridge", "bridge", module+"/install/steps"), "kernel/bridge needs install/steps"},
		{pkg("install", "main", module+"/anim/player/labextension"), ""},
		{pkg("install/steps", "steps", module+"/anim/player"), "install/steps needs anim/player"},
		{pkg("install", "main", module+"/notebooks/internal/lab"), "install needs notebooks/internal/lab"},
		{pkg("display", "display", "net", "net/http"), "display, which cells link, needs net/http"},
		{pkg("anim/player/browsertest", "browsertest", "net/http"), ""},
		{pkg("anim/player/internal/bundle", "main", "github.com/evanw/esbuild/pkg/api"), ""},
		{pkg("neural", "neural", "github.com/evanw/esbuild/pkg/api"), "neural, which cells link, needs github.com/evanw/esbuild/pkg/api"},
	} {
		if got := strings.Join(violations([]goPackage{c.pkg}), "; "); got != c.want {
			t.Errorf("%s with %q: %q, want %q", c.pkg.ImportPath, c.pkg.Deps, got, c.want)
		}
	}
}

// list asks go for the packages of this module. It also opens all folders of
// it: a cached result of go test counts as long as what the test itself has
// looked at is the same, and that go list has looked is not known.
func list(t *testing.T) []goPackage {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && name != root && strings.HasPrefix(e.Name(), ".") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(name, ".go") {
			_, err = os.Stat(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Name,Dir,GoFiles,Deps", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		t.Fatalf("go list: %v\n%s", err, exit.Stderr)
	} else if err != nil {
		t.Fatal(err)
	}
	var packages []goPackage
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		packages = append(packages, p)
	}
	if len(packages) < len(topFolders) {
		t.Fatalf("go list knows %d packages", len(packages))
	}
	return packages
}
