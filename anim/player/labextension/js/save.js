// What the menu makes of a film: files, all of them in the browser.
import page from '../../page.html'
import script from '../../player.min.js'
import { stripFrom } from '../../js/decode.js'
import { bytesOf } from '../../js/mount.js'
import { crc } from './apng.js'
import { movingPicture } from './film.js'
import { progress } from './progress.js'

// The kinds of files. make returns the parts of a file; show is its progress.
export const FORMATS = [
  { name: 'PNG Poster', ending: 'png', type: 'image/png', make: poster },
  { name: 'HTML Page', ending: 'html', type: 'text/html', make: async (host) => [pageOf(host)] },
  { name: 'GIF', ending: 'gif', type: 'image/gif', make: (host, show) => picture(host, 'gif', show) },
  { name: 'Animated PNG', ending: 'apng', type: 'image/apng', make: (host, show) => picture(host, 'apng', show) },
]

const posterOf = (host) => host.querySelector('img')
const titleOf = (host) => host.ariaLabel

const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

// poster is the poster as a PNG that carries the film.
async function poster(host) {
  const img = posterOf(host), bytes = bytesOf(img)
  if (bytes[0] == 0x89) return [bytes]
  const canvas = document.createElement('canvas')
  await img.decode()
  canvas.width = img.naturalWidth
  canvas.height = img.naturalHeight
  canvas.getContext('2d').drawImage(img, 0, 0)
  const blob = await new Promise((done) => canvas.toBlob(done)), film = stripFrom(bytes)
  const chunk = new Uint8Array(film.length + 12), view = new DataView(chunk.buffer), end = blob.size - 12 // before IEND
  view.setUint32(0, film.length)
  view.setUint32(4, 0x7a6f4574) // zoEt
  chunk.set(film, 8)
  view.setUint32(film.length + 8, crc(chunk.subarray(4, -4)))
  return [blob.slice(0, end), chunk, blob.slice(end)]
}

// pageOf is a page that shows a film and needs nothing else, as anim/player's
// Page.
function pageOf(host) {
  const img = posterOf(host), title = escape(titleOf(host))
  const side = (name) => `${name}="${parseInt(img.getAttribute(name)) || img[name]}"`
  const flags = [...host.shadowRoot.querySelector('.bar').classList].filter((c) => /^(paused|simple|bare)$/.test(c)).join(' ')
  const parts = {
    '{{title}}': title,
    '{{output}}': `<img data-zoetrope="${flags}" alt="${title}" ${side('width')} ${side('height')} style="max-width:100%;height:auto" src="${img.src}">\n` +
      `<script>${script.trim()}</script>\n`,
  }
  return page.replace(/{{title}}|{{output}}/g, (name) => parts[name])
}

// picture makes a moving picture of the film that a host shows; of a sweep, of
// the one that is chosen.
function picture(host, format, show) {
  const strip = stripFrom(bytesOf(posterOf(host))).slice() // a worker gets no more than it needs
  return movingPicture({ strip, first: host.zoetrope.first(), format }, show)
}

// openPage shows a film in a tab of its own.
export function openPage(host) {
  const url = URL.createObjectURL(new Blob([pageOf(host)], { type: 'text/html' }))
  window.open(url, '_blank', 'noopener')
  setTimeout(() => URL.revokeObjectURL(url), 6e4)
}

// save makes a file and hands it to the browser, which puts it where downloads
// go. What goes wrong is said below the film.
export async function save(host, { ending, type, make }) {
  const name = (titleOf(host).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 80) || 'film') + '.' + ending
  const show = progress(host, name)
  try {
    const file = new Blob(await make(host, show), { type })
    const a = document.createElement('a')
    a.href = URL.createObjectURL(file)
    a.download = name
    a.click()
    setTimeout(() => URL.revokeObjectURL(a.href), 1e4)
    show.done()
  } catch (error) {
    show.failed(error)
  }
}
