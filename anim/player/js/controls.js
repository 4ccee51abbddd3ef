// The controls below the picture, and the keyboard.
import { SPEEDS } from './core.js'
import { icon } from './icons.js'
import { listen } from './keys.js'
import { live } from './live.js'
import { ceil, floor, make, max, min } from './math.js'

const BUTTONS = {
  first: 'First frame (Home)', prev: 'Previous frame (←)', play: 'Play (space)', next: 'Next frame (→)',
  last: 'Last frame (End)', turn: 'Play in reverse (r)', mute: 'Sound off (m)', save: 'Save this frame as PNG (s)',
  keys: 'Keyboard (?)', full: 'Full screen (f)',
}
const REPEAT_NAMES = { loop: 'Play in a loop (l)', once: 'Play once (l)', reflect: 'Play to and fro (l)' }
const KEYS = {
  ' ': 'play', k: 'play', arrowleft: 'prev', arrowright: 'next', home: 'first', end: 'last',
  m: 'mute', '+': 'faster', '=': 'faster', '-': 'slower', r: 'turn', l: 'loop', s: 'save', f: 'full', '?': 'keys', escape: 'escape',
}
// What the help says of the keys; a still has only those of its end.
const HELP = [
  ['space, k', 'play, pause'], ['← →', 'step'], ['Home, End', 'first, last frame'], ['0 … 9', 'go to tenths'],
  ['+ −', 'speed'], ['r', 'reverse'], ['l', 'loop, once, to and fro'], ['m', 'sound'], ['s', 'save as PNG'], ['f', 'full screen'],
]

const buttons = (names, kind) => names.split(' ').map((name) => `<button class="${kind}" data-do="${name}">${icon(name)}</button>`).join('')

// HTML is the bar. Those of the class clock are for films that move, those of
// the class wide go where there is little room, and those of the class more
// from simple controls.
export const HTML = '<div class="bar"><div class="params"></div><input class="time clock" type="range" aria-label="Frame"><div class="row">' +
  buttons('first', 'clock more wide') + buttons('prev', 'clock more') + buttons('play', 'clock') + buttons('next', 'clock more') + buttons('last', 'clock more wide') +
  '<output aria-live="off"></output>' + buttons('turn loop', 'clock more') +
  '<select class="clock more" aria-label="Speed" title="Speed (+ and −)"></select>' +
  buttons('mute', 'clock') + buttons('save keys', 'more wide') + buttons('full', '') + '</div></div>'

// controls wires the bar in root, the shadow tree of host, to a core and to the
// sweep that chooses what it plays. heard is its sound, if it has
// one. after() is called when one of them has been told something. It returns show(frame), which brings the bar up to date.
export function controls(host, root, film, core, sweep, { save, heard, after }) {
  const { params, length } = film
  const find = (selector) => root.querySelector(selector)
  const bar = find('.time'), label = find('.row output'), speed = find('select'), stage = find('.stage'), help = find('.help')
  const still = length < 2
  const press = {}
  for (const b of root.querySelectorAll('[data-do]')) press[b.dataset.do] = b
  const name = (b, text) => {
    b.title = text
    b.ariaLabel = text.replace(/ \(.*/, '')
  }
  for (const k in BUTTONS) name(press[k], BUTTONS[k])
  if (!host.requestFullscreen) press.full.hidden = true
  bar.max = length - 1
  press.mute.hidden = !heard
  for (const s of SPEEDS) speed.add(new Option(s + '×', s))
  if (still) find('.bar').className += ' still'

  const act = (action) => {
    action()
    after()
  }

  // A slider or a menu for each parameter.
  const inputs = params.map(({ name, menu, values }, i) => {
    const box = make('label'), input = make(menu ? 'select' : 'input'), value = make('output')
    const text = make('span')
    text.textContent = name
    box.append(text, input)
    if (menu) for (const v of values) input.add(new Option(v, input.length))
    else {
      box.append(value)
      input.type = 'range'
      input.max = values.length - 1
      // Room for the longest, so that the slider does not change its length.
      value.style.minWidth = max(...values.map((v) => v.length)) + 'ch'
    }
    input.ariaLabel = name
    input.oninput = () => act(() => sweep.at[i] = +input.value)
    find('.params').append(box)
    return () => {
      const at = sweep.at[i]
      input.value = at
      if (menu) return
      input.ariaValueText = value.textContent = values[at]
      input.style.setProperty('--done', values.length > 1 ? at / (values.length - 1) : 1)
    }
  })

  // The figure may have controls of its own; what they do is not here twice.
  const own = (kind) => film.controls.find((c) => c.kind == kind)
  const range = own('speed')
  if (range) speed.hidden = true
  if (own('play')) press.play.hidden = true
  const pace = (s) => core.setSpeed(range ? min(max(s, range.min), range.max) : s)
  const update = film.controls.length ? live(film, stage, (s) => act(() => pace(s)), () => act(core.toggle)) : () => {}
  pace(1)

  // Of stills, the keys that step go through the first slider's values.
  const first = params.findIndex(({ menu }) => !menu)
  const go = still && params[first]
    ? (to) => sweep.at[first] = max(0, min(params[first].values.length - 1, to))
    : core.show
  const count = still ? params[first]?.values.length || 1 : length
  const step = (d) => still ? go(sweep.at[first] + d) : core.step(d)
  const faster = (d) => {
    core.faster(d)
    pace(core.speed)
  }
  const actions = {
    play: core.toggle, turn: core.turn, loop: core.nextRepeat, save,
    mute: () => heard && (heard.muted = !heard.muted),
    first: () => go(0),
    last: () => go(count - 1),
    prev: () => step(-1),
    next: () => step(1),
    faster: () => faster(1),
    slower: () => faster(-1),
    full: () => document.fullscreenElement ? document.exitFullscreen() : host.requestFullscreen?.(),
    keys: () => press.keys.ariaExpanded = !(help.hidden = !help.hidden),
    escape: () => help.hidden || actions.keys(),
  }
  help.innerHTML = HELP.slice(still ? 8 : 0).filter(([k]) => heard || k != 'm').map((row) => `<dt>${row[0]}<dd>${row[1]}`).join('')
  press.keys.ariaExpanded = false

  find('.row').onclick = (e) => {
    const b = e.target.closest('button')
    if (!b) return
    // After a click the keys are the player's again, not the button's.
    if (e.detail) host.focus({ preventScroll: true })
    act(actions[b.dataset.do])
  }
  find('canvas').onclick = () => act(core.toggle)
  help.onclick = () => act(actions.keys)
  bar.oninput = () => act(() => {
    core.pause()
    core.seek(bar.valueAsNumber)
  })
  speed.onchange = () => act(() => core.setSpeed(+speed.value))

  listen(host, bar, help, (k) => /^\d$/.test(k) ? () => still ? go(floor(count * k / 10)) : core.seek(floor(count * k / 10)) : actions[KEYS[k]], act)

  const digits = max(0, min(3, ceil(Math.log10(film.fps)), ceil(3 - Math.log10(length / film.fps + 1))))
  const counter = make('span')
  label.append('', counter)

  let playing, repeat, muted
  return function show(frame) {
    for (const show of inputs) show()
    update(core)
    if (still) return
    const text = (frame / film.fps).toFixed(digits) + ' s'
    bar.value = frame
    bar.style.setProperty('--done', frame / (length - 1))
    bar.ariaValueText = text + ', frame ' + (frame + 1) + ' of ' + length
    label.firstChild.data = text
    counter.textContent = frame + 1 + ' / ' + length
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
    if (heard && muted != heard.muted) {
      muted = heard.muted
      press.mute.innerHTML = icon(muted ? 'muted' : 'mute')
      name(press.mute, muted ? 'Sound on (m)' : BUTTONS.mute)
    }
    press.turn.ariaPressed = core.reverse
    speed.value = core.speed
  }
}
