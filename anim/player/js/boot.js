// The script of a cell's output. It finds the poster, a picture that carries
// the film, and puts a player in its place once it comes near the screen.
import { decode, stripFromPNG } from './decode.js'
import { make } from './math.js'
import { player } from './player.js'

// The mark of a poster; its value is the player's flags.
const MARK = 'data-zoetrope'

// The poster is right before the script. A page that was saved with the player
// in it has it inside an element; some notebooks run scripts away from where
// they were written, and then every poster without a player is ours.
function posters() {
  const before = document.currentScript?.previousElementSibling
  const near = before?.matches(`img[${MARK}]`) ? before : before?.querySelector(`img[${MARK}]`)
  return near ? [near] : document.querySelectorAll(`img[${MARK}]`)
}

async function start(img) {
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
    const text = atob(img.src.slice(img.src.indexOf(',') + 1))
    const film = await decode(stripFromPNG(Uint8Array.from(text, (c) => c.charCodeAt(0))))
    player(film, host, img.getAttribute(MARK), failed)
    // The poster stays, unseen, for a page that is saved and opened again.
    img.replaceWith(host)
    host.append(img)
  } catch (error) {
    failed(error)
  }
}

for (const img of posters()) {
  if (img.zoetrope) continue
  img.zoetrope = true // taken; not an attribute, so that a saved page starts anew
  new IntersectionObserver((entries, observer) => {
    if (!entries.at(-1).isIntersecting) return
    observer.disconnect()
    start(img)
  }, { rootMargin: '400px' }).observe(img)
}
