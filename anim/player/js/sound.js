// The sound of a film. While it sounds, it is the clock: the picture follows
// it, and it follows where the reader goes.
import { make } from './math.js'

const CLOSE = 0.01 // seconds that need no correction

// sound plays the film's sound in an audio element in root. Where a page must
// not sound before the reader has touched it, the film begins without, and
// changed() is called. A sound that the browser cannot play is left out.
export function sound({ sound, fps }, root, core, changed) {
  const audio = make('audio')
  audio.src = URL.createObjectURL(new Blob([sound.data], { type: sound.type }))
  audio.preload = 'auto'
  root.append(audio)
  let jumps = -1, last = 0, starting = false, refused = false

  async function start() {
    starting = true
    try {
      await audio.play()
      refused = false
    } catch (error) {
      refused = error.name == 'NotAllowedError'
    }
    starting = false
    changed()
  }

  return {
    // muted is whether nothing is heard; set it to true or false.
    get muted() { return audio.muted || refused || !!audio.error },
    set muted(m) {
      audio.muted = m
      if (refused) start()
    },

    // follow brings sound and picture together. It is called for every frame,
    // and with false when the picture stops.
    follow(moving) {
      const at = core.at() / fps
      const sounding = moving && core.playing && at >= 0 && !audio.error && !(at >= audio.duration)
      if (!sounding) {
        audio.pause()
        jumps = -1
        return
      }
      if (audio.playbackRate != core.speed) audio.playbackRate = core.speed
      // The film begins again, or the reader has gone elsewhere.
      if (jumps != core.jumps || at < last - 5 * CLOSE) {
        jumps = core.jumps
        audio.currentTime = last = at
        if (audio.paused && !starting) start()
        return
      }
      last = at
      if (audio.paused) return
      const off = audio.seeking ? 0 : audio.currentTime - at
      if (off < -CLOSE || off > CLOSE) core.lag(off * fps)
      last = at + off
    },
  }
}
