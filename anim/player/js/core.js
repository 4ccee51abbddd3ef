// The core decides which frame shows. It knows neither a page nor a timer: a
// caller asks for frame() as often as it likes.
import { clock } from './clock.js'
import { floor, max, min, round } from './math.js'

export const SPEEDS = [0.1, 0.25, 0.5, 1, 1.5, 2, 4, 8]
export const REPEATS = ['loop', 'once', 'reflect']

// core plays a film of the fields frames, fps, repeat and repeatDelay
// (seconds). now() gives the time in milliseconds. What it returns has the
// fields playing, reverse, speed and repeat, for reading.
export function core(film, now) {
  const count = film.frames
  const delay = film.repeatDelay * film.fps
  // The clock counts frames in the order they are played, without end. Turn 0
  // is the first one played: frame 0, or the last one in reverse.
  const time = clock(now)

  // where tells which turn it is, from 0 to count-1, and whether a reflected
  // film is on its way back.
  function where() {
    const t = time.read()
    if (c.repeat == 'once') return [min(count - 1, floor(t))]
    const there = count + delay
    const q = t % (c.repeat == 'loop' ? there : there + max(0, count - 2))
    if (q < there) return [min(count - 1, floor(q))]
    return [max(0, count - 2 - floor(q - there)), true]
  }
  // Both ways: from a turn to its frame, and from a frame to its turn.
  const flip = (i) => c.reverse ? count - 1 - i : i
  const run = () => time.rate(c.playing ? c.speed * film.fps : 0)

  const c = {
    playing: false,
    reverse: false,
    speed: 1,
    repeat: film.repeat,
    jumps: 0, // how often the place has been changed but by playing

    // frame is the frame to show now. A film that plays once stops here when
    // it has come to its end.
    frame() {
      const [i] = where()
      if (c.repeat == 'once' && c.playing && i == count - 1) {
        time.set(i)
        c.pause()
      }
      return flip(i)
    },
    play() {
      if (c.repeat == 'once' && where()[0] == count - 1) c.seek(flip(0))
      c.playing = true
      run()
    },
    pause() {
      c.playing = false
      run()
    },
    toggle() { c.playing ? c.pause() : c.play() },

    // at is the place in the film in frames, from 0 to their number and, while
    // the last one stays, beyond; or -1 while it plays backwards.
    at() {
      const t = time.read(), there = count + delay
      const q = c.repeat == 'once' ? t : t % (c.repeat == 'loop' ? there : there + max(0, count - 2))
      return c.reverse || q >= there ? -1 : q
    },
    // lag moves the place by some frames, to keep up with something else.
    lag(frames) { time.set(time.read() + frames) },

    // seek goes to a frame and plays on from there, if it was playing.
    seek(frame) {
      c.jumps++
      time.set(flip(max(0, min(count - 1, round(frame) || 0))))
    },
    // show stops at a frame.
    show(frame) {
      c.pause()
      c.seek(frame)
    },
    // step stops d frames further on. Only a film in a loop goes over its ends.
    step(d) {
      const f = c.frame() + d
      c.show(c.repeat == 'loop' ? (f % count + count) % count : f)
    },

    // turn plays the other way from the frame that shows.
    turn() {
      const f = c.frame()
      if (!where()[1]) c.reverse = !c.reverse
      c.seek(f)
    },
    setSpeed(s) {
      if (s > 0 && s < Infinity) c.speed = s
      run()
    },
    // faster goes d places along SPEEDS.
    faster(d) {
      const i = SPEEDS.findIndex((s) => s >= c.speed)
      c.setSpeed(SPEEDS[max(0, min(SPEEDS.length - 1, i + d))])
    },
    setRepeat(r) {
      const f = c.frame()
      c.repeat = r
      c.seek(f)
    },
    nextRepeat() { c.setRepeat(REPEATS[(REPEATS.indexOf(c.repeat) + 1) % REPEATS.length]) },
  }
  return c
}
