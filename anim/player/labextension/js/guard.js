// A stranger's film may keep to all rules of the format and still be far too
// much for a page. What it takes is estimated before it is played.

// The most that a film may have. A page's layers are compared pair by pair, and
// every value of a menu is an element of the page.
const LAYERS = 2000, OPS = 1 << 18, POINTS = 1 << 25, CELLS = 1 << 24, VALUES = 1e4, CONTROLS = 100, TEXT = 1e6

// The most that drawing a picture may take, in µs on a slow computer.
const DRAWING = 5e5

// bearable throws an Error that says why a film is too much.
export function bearable(film) {
  const { layers, axes, params, controls } = film
  const most = (n, limit, what) => {
    if (n > limit) throw new Error(`it has too many ${what} for a notebook that is not trusted`)
  }
  most(layers.length + axes.length, LAYERS, 'layers')
  most(params.reduce((n, { values }) => n + values.length, 0), VALUES, 'parameters')
  most(controls.length, CONTROLS, 'controls')
  let ops = 0, points = 0, text = texts(film)
  let drawing = 0
  for (const { states } of layers) {
    let longest = 0
    for (const state of states) {
      ops += 1 + state.length
      let sum = 0
      for (const op of state) {
        if (op.verbs) ops += op.verbs.length + op.dash.length
        if (op.kind == 'text') text += op.string.length
        if (op.kind == 'image') most(op.w * op.h, CELLS, 'cells in an image')
        points += op.x?.length || 1
        sum += COST[op.kind](op, film)
      }
      longest = Math.max(longest, sum)
    }
    drawing += longest
  }
  most(ops, OPS, 'drawings')
  most(points, POINTS, 'points')
  most(text, TEXT, 'letters')
  if (drawing > DRAWING) throw new Error('its pictures take too long to draw for a notebook that is not trusted')
}

const texts = ({ title, params, controls, layers, axes }) =>
  [title, ...params.flatMap(({ name, values }) => [name, ...values]), ...controls.flatMap(({ label, pause }) => [label, pause]),
    ...layers.map(({ label }) => label), ...axes.flatMap(({ title, x, y }) => [title, x, y])].reduce((n, s) => n + s.length, 0)

// What an operation takes, in µs. Measured in Chromium without a graphics
// processor, and rounded up: 1 µs a line across a small picture, 3 a mark, 1 ms a
// million pixels or cells.
const OP = 5, POINT = 1, MARK = 3, LETTER = 5, PIXEL = 1e-3
const DASHES = 1e6 // of more Chromium draws none

const COST = {
  path({ x, y, dash, fill, stroke, width: thick }, { width, height }) {
    const box = [Infinity, Infinity, -Infinity, -Infinity]
    let across = 0, length = 0
    for (let i = 0; i < x.length; i++) {
      box[0] = Math.min(box[0], x[i])
      box[1] = Math.min(box[1], y[i])
      box[2] = Math.max(box[2], x[i])
      box[3] = Math.max(box[3], y[i])
      if (!i) continue
      const dx = Math.abs(x[i] - x[i - 1]), dy = Math.abs(y[i] - y[i - 1])
      across += Math.min(dy / 8, height)
      length += dx + dy
    }
    const area = fill ? Math.min((box[2] - box[0]) / 8, width) * Math.min((box[3] - box[1]) / 8, height) : 0
    const line = stroke ? Math.min(length / 8, x.length * (width + height)) * Math.min(thick / 64, width) : 0
    const period = dash.reduce((a, b) => a + b, 0)
    const dashes = period ? Math.min(length / period, DASHES) : 0
    return OP + (x.length + across / 100 + dashes) * POINT + (Math.max(0, area) + line) * PIXEL
  },
  marks({ x, size, edgeWidth }, { width, height }) {
    let sum = OP
    for (let i = 0; i < x.length; i++) {
      const d = size[size.length > 1 ? i : 0] / 8 + edgeWidth / 64
      sum += MARK + Math.min(d, width) * Math.min(d, height) * 2 * PIXEL
    }
    return sum
  },
  text: ({ string }) => OP + string.length * LETTER,
  image: ({ w, h }, { width, height }) => OP + w * h * 8 * PIXEL + width * height * PIXEL,
}
