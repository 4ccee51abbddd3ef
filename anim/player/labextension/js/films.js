// The films of a page: posters, which carry a film, and players.
import { mount } from '../../js/mount.js'
import { broadcast } from './broadcast.js'
import { lineID } from './line.js'
import { carriesFilm } from './poster.js'
import { read } from './read.js'

const POSTER = ':is(img[src^="data:image/webp;base64,"],img[src^="data:image/png;base64,"])'

// flags are the player's. A notebook that is not trusted leaves a poster its
// classes.
const flags = (img) => img.getAttribute('data-zoetrope') ??
  [...img.classList].filter((c) => /^zoetrope-(paused|simple|bare)$/.test(c)).map((c) => c.slice(9)).join(' ')

// watch plays the films of posters that come up below root, within elements
// that the selector outputs names, and keeps account of all players there. line
// connects films that are being made with their programs.
export function watch(root, outputs, line) {
  const players = new Set() // weak references to hosts
  let resting = false

  function add(host) {
    if ([...players].some((p) => p.deref() == host)) return
    players.add(new WeakRef(host))
    if (resting) host.zoetrope.pause()
  }
  function look(img) {
    if (!img.matches(POSTER) || !img.closest(outputs)) return
    if (img.parentNode.zoetrope) add(img.parentNode)
    else if (lineID(img)) broadcast(img, line, add)
    // A poster with its mark has its own script beside it.
    else if (!img.zoetrope && !img.hasAttribute('data-zoetrope') && carriesFilm(img.src)) mount(img, flags(img), read)
  }
  const all = (node) => node.nodeType == Node.ELEMENT_NODE && [...node.matches('img') ? [node] : [], ...node.getElementsByTagName('img')].forEach(look)

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(all)
  }).observe(root, { childList: true, subtree: true })
  all(root)

  // hosts are the players that there are, also those that a notebook has put
  // aside because they are far from what is seen.
  function hosts() {
    const left = []
    for (const p of players) {
      const host = p.deref()
      host ? left.push(host) : players.delete(p)
    }
    return left
  }
  return {
    shown: () => hosts().filter((host) => host.isConnected),
    // play and pause tell all films, also those still to come.
    play() {
      resting = false
      for (const host of hosts()) host.zoetrope.play()
    },
    pause() {
      resting = true
      for (const host of hosts()) host.zoetrope.pause()
    },
  }
}
