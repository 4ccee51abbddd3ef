// Package striptest has what tests of several packages need of films.
package striptest

import (
	"archive/zip"
	"io"
	"testing"
)

// A Sample is a strip of the corpus of hostile ones, which are as strangers might
// send them: bombs, random films, damaged ones.
type Sample struct {
	Name string // "bomb/…", "random/…" and so on
	Data []byte
}

// Hostile reads the corpus in the file, which is anim/strip/testdata/hostile.zip.
func Hostile(t testing.TB, file string) (list []Sample) {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, Sample{f.Name, data})
	}
	return list
}
