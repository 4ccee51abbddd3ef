// The controls that are part of the figure: where the film has a drawing of
// one stands one that works and looks the same.
import css from './live.css'
import { FAMILIES } from './ops.js'
import { make } from './math.js'

// live puts the film's controls on the stage, the element of the canvas.
// setSpeed and toggle are called when they are used. It returns a function that
// brings them up to date with a core.
export function live(film, stage, setSpeed, toggle) {
  const style = make('style')
  style.textContent = css
  stage.append(style)
  const updates = film.controls.map(({ kind, rect, label, pause, size, ink, accent, face, min, max, step }) => {
    const slider = kind == 'speed', box = make(slider ? 'label' : 'button')
    const part = (v, all) => v / all / 8 * 100 + '%'
    box.className = 'live'
    box.style = `left:${part(rect.x0, film.width)};top:${part(rect.y0, film.height)};` +
      `width:${part(rect.x1 - rect.x0, film.width)};height:${part(rect.y1 - rect.y0, film.height)};` +
      `font-size:${size / 64 / film.width * 100}cqw;font-family:${FAMILIES[0]};color:${ink};--accent:${accent || ink};--face:${face}`
    stage.append(box)
    if (!slider) {
      box.onclick = toggle
      return ({ playing }) => {
        const text = playing ? pause : label
        if (box.textContent != text) box.textContent = text
      }
    }
    const input = make('input'), value = make('output')
    box.append(label, input, value)
    input.type = 'range'
    input.min = min
    input.max = max
    input.step = step
    input.ariaLabel = label
    input.oninput = () => setSpeed(input.valueAsNumber)
    return ({ speed }) => {
      input.value = speed
      input.style.setProperty('--done', (input.value - min) / (max - min))
      value.textContent = input.ariaValueText = +speed.toPrecision(4) + '×'
    }
  })
  return (core) => updates.forEach((update) => update(core))
}
