// A hand does the parts of making a file that take long: in a worker, and where
// there is none in the page.
import { decode } from '../../js/decode.js'
import { apng } from './apng.js'
import { gif } from './gif.js'
import { painter } from './painter.js'
import { counter } from './palette.js'

// Pictures and films of more would take too much memory.
const MOST_PIXELS = 1 << 24, MOST_FRAMES = 1e5

export const FORMATS = { gif, apng }

// hand takes a film in, as a strip, and the number of the first frame that is
// meant. facts are what there is to know of the film, and do does a task: it
// counts the colours of some frames, or makes frames of a file. Between two
// frames it calls and waits for pause.
export async function hand({ strip, first, format }, pause = () => {}) {
  const film = await decode(strip)
  if (film.width * film.height > MOST_PIXELS) throw new Error('its pictures are too large')
  if (film.length > MOST_FRAMES) throw new Error('it has too many frames')
  const { pixels, frame } = FORMATS[format], picture = painter(film, first)
  const paint = async (frame) => {
    await pause()
    return pixels(picture(frame))
  }
  let look
  const { width, height, length, fps, repeat, repeatDelay, background } = film
  return {
    facts: { width, height, length, fps, repeat, repeatDelay, opaque: !!background?.endsWith('ff') },
    async count({ frames }) {
      const count = counter()
      for (const k of frames) {
        count.add(await paint(k))
        if (FORMATS[format].enough?.(count)) break
      }
      return count.counted()
    },
    // before is the frame that comes before these, if there is one.
    async make({ before, frames, look: given }) {
      look ??= given
      const made = []
      let last = before == null ? null : await paint(before)
      for (const k of frames) {
        const now = await paint(k)
        made.push(await frame(now, last, width, look))
        last = now
      }
      return made
    },
  }
}
