package main

import (
	"bytes"
	"os"
	"regexp"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// player is the script that stands in an output.
func player(t *testing.T) []byte {
	t.Helper()
	js, err := packed("../../js/boot.js")
	if err != nil {
		t.Fatal(err)
	}
	return js
}

func TestScriptsAreUpToDate(t *testing.T) {
	extension, err := minified("../../labextension/js/remote.js")
	if err != nil {
		t.Fatal(err)
	}
	z, err := deflated("../../js/boot.js")
	if err != nil {
		t.Fatal(err)
	}
	small, err := plain("../../js/boot.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{
		"../../player.min.js":                   player(t),
		"../../plain.min.js":                    small,
		"../../player.deflate":                  z,
		"../../labextension/remoteEntry.min.js": extension,
	} {
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what its modules make: run go generate ./anim/player/...", name)
		}
	}
}

// The player is part of every output.
func TestPlayerIsSmall(t *testing.T) {
	js := player(t)
	t.Logf("%d bytes", len(js))
	if len(js) > 16_400 {
		t.Errorf("the player has %d bytes, want at most 16400", len(js))
	}
}

// A script in a page ends at the first of these, even inside a string, and
// must not reach for the network or for names of the page.
func TestPlayerCanStandInAPage(t *testing.T) {
	js, err := build("../../js/boot.js", api.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	js = append(js, player(t)...)
	if m := regexp.MustCompile(`(?i)</script|<script|<!--|https?:|\beval\b|\bfetch\(|XMLHttpRequest|new Function`).Find(js); m != nil {
		t.Errorf("the player contains %q", m)
	}
}

func TestBuildNamesTheFault(t *testing.T) {
	file := t.TempDir() + "/broken.js"
	if err := os.WriteFile(file, []byte("let = ;"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := minified(file); err == nil || !regexp.MustCompile(`broken\.js:1:\d+: `).MatchString(err.Error()) {
		t.Errorf("build of a broken module: %v", err)
	}
}
