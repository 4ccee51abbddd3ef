// What the viewer of a film that grows sees of it: the newest frame, another one,
// or the film from some place on. It knows neither a page nor a timer.
import { clock } from '../../js/clock.js'

// following begins at the newest frame. now() gives the time in milliseconds.
export function following(film, now) {
  const time = clock(now)
  const f = {
    film,
    live: true, // follows the newest frame
    playing: true, // goes on, be it at the newest frame or behind it
    speed: 1,

    // turn is the one to show now.
    turn() {
      const { newest } = f.film
      if (f.live || newest < 0) return newest
      const t = Math.floor(time.read())
      if (f.playing && t >= newest) f.toLive()
      return Math.max(0, Math.min(t, newest))
    },
    toLive() {
      f.live = f.playing = true
    },
    // seek goes to a turn and waits there.
    seek(turn) {
      f.live = f.playing = false
      time.set(Math.max(0, Math.min(f.film.newest, turn)), 0)
    },
    play() {
      if (f.live) return
      f.playing = true
      run()
    },
    pause() {
      if (f.playing) f.seek(f.turn())
    },
    toggle() { f.playing ? f.pause() : f.play() },
    step(way) { f.seek(f.film.step(f.turn(), way)) },
    setSpeed(speed) {
      f.speed = speed
      if (f.playing) run()
    },
  }
  const run = () => time.rate(f.speed * f.film.scenes[0].fps)
  return f
}
