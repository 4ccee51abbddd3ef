// Bundle writes modules as one minified script: the notebook extension, and, with
// -pack, player.min.js, packed too, because it stands in every output. With
// -deflate it writes what is packed in there by itself, for pages. With -plain it
// packs a player for films that have no sound and no controls of their own, which
// leaves out what those need.
//
// It is a program apart, so that no cell links the bundler.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	args := os.Args[1:]
	make := minified
	if len(args) > 0 && args[0] == "-pack" {
		args, make = args[1:], packed
	} else if len(args) > 0 && args[0] == "-plain" {
		args, make = args[1:], plain
	} else if len(args) > 0 && args[0] == "-deflate" {
		args, make = args[1:], func(entry string) ([]byte, error) { return deflated(entry) }
	}
	if len(args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: bundle [-pack | -plain | -deflate] ENTRY.js OUTPUT")
		os.Exit(2)
	}
	js, err := make(args[0])
	if err == nil {
		err = os.WriteFile(args[1], js, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// ownNames are properties of the player's own objects, which are shortened. No
// code may look them up by a string, nor use a browser's property of that name.
const ownNames = `^(` +
	`frames|repeatDelay|params|menu|controls|ink|accent|face|poster|axes|layers|states|frame|limits|xLog|yLog|` + // of a film
	`kind|crisp|verbs|dash|dashOffset|edge|edgeWidth|colors|palette|pix|smooth|squeeze|` + // of an operation
	`shape|size|index|string|angle|align|color|` +
	`uint|int|byte|bytes|count|list|floats|` + // of the decoder's reader
	`playing|jumps|reverse|speed|rate|seek|setSpeed|setRepeat|nextRepeat|box|moves|order|draw` + // of the player
	`)$`

// packed returns the script that the module in the file entry and all that it
// imports make, as small as it gets.
func packed(entry string) ([]byte, error) {
	z, err := deflated(entry)
	if err != nil {
		return nil, err
	}
	return pack(z), nil
}

// plain returns the same script without what only some films need.
func plain(entry string) ([]byte, error) {
	z, err := deflated(entry, without)
	if err != nil {
		return nil, err
	}
	return pack(z), nil
}

// without makes the modules that a film with sound or controls needs empty:
// what they export, which has their name, is undefined.
var without = api.Plugin{Name: "without", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `/(live|sound)\.js$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text := "export let " + strings.TrimSuffix(filepath.Base(a.Path), ".js")
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
	})
}}

// deflated returns the same script deflated, without what inflates it.
func deflated(entry string, plugins ...api.Plugin) ([]byte, error) {
	js, err := build(entry, api.BuildOptions{
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, MangleProps: ownNames, Plugins: plugins,
	})
	if err != nil {
		return nil, err
	}
	return deflate(bytes.TrimSpace(js)), nil
}

// minified returns the same script as text. Properties keep their names, as other
// scripts of the page use them.
func minified(entry string) ([]byte, error) {
	return build(entry, api.BuildOptions{
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, Plugins: []api.Plugin{workers},
	})
}

// workers makes the script of a worker a string: a module with such a name, with
// all that it imports.
var workers = api.Plugin{Name: "workers", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `\.worker\.js$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		js, err := build(a.Path, api.BuildOptions{MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true})
		if err != nil {
			return api.OnLoadResult{}, err
		}
		text := string(js)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, nil
	})
}}

// build makes one script. An imported style sheet becomes a string, and so does
// a page, a packed script or a worker's.
func build(entry string, o api.BuildOptions) ([]byte, error) {
	entry, err := filepath.Abs(entry)
	if err != nil {
		return nil, err
	}
	o.EntryPoints = []string{entry}
	o.AbsWorkingDir = filepath.Dir(entry) // which the names of modules are relative to
	o.Bundle = true
	o.Format = api.FormatIIFE
	o.Target = api.ES2022
	o.Charset = api.CharsetUTF8
	o.LegalComments = api.LegalCommentsNone
	o.Loader = map[string]api.Loader{".html": api.LoaderText, ".min.js": api.LoaderText}
	o.Plugins = append(o.Plugins, styleSheets)
	r := api.Build(o)
	if err := failure(r.Errors); err != nil {
		return nil, err
	}
	return r.OutputFiles[0].Contents, nil
}

var styleSheets = api.Plugin{Name: "style sheets", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		source, err := os.ReadFile(a.Path)
		if err != nil {
			return api.OnLoadResult{}, err
		}
		r := api.Transform(string(source), api.TransformOptions{
			Loader:           api.LoaderCSS,
			Sourcefile:       filepath.Base(a.Path),
			MinifyWhitespace: true,
			MinifySyntax:     true,
		})
		if err := failure(r.Errors); err != nil {
			return api.OnLoadResult{}, err
		}
		css := strings.TrimSpace(string(r.Code))
		return api.OnLoadResult{Contents: &css, Loader: api.LoaderText}, nil
	})
}}

// failure is the first of esbuild's messages as an error.
func failure(messages []api.Message) error {
	if len(messages) == 0 {
		return nil
	}
	m := messages[0]
	if m.Location == nil {
		return fmt.Errorf("bundle: %s", m.Text)
	}
	return fmt.Errorf("bundle: %s:%d:%d: %s", m.Location.File, m.Location.Line, m.Location.Column, m.Text)
}
