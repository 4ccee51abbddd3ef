// The player: a film's picture with its controls, inside an element of its own
// that the page's styles do not reach.
import css from './player.css'
import { controls, HTML } from './controls.js'
import { core } from './core.js'
import { sound } from './sound.js'
import { sweep } from './sweep.js'
import { abs, make, max, min, round, sqrt } from './math.js'
import { view } from './view.js'

// Browsers refuse a canvas of more pixels than this.
const MAX_AREA = 1 << 24
const MAX_SIDE = 1 << 14

// player fills host. flags is a text of words: paused, simple, bare. failed is
// called with an error that comes up while drawing.
export function player(film, host, flags, failed) {
  const root = host.attachShadow({ mode: 'open' })
  const title = film.title || 'Animation'
  root.innerHTML = `<style>${css}</style><div class="stage"><canvas role="img"></canvas><dl class="help" hidden></dl></div>` + HTML
  const canvas = root.querySelector('canvas'), bar = root.querySelector('.bar')
  canvas.ariaLabel = title
  host.tabIndex = 0
  host.role = 'group'
  host.ariaLabel = title
  host.style = `width:${film.width}px;--w:${film.width};--h:${film.height}`
  bar.className += ' ' + flags

  // The player's time goes on only while it is seen.
  let time = 0, last = 0, request = 0, seen = false, broken = false, sized = false
  const play = core({ ...film, frames: film.length }, () => time)
  const chosen = sweep(film)
  const now = () => chosen.first() + play.frame()
  const picture = view(film, canvas, film.controls.map((c) => c.layer))
  const heard = film.sound && sound(film, root, play, refresh)
  const show = controls(host, root, film, play, chosen, { save, heard, after: refresh })

  function refresh() {
    if (broken) return
    try {
      heard?.follow(seen && !document.hidden)
      picture.draw(now())
      show(play.frame())
      if (!play.playing) heard?.follow(false) // the last frame stops it
    } catch (error) {
      broken = true
      failed(error)
    }
    if (!request && seen && !broken && play.playing) request = requestAnimationFrame(tick)
    if (!request) last = 0
  }
  function tick(t) {
    // A page in the background gets no ticks: what is missed is left out.
    if (last) time += min(t - last, 1000)
    last = t
    request = 0
    if (!host.isConnected) seen = false
    refresh()
  }

  function size(width, height) {
    bar.classList.toggle('narrow', host.clientWidth < 440)
    const fit = min(1, MAX_SIDE / width, MAX_SIDE / height, sqrt(MAX_AREA / (width * height)))
    const w = round(width * fit), h = round(height * fit)
    if (!w || !h || w == canvas.width && h == canvas.height && sized) return
    sized = true
    picture.size(w, h)
    refresh()
  }
  const resized = new ResizeObserver(([e]) => {
    // The browser knows best how many device pixels the picture covers, unless
    // it only pretends to have a dense screen.
    const d = e.devicePixelContentBoxSize?.[0]
    const pixels = (length, exact) => abs(exact - length * devicePixelRatio) < 2 ? exact : round(length * devicePixelRatio)
    size(pixels(e.contentRect.width, d?.inlineSize), pixels(e.contentRect.height, d?.blockSize))
  })
  try {
    resized.observe(canvas, { box: 'device-pixel-content-box' })
  } catch {
    resized.observe(canvas) // Safari knows only CSS pixels
  }
  new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting
    refresh()
  }).observe(host)
  if (heard) document.addEventListener('visibilitychange', refresh)

  // save draws the frame anew, at twice the film's size where that is possible.
  function save() {
    const copy = make('canvas'), frame = now()
    const s = min(2, MAX_SIDE / max(film.width, film.height), sqrt(MAX_AREA / (film.width * film.height)))
    const v = view(film, copy)
    v.size(round(film.width * s), round(film.height * s))
    v.draw(frame)
    copy.toBlob((blob) => {
      const a = make('a')
      a.href = URL.createObjectURL(blob)
      a.download = (title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 80) || 'frame') + '-' + (frame + 1) + '.png'
      a.click()
      setTimeout(() => URL.revokeObjectURL(a.href), 1e4)
    })
  }

  // What a notebook's menu needs of the players that it finds: first is the
  // first frame of the film that a sweep's sliders have chosen.
  host.zoetrope = {
    play() {
      if (film.length > 1) play.play()
      refresh()
    },
    pause() {
      play.pause()
      refresh()
    },
    first: chosen.first,
  }

  if (flags.includes('paused') || matchMedia('(prefers-reduced-motion: reduce)').matches) play.seek(film.poster % film.length)
  else if (film.length > 1) play.play()
}
