package main

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

func TestDeflate(t *testing.T) {
	css, err := os.ReadFile("../../js/player.css")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 3000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	for name, data := range map[string][]byte{
		"nothing": nil, "a byte": {7}, "a run": bytes.Repeat([]byte{1}, 5000), "noise": noise, "style sheet": css,
		"far matches":  append(append(bytes.Clone(noise[:900]), make([]byte, 32768-900)...), noise...),
		"every length": []byte(strings.Repeat("abcdefgh", 3) + strings.Repeat("x", 258) + "y" + strings.Repeat("x", 257)),
	} {
		got := deflate(data)
		back, err := io.ReadAll(flate.NewReader(bytes.NewReader(got)))
		if err != nil || !bytes.Equal(back, data) {
			t.Errorf("%s: it inflates to %d bytes, want %d: %v", name, len(back), len(data), err)
		}
	}
	var other bytes.Buffer
	w, _ := flate.NewWriter(&other, flate.BestCompression)
	w.Write(css)
	w.Close()
	if n := len(deflate(css)); n >= other.Len() {
		t.Errorf("a style sheet takes %d bytes, and with compress/flate %d", n, other.Len())
	}
}
