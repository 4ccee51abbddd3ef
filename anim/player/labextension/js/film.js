// A film becomes a moving picture.
import { counter } from './palette.js'
import { crew } from './crew.js'
import { FORMATS } from './hand.js'

// So many frames are one task: the fewer, the more often the page hears how much
// is done, but each task paints the frame before its own once more.
const TASK = 6

// movingPicture returns the parts of a file in a format, of the film in a strip
// from its frame first on. show is its progress.
export async function movingPicture(what, show) {
  const team = await crew(what, show)
  try {
    const { facts } = team, format = FORMATS[what.format]
    const shots = format.shots(facts), samples = format.samples(facts, shots)
    let done = 0, enough = false
    const all = samples.length + shots.length
    // each has tasks of some shots done, and what comes of them in order.
    async function each(shots, task, take) {
      const size = Math.max(1, Math.min(TASK, Math.ceil(shots.length / team.size)))
      const results = []
      let at = 0
      await Promise.all(Array.from({ length: team.size }, async () => {
        while (at < shots.length && !enough) {
          const from = at, part = shots.slice(from, at += size)
          const frames = part.map(({ frame }) => frame)
          results[from] = await team.do({ ...task, frames, before: shots[from - 1]?.frame })
          take?.(results[from])
          show.tell((done += part.length) / all)
        }
      }))
      return results.flat()
    }

    const count = counter()
    await each(samples, { task: 'count' }, (counted) => {
      count.addCounted(counted)
      enough = !!format.enough?.(count)
    })
    enough = false
    done = samples.length
    const look = format.look(facts, count), frames = []
    const made = await each(shots, { task: 'make', look })
    made.forEach((frame, i) => {
      // A picture that stays is one frame.
      if (frame) frames.push({ ...frame, delay: shots[i].delay })
      else frames.at(-1).delay += shots[i].delay
    })
    return format.file(facts, frames, look)
  } finally {
    team.dismiss()
  }
}
