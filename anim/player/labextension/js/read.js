// How a stranger's film is read: in a worker, which can be left alone with what
// takes too long, so that the page goes on.
import source from './read.worker.js'
import { decode } from '../../js/decode.js'
import { bearable } from './guard.js'

// After so many milliseconds a film is given up. The largest there are take 10 s.
const PATIENCE = 3e4

let worker, turn = Promise.resolve()

// read gives the film of a strip, one after the other. Where a page's policy or
// the browser has no workers, the page reads it.
export function read(strip) {
  const mine = turn.then(() => away(strip))
  turn = mine.catch(() => {})
  return mine
}

async function away(strip) {
  const { film, failed } = worker === null ? {} : await ask(strip)
  if (failed) throw new Error(failed)
  if (film) return film
  worker = null
  const own = await decode(strip)
  bearable(own)
  return own
}

// ask gives what the worker answers: the film, or why there is none, or neither
// if there can be no worker.
const ask = (strip) => new Promise((answer) => {
  try {
    if (!worker) {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
      worker = new Worker(url)
      URL.revokeObjectURL(url)
    }
  } catch {
    return answer({})
  }
  const late = setTimeout(() => {
    worker.terminate()
    worker = undefined
    answer({ failed: 'it takes too long to read' })
  }, PATIENCE)
  const done = (result) => {
    clearTimeout(late)
    answer(result)
  }
  worker.onmessage = ({ data }) => done(data)
  worker.onerror = (e) => {
    e.preventDefault()
    done({})
  }
  worker.postMessage(strip)
})
