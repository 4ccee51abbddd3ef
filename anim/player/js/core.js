// The core decides which frame shows. It knows neither a page nor a timer: a
// caller asks for frame() as often as it likes.
import { clock } from './clock.js'

export const SPEEDS = [0.1, 0.25, 0.5, 1, 1.5, 2, 4, 8]
export const REPEATS = ['loop', 'once', 'reflect']

// core plays a film of the fields frames, fps, repeat and repeatDelay
// (seconds). now() gives the time in milliseconds.
export function core(film, now) {
  const count = film.frames
  const delay = film.repeatDelay * film.fps
  // The clock counts frames in the order they are played, without end. Turn 0
  // is the first one played: frame 0, or the last one in reverse.
  const time = clock(now)
  let playing = false, reverse = false, speed = 1, repeat = film.repeat

  // where tells which turn it is, from 0 to count-1, and whether a reflected
  // film is on its way back.
  function where() {
    const t = time.read()
    if (repeat == 'once') return [Math.min(count - 1, Math.floor(t)), false]
    const there = count + delay
    const q = t % (repeat == 'loop' ? there : there + Math.max(0, count - 2))
    if (q < there) return [Math.min(count - 1, Math.floor(q)), false]
    return [Math.max(0, count - 2 - Math.floor(q - there)), true]
  }
  // Both ways: from a turn to its frame, and from a frame to its turn.
  const flip = (i) => reverse ? count - 1 - i : i
  const run = () => time.rate(playing ? speed * film.fps : 0)

  const c = {
    get playing() { return playing },
    get reverse() { return reverse },
    get speed() { return speed },
    get repeat() { return repeat },

    // frame is the frame to show now. A film that plays once stops here when
    // it has come to its end.
    frame() {
      const [i] = where()
      if (repeat == 'once' && playing && i == count - 1) {
        time.set(i)
        c.pause()
      }
      return flip(i)
    },
    play() {
      if (repeat == 'once' && where()[0] == count - 1) time.set(0)
      playing = true
      run()
    },
    pause() {
      playing = false
      run()
    },
    toggle() { playing ? c.pause() : c.play() },

    // seek goes to a frame and plays on from there, if it was playing.
    seek(frame) { time.set(flip(Math.max(0, Math.min(count - 1, Math.round(frame) || 0)))) },
    // step stops d frames further on. Only a film in a loop goes over its ends.
    step(d) {
      const f = c.frame() + d
      c.pause()
      c.seek(repeat == 'loop' ? (f % count + count) % count : f)
    },
    first() { c.pause(); c.seek(0) },
    last() { c.pause(); c.seek(count - 1) },

    // turn plays the other way from the frame that shows.
    turn() {
      const f = c.frame(), back = where()[1]
      if (!back) reverse = !reverse
      c.seek(f)
    },
    setSpeed(s) {
      if (s > 0 && s < Infinity) speed = s
      run()
    },
    // faster goes d places along SPEEDS.
    faster(d) {
      let i = SPEEDS.findIndex((s) => s >= speed)
      if (i < 0) i = SPEEDS.length - 1
      c.setSpeed(SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, i + d))])
    },
    setRepeat(r) {
      const f = c.frame()
      if (REPEATS.includes(r)) repeat = r
      c.seek(f)
    },
    nextRepeat() { c.setRepeat(REPEATS[(REPEATS.indexOf(repeat) + 1) % REPEATS.length]) },
  }
  return c
}
