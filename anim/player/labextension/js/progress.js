// A line below a film that says how far its file has got.

// The line comes only when there is something to wait for.
const SOON = 300

export function progress(host, name) {
  const line = document.createElement('div')
  line.style.cssText = 'font:12px system-ui,sans-serif;padding:4px 0;display:flex;gap:8px;align-items:center'
  line.className = 'zoetrope-progress'
  line.role = 'status'
  const bar = document.createElement('progress'), stop = document.createElement('button')
  stop.textContent = 'Cancel'
  const cancel = new AbortController(), { signal } = cancel
  stop.onclick = () => cancel.abort()
  let last = performance.now()
  line.append(`Making ${name}`, bar, stop)
  const timer = setTimeout(() => host.after(line), SOON)
  const away = () => {
    clearTimeout(timer)
    line.remove()
  }
  return {
    // signal says that the reader has thought better of it.
    signal,
    // tell shows how much is done, from 0 to 1.
    tell: (part) => bar.value = part,
    // pause lets the page do its own work, if it has been waiting for long.
    async pause() {
      if (performance.now() - last > 10) {
        await turn()
        last = performance.now()
      }
      signal.throwIfAborted()
    },
    done: away,
    failed(error) {
      away()
      if (signal.aborted) return
      line.replaceChildren(`${name} cannot be made: ${error?.message || error}`)
      host.after(line)
      setTimeout(away, 1e4)
    },
  }
}

// turn waits until the page has done what it has to. Timers would make a page in
// the background wait for seconds.
const turn = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    done()
  }
  port2.postMessage(0)
})
