// The workers that make a file, so that the page goes on meanwhile and several
// processors share the work.
import source from './hand.worker.js'
import { hand } from './hand.js'

// More are not worth their memory: each has the film and two of its pictures.
const MOST = 4

// crew gets workers for what a hand takes in. Where a page's policy or the
// browser has none, the page does the work, with pauses. All ends at once when
// the signal says so.
export async function crew(what, { signal, pause }) {
  try {
    return await workers(what, signal)
  } catch {
    signal.throwIfAborted()
    const own = await hand(what, pause)
    return { facts: own.facts, size: 1, do: (task) => own[task.task](task), dismiss() {} }
  }
}

async function workers(what, signal) {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const size = Math.max(1, Math.min(MOST, navigator.hardwareConcurrency || 1))
  const all = []
  const dismiss = () => {
    for (const w of all) w.dismiss()
    URL.revokeObjectURL(url)
  }
  signal.addEventListener('abort', dismiss)
  try {
    while (all.length < size) all.push(worker(url))
    const [facts] = await Promise.all(all.map((w) => w.ask(what)))
    const idle = [...all]
    return {
      facts, size, dismiss,
      // do has a task done by whoever is idle: at most size at a time.
      async do(task) {
        const one = idle.pop()
        try {
          return await one.ask(task)
        } finally {
          idle.push(one)
        }
      },
    }
  } catch (error) {
    dismiss()
    throw error
  }
}

function worker(url) {
  const w = new Worker(url)
  let settle
  w.onmessage = ({ data: { result, failed } }) => failed ? settle[1](new Error(failed)) : settle[0](result)
  w.onerror = (e) => {
    e.preventDefault() // what it means is said where it is waited for
    settle?.[1](new Error(e.message || 'this page may have no workers'))
  }
  return {
    ask: (message) => new Promise((...both) => {
      settle = both
      w.postMessage(message)
    }),
    dismiss() {
      w.terminate()
      settle?.[1](new Error('dismissed'))
    },
  }
}
