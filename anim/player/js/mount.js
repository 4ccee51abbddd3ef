// A poster becomes a player.
import { decode, stripFrom } from './decode.js'
import { make } from './math.js'
import { player } from './player.js'

// mount puts a player in the place of a poster, a picture that carries a film,
// once it comes near the screen. flags are the player's; read gives the film of
// a strip, which is in the picture if it is not given. A film that cannot be
// played leaves the poster, and a sentence that says why.
export function mount(img, flags, read = decode, strip) {
  if (img.zoetrope) return
  img.zoetrope = true // taken; not an attribute, so that a saved page starts anew
  new IntersectionObserver((entries, observer) => {
    if (!entries.at(-1).isIntersecting) return
    observer.disconnect()
    start(img, flags, read, strip)
  }, { rootMargin: '400px' }).observe(img)
}

// bytesOf returns the bytes of a picture that is written as a data: URL.
export const bytesOf = (img) => Uint8Array.from(atob(img.src.slice(img.src.indexOf(',') + 1)), (c) => c.charCodeAt(0))

async function start(img, flags, read, strip) {
  const host = make('div')
  const failed = (error) => {
    if (host.parentNode) host.replaceWith(img)
    const line = make('div')
    line.role = 'status'
    line.style.cssText = 'font:12px system-ui,sans-serif;opacity:.7;padding:4px 0'
    line.textContent = 'This animation cannot be played: ' + (error?.message || error)
    img.after(line)
  }
  try {
    player(await read(strip || stripFrom(bytesOf(img))), host, flags, failed)
    // The poster stays, unseen, for a page that is saved and opened again.
    img.replaceWith(host)
    host.append(img)
  } catch (error) {
    failed(error)
  }
}
