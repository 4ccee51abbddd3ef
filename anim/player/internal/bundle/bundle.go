// Bundle writes player.min.js: the player's modules as one packed script.
//
// It is a program apart, so that no cell links the bundler.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: bundle ENTRY.js OUTPUT.js")
		os.Exit(2)
	}
	js, err := build(os.Args[1])
	if err == nil {
		js, err = pack(js)
	}
	if err == nil {
		err = os.WriteFile(os.Args[2], js, 0o644)
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

// build returns the script that the module in the file entry and all that it
// imports make, minified. An imported style sheet becomes a string.
func build(entry string) ([]byte, error) {
	r := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		Format:            api.FormatIIFE,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		MangleProps:       ownNames,
		Plugins:           []api.Plugin{styleSheets},
	})
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
