package display

import (
	"errors"
	"fmt"
	"os"
	"runtime"

	"github.com/zoetrope-go/zoetrope/display/internal/ending"
)

// Bundler is anything that can be shown in the ways a notebook knows. The map
// has the content by MIME type; notebooks choose the type they like best. A
// value is
//
//   - text, for types like text/html or image/svg+xml: a string or []byte;
//   - data, for types like image/png: []byte, or a string already in base64;
//   - for application/json and types ending in +json: anything that package
//     encoding/json can encode, a json.RawMessage for what is encoded already.
//     On its way to the kernel an empty list becomes null.
//
// A nil value is left out.
type Bundler interface {
	MIMEBundle() (map[string]any, error)
}

// Show shows values below the cell, each as an output of its own: a [Bundler]
// the way it chooses, an image.Image as a picture, and anything else as the
// text that fmt.Println prints.
//
// An error, be it the value's own or that the kernel cannot be reached, ends the
// program as [Check] does. Show may be called from several goroutines.
func Show(values ...any) {
	for _, v := range values {
		if err := show(v, ""); err != nil {
			exit(err)
		}
	}
}

// Check does nothing if err is nil. Otherwise it prints the error with the line
// Check was called from to standard error and ends the program with exit status
// 1, which makes the cell a failed one. What was shown before is safe, and so is
// the film of a loop of live.Run. Deferred calls do not run; panic instead of
// calling Check where they must.
func Check(err error) {
	if err != nil {
		exit(err)
	}
}

// exit must be called from an exported function: the line it reports is the one
// that function was called from. In this form GoNB translates it to the cell's.
func exit(err error) {
	if _, file, line, ok := runtime.Caller(2); ok {
		fmt.Fprintf(os.Stderr, "%s:%d: %v\n", file, line, err)
	} else {
		fmt.Fprintln(os.Stderr, err)
	}
	ending.Run()
	os.Exit(1)
}

// show shows v. If id is not empty, it replaces what was shown under that id.
func show(v any, id string) error {
	b, err := bundleOf(v)
	if err != nil {
		return err
	}
	if len(b.data) == 0 {
		return errors.New("display: nothing to show: the MIME bundle is empty")
	}
	t, err := currentTarget()
	if err != nil {
		return err
	}
	return t.show(b, id)
}
