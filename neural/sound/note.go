package sound

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Note is a tone of a melody.
type Note struct {
	// Pitch counts semitones as MIDI does: 60 is the C in the middle of a
	// piano, 69 the A of 440 Hz. Rest is a pause.
	Pitch float64
	// Beats is how long the note lasts.
	Beats float64
}

// Rest is the Pitch of a pause.
const Rest = -1

// Hz is the note's frequency, in equal temperament with A4 at 440 Hz; 0 for a
// Rest.
func (n Note) Hz() float64 {
	if n.Pitch == Rest {
		return 0
	}
	return 440 * math.Exp2((n.Pitch-69)/12)
}

// Notes reads a melody: names of notes with spaces between, as in "E4 E4 E4:2
// F#4:0.5 R Bb3". A name is a letter from A to G, perhaps # or b, and the octave,
// which is that of scientific pitch notation: C4 is the C in the middle. After a
// colon stands the number of beats, without one it is 1. R is a rest, and | may
// stand between bars.
func Notes(melody string) ([]Note, error) {
	var notes []Note
	for i, word := range strings.Fields(melody) {
		if word == "|" {
			continue
		}
		n, err := parseNote(word)
		if err != nil {
			return nil, fmt.Errorf("sound: word %d of the melody, %q, is no note: %w", i+1, word, err)
		}
		notes = append(notes, n)
	}
	return notes, nil
}

// semitones are the notes' distances from the C below.
var semitones = map[byte]float64{'C': 0, 'D': 2, 'E': 4, 'F': 5, 'G': 7, 'A': 9, 'B': 11}

func parseNote(word string) (Note, error) {
	name, beats, timed := strings.Cut(word, ":")
	n := Note{Beats: 1}
	if timed {
		v, err := strconv.ParseFloat(beats, 64)
		if err != nil || !(v > 0) || v > 1e6 {
			return Note{}, fmt.Errorf("%q is not a number of beats above 0", beats)
		}
		n.Beats = v
	}
	if name == "R" {
		n.Pitch = Rest
		return n, nil
	}
	if name == "" {
		return Note{}, fmt.Errorf("it has no name; want one such as C4, F#4, Bb3 or R")
	}
	at, ok := semitones[name[0]]
	if !ok {
		return Note{}, fmt.Errorf("it begins with %q; want a letter from A to G, or R", name[:1])
	}
	name = name[1:]
	switch {
	case strings.HasPrefix(name, "#"):
		at, name = at+1, name[1:]
	case strings.HasPrefix(name, "b"):
		at, name = at-1, name[1:]
	}
	if len(name) != 1 || name[0] < '0' || name[0] > '9' {
		return Note{}, fmt.Errorf("%q is not an octave from 0 to 9", name)
	}
	n.Pitch = at + 12*float64(name[0]-'0'+1)
	return n, nil
}
