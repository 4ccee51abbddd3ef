// Package labextension is the extension for JupyterLab 4 and Notebook 7.
//
// In a notebook that is not trusted no script runs, and of a film only its
// poster is left. The extension finds the film inside the poster and plays it:
// what runs is this code, and the notebook gives nothing but data, which the
// player's decoder checks, in a worker. A film that is not sound gets a sentence
// below its poster, and so does one that would be too much for a page: with more
// than 2,000 layers, 10,000 values of parameters, 16 million cells in an image or
// a million letters, or pictures that take more than about half a second to draw.
// Trusted films are left to the script that they bring along, which has no such
// limits.
//
// The film of a loop that is running, display/live.Run's, comes in parts from the
// cell's program, on a line that the extension asks for by the class of the
// picture that stands for it. The page shows it as far as it is, and steers the
// loop. What is checked is the same.
//
// The menu of an output has commands for its film: to open it in a tab of the
// browser, and to save it as the poster, a page, a GIF or an animated PNG, all
// of which the browser makes; and to play or pause all films. A GIF or animated
// PNG has the film's own size and no sound, and of a sweep the film that its
// sliders choose. The GIF's colours are those of 24 frames.
//
// Sliders and lists of widgets get the arrow keys, Home, End and those for pages
// while they have the focus. Without the extension Notebook 7 takes these keys to go
// from cell to cell, and JupyterLab those of lists.
//
// An extension is a folder of files, which JupyterLab finds under labextensions
// in its data folders. It needs neither Node nor a rebuilt JupyterLab.
package labextension

import _ "embed"

// Name is what JupyterLab knows the extension by, and the name of its folder.
const Name = "zoetrope"

//go:generate go run ../internal/bundle js/remote.js remoteEntry.min.js

//go:embed package.json
var description []byte

// script is what the modules in js, and some of the player's, make.
//
//go:embed remoteEntry.min.js
var script []byte

// Files returns the files of the extension's folder by their slash paths. Their
// contents are not to be changed.
func Files() map[string][]byte {
	return map[string][]byte{"package.json": description, "static/remoteEntry.js": script}
}
