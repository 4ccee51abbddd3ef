package player_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// wav is some seconds of a tone, as a file of 16-bit PCM.
func wav(seconds float64) []byte {
	const rate = 8000
	n := int(seconds * rate)
	b := bytes.NewBufferString("RIFF")
	put := func(v any) { binary.Write(b, binary.LittleEndian, v) }
	put(uint32(36 + 2*n))
	b.WriteString("WAVEfmt ")
	put([]uint32{16, 1<<16 | 1, rate, 2 * rate, 16<<16 | 2, 0x61746164, uint32(2 * n)})
	for i := range n {
		put(int16(3000 * math.Sin(2*math.Pi*440*float64(i)/rate)))
	}
	return b.Bytes()
}

// sounding is a film of 4 seconds, at 100 frames a second, with sound.
func sounding(seconds float64) *strip.Film {
	f := short(strip.Loop)
	g := *f
	g.Frames, g.FPS, g.Axes, g.Layers = 400, 100, nil, nil
	g.Sound = &strip.Sound{Type: "audio/wav", Data: wav(seconds)}
	g.Layers = []strip.Layer{{Axes: -1, Frame: make([]int, 400), States: []strip.State{{box(strip.Rect{X0: 80, Y0: 80, X1: 800, Y1: 800}, black, noColor, 0)}}}}
	return &g
}

// apart tells the least and the largest time, in seconds, that the sound is
// ahead of the picture, each time right after the picture has been drawn.
const apart = `
window.audio = () => q('audio')
const ask = requestAnimationFrame
window.requestAnimationFrame = (f) => ask((t) => {
	f(t)
	window.drawn?.(audio().currentTime - frame() / 100)
})
window.apart = (n = 30) => new Promise((done) => {
	const offs = []
	window.drawn = (off) => {
		offs.push(off)
		if (offs.length == n) done([Math.min(...offs), Math.max(...offs)])
	}
})`

func TestSoundIsTheClock(t *testing.T) {
	s := show(t, sounding(4), nil, nil)
	s.Exec(apart)
	// Without a gesture of the reader a page must be silent, but may move.
	s.Wait("frame() > 20")
	s.want("press('mute').ariaLabel + ' ' + audio().paused", "Sound on true")
	s.button("mute")
	s.Wait("press('mute').ariaLabel == 'Sound off' && !audio().paused && audio().currentTime > 0.2")
	together := func(when string) {
		t.Helper()
		off := browsertest.Eval[[]float64](s.Tab, "apart()")
		t.Logf("%s: the sound is %.1f to %.1f ms ahead", when, off[0]*1000, off[1]*1000)
		// A frame of 10 ms has its own time at its beginning.
		if off[0] < -0.02 || off[1] > 0.03 {
			t.Errorf("%s: the sound is %.0f to %.0f ms ahead of the frame, want −20 to 30", when, off[0]*1000, off[1]*1000)
		}
	}
	settle := func() { s.Exec("await sleep(250)") }
	together("playing")
	for _, speed := range []string{"2", "0.5", "1"} {
		s.Exec("const b = q('.row select'); b.value = " + speed + "; b.dispatchEvent(new Event('change'))")
		settle()
		s.want("audio().playbackRate + ' ' + audio().preservesPitch", speed+" true")
		together("at speed " + speed)
	}
	s.button("play")
	s.want("audio().paused", "true")
	if off := browsertest.Eval[float64](s.Tab, "audio().currentTime - frame() / 100"); off < -0.02 || off > 0.03 {
		t.Errorf("paused: the sound stands %.0f ms ahead of the frame, want −20 to 30", off*1000)
	}
	at := s.frame(0)
	s.Exec("await sleep(100)")
	s.wantFrame("a pause", at)
	s.button("play")
	s.Wait("!audio().paused")
	settle()
	together("after a pause")
	s.click(".time", 0.75, 0.5)
	s.want("audio().paused", "true")
	s.button("play")
	s.Wait("!audio().paused && audio().currentTime > 3")
	settle()
	together("scrubbed")
	s.Wait("audio().currentTime < 1") // round the end
	settle()
	together("in the second round")
	for _, speed := range []string{"2", "0.5"} { // scrubbed to before the end, and round it
		s.Exec("const b = q('.row select'); b.value = " + speed + "; b.dispatchEvent(new Event('change'))")
		s.click(".time", 0.9, 0.5)
		s.want("audio().paused", "true")
		s.button("play")
		s.Wait("!audio().paused && audio().currentTime > 3.7")
		together("scrubbed, at speed " + speed)
		s.Wait("audio().currentTime < 1")
		settle()
		together("in the next round, at speed " + speed)
	}
	s.Exec("const b = q('.row select'); b.value = 1; b.dispatchEvent(new Event('change'))")
	settle()
	// Backwards there is nothing to be heard.
	s.button("turn")
	s.Wait("audio().paused")
	s.button("turn")
	s.Wait("!audio().paused")
	settle()
	together("after playing backwards")
	s.Press("m")
	s.want("audio().muted", "true")
}

// A film goes on without its sound, where that is shorter or cannot be played.
func TestSoundThatEndsOrFails(t *testing.T) {
	f := sounding(0.3)
	s := show(t, f, nil, nil)
	s.Exec(apart)
	s.Wait("frame() > 100 && audio().paused")
	f.Sound = &strip.Sound{Type: "audio/wav", Data: []byte("no sound")}
	s = show(t, f, nil, nil)
	s.Exec(apart)
	s.Wait("frame() > 50")
	s.want("press('mute').ariaLabel", "Sound on")
}

func TestSilentFilmsHaveNoSoundButton(t *testing.T) {
	s := show(t, scene(3), &player.Options{Paused: true}, nil)
	s.want("q('audio') + ' ' + press('mute').offsetWidth", "null 0")
}
