package main

import (
	"bytes"
	"os"
	"regexp"
	"testing"
)

// packed is the script that stands in an output.
func packed(t *testing.T) []byte {
	t.Helper()
	js, err := build("../../js/boot.js")
	if err == nil {
		js, err = pack(js)
	}
	if err != nil {
		t.Fatal(err)
	}
	return js
}

func TestPlayerIsUpToDate(t *testing.T) {
	want := packed(t)
	got, err := os.ReadFile("../../player.min.js")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("player.min.js is not what js/*.js make: run go generate ./anim/player")
	}
}

// The player is part of every output.
func TestPlayerIsSmall(t *testing.T) {
	js := packed(t)
	t.Logf("%d bytes", len(js))
	if len(js) > 17_500 {
		t.Errorf("the player has %d bytes, want at most 17500", len(js))
	}
}

// A script in a page ends at the first of these, even inside a string, and
// must not reach for the network or for names of the page.
func TestPlayerCanStandInAPage(t *testing.T) {
	js, err := build("../../js/boot.js")
	if err != nil {
		t.Fatal(err)
	}
	loader := packed(t)
	js = append(js, loader...)
	if m := regexp.MustCompile(`(?i)</script|<script|<!--|https?:|\beval\b|\bfetch\(|XMLHttpRequest|new Function`).Find(js); m != nil {
		t.Errorf("the player contains %q", m)
	}
}

func TestBuildNamesTheFault(t *testing.T) {
	file := t.TempDir() + "/broken.js"
	if err := os.WriteFile(file, []byte("let = ;"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := build(file); err == nil || !regexp.MustCompile(`broken\.js:1:\d+: `).MatchString(err.Error()) {
		t.Errorf("build of a broken module: %v", err)
	}
}
