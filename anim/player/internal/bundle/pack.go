package main

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"fmt"
)

// loader inflates the script and runs it as a script of its own, right after
// the poster, where a page that allows this one allows that one as well. It
// evaluates no string. Where a notebook has taken this script away meanwhile,
// the other runs at the end of the page and looks for the posters.
const loader = `(s=>new Response(new Blob([Uint8Array.from(atob("%s"),c=>c.charCodeAt())]).stream()` +
	`.pipeThrough(new DecompressionStream("deflate-raw"))).text().then(t=>{` +
	`let n=document.createElement("script");n.textContent=t;` +
	`s?.isConnected?s.before(n):document.head.append(n);n.remove()}))(document.currentScript)` + "\n"

// pack makes a script that does what the deflated one does. It takes two thirds
// of the bytes: it stands in every output, and a notebook has many.
func pack(deflated []byte) []byte {
	return fmt.Appendf(nil, loader, base64.StdEncoding.EncodeToString(deflated))
}

func deflate(js []byte) ([]byte, error) {
	var z bytes.Buffer
	w, err := flate.NewWriter(&z, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(bytes.TrimSpace(js)); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return z.Bytes(), nil
}
