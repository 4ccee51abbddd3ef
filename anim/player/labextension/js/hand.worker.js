// A worker of its own for a hand: the first message is the film, the others are
// tasks, and each is answered in turn.
import { hand } from './hand.js'

// The player's drawing asks a page for canvases.
self.document = { createElement: () => new OffscreenCanvas(1, 1) }

let own, turn = Promise.resolve()
onmessage = ({ data: { task, ...what } }) => {
  turn = turn.then(async () => {
    try {
      if (task) postMessage({ result: await own[task](what) })
      else {
        own = await hand(what)
        postMessage({ result: own.facts })
      }
    } catch (error) {
      postMessage({ failed: error?.message || String(error) })
    }
  })
}
