// The script of a cell's output. It finds the poster and puts a player in its
// place.
import { mount } from './mount.js'

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

// A page gives its script the film; elsewhere it is in the poster.
for (const img of posters()) mount(img, img.getAttribute(MARK), undefined, document.currentScript?.film)
