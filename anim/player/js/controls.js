// The controls below the picture, and the keyboard.
import { SPEEDS } from './core.js'
import { icon } from './icons.js'
import { ceil, floor, make, max, min } from './math.js'

const BUTTONS = {
  first: 'First frame (Home)', prev: 'Previous frame (←)', play: 'Play (space)', next: 'Next frame (→)',
  last: 'Last frame (End)', turn: 'Play in reverse (r)', save: 'Save this frame as PNG (s)',
  full: 'Full screen (f)',
}
const REPEAT_NAMES = { loop: 'Play in a loop (l)', once: 'Play once (l)', reflect: 'Play to and fro (l)' }
const KEYS = {
  ' ': 'play', k: 'play', arrowleft: 'prev', arrowright: 'next', home: 'first', end: 'last',
  '+': 'faster', '=': 'faster', '-': 'slower', r: 'turn', l: 'loop', s: 'save', f: 'full',
}

const buttons = (names, kind = 'more') => names.split(' ').map((name) => `<button class="${kind}" data-do="${name}">${icon(name)}</button>`).join('')

// HTML is the bar. Those of the class wide go where there is little room, those
// of the class more from simple controls.
export const HTML = '<div class="bar"><input type="range" aria-label="Frame"><div class="row">' +
  buttons('first', 'more wide') + buttons('prev') + buttons('play', '') + buttons('next') + buttons('last', 'more wide') +
  '<output aria-live="off"></output>' + buttons('turn loop') +
  '<select class="more" aria-label="Speed" title="Speed (+ and −)"></select>' +
  buttons('save', 'more wide') + buttons('full', '') + '</div></div>'

// controls wires the bar in root, the shadow tree of host, to a core. after()
// is called when the core has been told something. It returns show(frame),
// which brings the bar up to date.
export function controls(host, root, film, core, { save, after }) {
  const find = (selector) => root.querySelector(selector)
  const bar = find('input'), label = find('output'), speed = find('select')
  const press = {}
  for (const b of root.querySelectorAll('button')) press[b.dataset.do] = b
  const name = (b, text) => {
    b.title = text
    b.ariaLabel = text.replace(/ \(.*/, '')
  }
  for (const k in BUTTONS) name(press[k], BUTTONS[k])
  if (!host.requestFullscreen) press.full.hidden = true
  bar.max = film.frames - 1
  if (film.labelName) bar.ariaLabel = film.labelName
  for (const s of SPEEDS) speed.add(new Option(s + '×', s))

  const actions = {
    play: core.toggle, turn: core.turn, loop: core.nextRepeat, save,
    first: () => core.show(0),
    last: () => core.show(film.frames - 1),
    prev: () => core.step(-1),
    next: () => core.step(1),
    faster: () => core.faster(1),
    slower: () => core.faster(-1),
    full: () => document.fullscreenElement ? document.exitFullscreen() : host.requestFullscreen?.(),
  }
  const act = (action) => {
    action()
    after()
  }

  find('.row').onclick = (e) => {
    const b = e.target.closest('button')
    if (!b) return
    // After a click the keys are the player's again, not the button's.
    if (e.detail) host.focus({ preventScroll: true })
    act(actions[b.dataset.do])
  }
  find('canvas').onclick = () => act(core.toggle)
  bar.oninput = () => act(() => {
    core.pause()
    core.seek(bar.valueAsNumber)
  })
  speed.onchange = () => act(() => core.setSpeed(+speed.value))

  // A notebook takes keys such as r and l for itself before they reach its
  // cells. So the player listens first of all, but only while it has the focus,
  // and leaves alone what it has no use for.
  const key = (e) => {
    const target = e.composedPath()[0]
    if (!host.contains(document.activeElement)) return release()
    if (e.ctrlKey || e.metaKey || e.altKey || target == speed) return
    const k = e.key.toLowerCase()
    if (k == ' ' && target.localName == 'button') return
    const action = /^[0-9]$/.test(k) ? () => core.seek(floor(film.frames * k / 10)) : actions[KEYS[k]]
    if (!action) return
    e.preventDefault()
    e.stopImmediatePropagation()
    act(action)
  }
  const release = () => removeEventListener('keydown', key, true)
  host.addEventListener('focusin', () => addEventListener('keydown', key, true))
  host.addEventListener('focusout', release)

  const seconds = film.frames / film.fps
  const digits = max(0, min(3, ceil(Math.log10(film.fps)), ceil(3 - Math.log10(seconds + 1))))
  const when = film.labels?.length
    ? (f) => (film.labelName ? film.labelName + ' = ' : '') + film.labels[f]
    : (f) => (f / film.fps).toFixed(digits) + ' s'
  const count = make('span')
  label.append('', count)

  let playing, repeat
  return function show(frame) {
    const text = when(frame)
    bar.value = frame
    bar.style.setProperty('--done', film.frames > 1 ? frame / (film.frames - 1) : 1)
    bar.ariaValueText = text + ', frame ' + (frame + 1) + ' of ' + film.frames
    label.firstChild.data = text
    count.textContent = frame + 1 + ' / ' + film.frames
    if (playing != core.playing) {
      playing = core.playing
      press.play.innerHTML = icon(playing ? 'pause' : 'play')
      name(press.play, playing ? 'Pause (space)' : BUTTONS.play)
    }
    if (repeat != core.repeat) {
      repeat = core.repeat
      press.loop.innerHTML = icon(repeat)
      name(press.loop, REPEAT_NAMES[repeat])
    }
    press.turn.ariaPressed = core.reverse
    speed.value = core.speed
  }
}
