// A film whose loop is running: its picture and bar, which show the film as far
// as it is and steer the loop.
import css from '../../js/player.css'
import own from './broadcast.css'
import { SPEEDS } from '../../js/core.js'
import { decode } from '../../js/decode.js'
import { icon } from '../../js/icons.js'
import { listen } from '../../js/keys.js'
import { live as controlsOf } from '../../js/live.js'
import { make } from '../../js/math.js'
import { view } from '../../js/view.js'
import { following } from './following.js'
import { growing, same } from './growing.js'

// As in the player.
const MAX_AREA = 1 << 24
const MAX_SIDE = 1 << 14

const NAMES = {
  first: 'First frame (Home)', prev: 'Previous frame (←)', play: 'Go on (space)', next: 'Next frame (→)',
  live: 'Follow the newest frame (End)', loop: 'Let the loop wait (p)', end: 'End the loop',
  save: 'Save this frame as PNG (s)', keys: 'Keyboard (?)', full: 'Full screen (f)',
}
const KEYS = {
  ' ': 'play', k: 'play', arrowleft: 'prev', arrowright: 'next', home: 'first', end: 'live', p: 'loop',
  '+': 'faster', '=': 'faster', '-': 'slower', s: 'save', f: 'full', '?': 'keys', escape: 'escape',
}
const HELP = [
  ['space, k', 'the view waits, goes on'], ['← →', 'step'], ['Home', 'first frame'], ['End', 'newest frame'], ['0 … 9', 'go to tenths'],
  ['p', 'the loop waits, goes on'], ['+ −', 'speed of the loop'], ['s', 'save as PNG'], ['f', 'full screen'],
]
// The film is asked for anew no more often than that, in milliseconds.
const ANEW = 3000
// So many scenes are one too many: the parts are too unlike each other.
const SCENES = 64

const STOP = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 7h10v10H7z" fill="currentColor"/></svg>'
const button = (name, kind = '', inside = icon(name)) => `<button class="${kind}" data-do="${name}">${inside}</button>`
const BAR = '<div class="bar"><input class="time" type="range" aria-label="Frame" min="0"><div class="row">' +
  button('first', 'wide') + button('prev') + button('play') + button('next') + button('live', 'word', 'Live') +
  '<output aria-live="off"></output>' +
  '<span class="steer">' + button('loop', 'word', '') + '<select aria-label="Speed of the loop" title="Speed of the loop (+ and −)"></select>' + button('end', '', STOP) + '</span>' +
  button('save', 'wide') + button('keys', 'wide') + button('full') + '</div></div>'

// broadcast shows what the program says that a picture stands for, if it is
// there. line connects with it, see lines. added is called with the element of
// the player.
export async function broadcast(img, line, added) {
  if (img.zoetrope) return
  img.zoetrope = true
  let say, show, state, queue
  const failed = (error) => {
    show?.end()
    show = say = null
    const line = make('div')
    line.role = 'status'
    line.style.cssText = 'font:12px system-ui,sans-serif;opacity:.7;padding:4px 0'
    line.textContent = 'This animation cannot be shown: ' + (error?.message || error)
    ;(img.parentNode.zoetrope ? img.parentNode : img).after(line)
  }
  const hear = (data, buffers) => {
    queue = queue.then(async () => {
      if (!data) return show?.end()
      if (!say) return
      if (data.part) {
        const b = buffers[0]
        const part = await decode(new Uint8Array(b.buffer ?? b, b.byteOffset ?? 0, b.byteLength))
        show ??= screen(img, say, added, failed)
        show.part(data, part)
        say({ ack: data.part })
      } else if ('paused' in data) {
        state = data
        show?.state(data)
      } else if ('output' in data) {
        const b = buffers[0]
        say.output(data.output, new TextDecoder().decode(new Uint8Array(b.buffer ?? b, b.byteOffset ?? 0, b.byteLength)))
      }
      if (show && state) show.state(state)
    }).catch(failed)
  }
  queue = line(img, hear)
  say = await queue
  if (!say) img.zoetrope = false
}

// screen puts the player in the place of the picture.
function screen(img, say, added, failed) {
  const host = make('div'), root = host.attachShadow({ mode: 'open' })
  root.innerHTML = `<style>${css}${own}</style><div class="stage"><canvas role="img"></canvas><dl class="help" hidden></dl></div>` + BAR
  const find = (selector) => root.querySelector(selector)
  const canvas = find('canvas'), base = make('canvas'), bar = find('.time'), label = find('output'), speed = find('select'), help = find('.help'), stage = find('.stage')
  const press = {}
  for (const b of root.querySelectorAll('[data-do]')) {
    press[b.dataset.do] = b
    name(b, NAMES[b.dataset.do])
  }
  function name(b, text) {
    b.title = text
    b.ariaLabel = text.replace(/ \(.*/, '')
  }
  if (!host.requestFullscreen) press.full.hidden = true
  for (const s of [0, ...SPEEDS]) speed.add(new Option(s ? s + '×' : 'max', s))
  help.innerHTML = HELP.map(([keys, what]) => `<dt>${keys}<dd>${what}`).join('')
  const counter = make('span')
  label.append('', counter)
  host.tabIndex = 0
  host.role = 'group'

  let time = 0, last = 0, request = 0, seen = true, ended = false
  let film = growing(), round = 0, coming = null // coming takes film's place once it has caught up
  const f = following(film, () => time)
  let loop = { speed: 0, paused: false }
  let picture, scene, changes = 0, controls = [], update = () => {}, width = 0, height = 0, asked = -ANEW

  // part adds a part of the film.
  function part({ round: r, turns, caught }, part) {
    if (r != round) {
      coming = growing()
      round = r
      if (film.newest < 0) film = f.film = coming
    }
    const to = coming ?? film
    to.add(part, turns)
    if (coming && (caught || coming == film)) {
      if (caught || film.newest < 0) film = f.film = coming
      if (caught) coming = null
    }
    if (!host.parentNode) place()
    if (film.scenes.length > SCENES) anew()
    refresh()
  }
  function place() {
    const { width: w, height: h, title } = film.scenes[0]
    host.style = `width:${w}px;--w:${w};--h:${h}`
    host.ariaLabel = canvas.ariaLabel = title || 'Animation'
    img.replaceWith(host)
    host.append(img) // unseen, for a page that is saved
    host.zoetrope = { growing: true, play() { f.play(); refresh() }, pause() { f.pause(); refresh() }, film: () => film }
    added(host)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) f.pause()
  }
  // anew asks for the film from its first frame on, with one layout for all.
  function anew() {
    if (!film.varied || ended || performance.now() - asked < ANEW) return
    asked = performance.now()
    say({ anew: true })
  }

  function refresh() {
    if (seen && !request && film.newest >= 0) request = requestAnimationFrame(tick)
  }
  function tick(t) {
    if (last) time += Math.min(t - last, 1000)
    last = t
    request = 0
    try {
      draw()
    } catch (error) {
      ended = true
      return failed(error)
    }
    if (!host.isConnected) seen = false
    if (seen && f.playing && !f.live) request = requestAnimationFrame(tick)
    else last = 0
  }
  function draw() {
    const turn = f.turn(), at = film.at(turn)
    if (at.scene != scene || scene.changes != changes) { // another one, or it has grown
      scene = at.scene
      changes = scene.changes
      if (!same(controls, scene.controls)) {
        for (const e of stage.querySelectorAll('.live')) e.remove()
        controls = scene.controls
        update = controlsOf(scene, stage, (s) => steer({ speed: s }), actions.loop)
        speed.hidden = controls.some(({ kind }) => kind == 'speed')
        press.loop.hidden = controls.some(({ kind }) => kind == 'play')
      }
      picture = view(scene, canvas, controls.map((c) => c.layer), base)
      if (width) picture.size(width, height)
    }
    if (width) picture.draw(at.frame)
    tell(turn)
  }
  function tell(turn) {
    const { fps } = film.scenes[0], text = (turn / fps).toFixed(Math.max(0, Math.min(3, Math.ceil(Math.log10(fps))))) + ' s'
    const { newest } = film
    bar.max = newest
    bar.value = turn
    bar.style.setProperty('--done', newest ? turn / newest : 1)
    bar.ariaValueText = text + ', frame ' + (turn + 1) + ' of ' + (newest + 1)
    label.firstChild.data = text
    counter.textContent = turn + 1 + ' / ' + (newest + 1)
    press.live.classList.toggle('on', f.live && !ended)
    press.live.ariaPressed = f.live
    press.play.innerHTML = icon(f.playing ? 'pause' : 'play')
    name(press.play, f.playing ? 'The view waits (space)' : NAMES.play)
    press.loop.textContent = loop.paused ? 'Run loop' : 'Pause loop'
    name(press.loop, loop.paused ? 'Let the loop go on (p)' : NAMES.loop)
    if (!SPEEDS.concat(0).includes(loop.speed) && speed.options.length == SPEEDS.length + 1) speed.add(new Option('', -1))
    speed.value = SPEEDS.concat(0).includes(loop.speed) ? loop.speed : -1
    if (speed.value == -1) speed.selectedOptions[0].text = +loop.speed.toPrecision(3) + '×'
    update({ playing: !loop.paused, speed: loop.speed })
  }

  // steer tells the loop; what it answers is what holds.
  function steer(change) {
    if (ended) return
    Object.assign(loop, change)
    say(change)
  }
  // back is what the viewer does to look at what has been.
  const back = (action) => () => {
    action()
    if (!f.live) anew()
  }
  const faster = (way) => {
    const range = controls.find(({ kind }) => kind == 'speed')
    const all = range ? SPEEDS : [...SPEEDS, 0], at = all.findIndex((s) => !s || s >= loop.speed && loop.speed)
    const s = all[Math.max(0, Math.min(all.length - 1, (at < 0 ? all.length - 1 : at) + way))]
    steer({ speed: range ? Math.min(Math.max(s, range.min), range.max) : s })
  }
  const actions = {
    first: back(() => f.seek(0)),
    prev: back(() => f.step(-1)),
    next: back(() => f.step(1)),
    play: back(f.toggle),
    live: f.toLive,
    loop: () => steer({ paused: !loop.paused }),
    end: () => steer({ end: true }),
    faster: () => faster(1),
    slower: () => faster(-1),
    save,
    full: () => document.fullscreenElement ? document.exitFullscreen() : host.requestFullscreen?.(),
    keys: () => press.keys.ariaExpanded = !(help.hidden = !help.hidden),
    escape: () => help.hidden || actions.keys(),
  }
  const act = (action) => {
    action()
    refresh()
  }
  find('.row').onclick = (e) => {
    const b = e.target.closest('button')
    if (!b) return
    if (e.detail) host.focus({ preventScroll: true })
    act(actions[b.dataset.do])
  }
  canvas.onclick = () => act(actions.play)
  help.onclick = () => act(actions.keys)
  bar.oninput = () => act(back(() => bar.valueAsNumber < film.newest ? f.seek(bar.valueAsNumber) : f.toLive()))
  speed.onchange = () => act(() => steer({ speed: +speed.value }))

  listen(host, bar, help, (k) => /^\d$/.test(k) ? back(() => f.seek(Math.floor((film.newest + 1) * k / 10))) : actions[KEYS[k]], act)

  new ResizeObserver(([e]) => {
    find('.bar').classList.toggle('narrow', host.clientWidth < 600)
    const w = e.contentRect.width * devicePixelRatio, h = e.contentRect.height * devicePixelRatio
    const fit = Math.min(1, MAX_SIDE / w, MAX_SIDE / h, Math.sqrt(MAX_AREA / (w * h)))
    width = Math.round(w * fit)
    height = Math.round(h * fit)
    scene = null
    refresh()
  }).observe(canvas)
  new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting
    refresh()
  }).observe(host)

  function save() {
    const at = film.at(f.turn()), copy = make('canvas')
    const { width: w, height: h } = at.scene, s = Math.min(2, MAX_SIDE / Math.max(w, h), Math.sqrt(MAX_AREA / (w * h)))
    const v = view(at.scene, copy)
    v.size(Math.round(w * s), Math.round(h * s))
    v.draw(at.frame)
    copy.toBlob((blob) => {
      const a = make('a')
      a.href = URL.createObjectURL(blob)
      a.download = 'frame-' + (at.turn + 1) + '.png'
      a.click()
      setTimeout(() => URL.revokeObjectURL(a.href), 1e4)
    })
  }

  return {
    part,
    state({ speed, paused }) {
      loop = { speed, paused }
      f.setSpeed(speed || 1)
      refresh()
    },
    end() {
      ended = true
      find('.steer').hidden = press.live.hidden = true
      refresh()
    },
  }
}
