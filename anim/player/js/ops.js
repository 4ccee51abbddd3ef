// How each operation of a film is drawn on a canvas, at s device pixels to a
// pixel of the film.

import { abs, cos, floor, make, max, PI, round, sin } from './math.js'

const STEPS = 8 // coordinate steps in a pixel
const FINE = 64 // steps of widths and font sizes in a pixel, of angles in a degree

export function paint(ctx, op, s) {
  ctx.resetTransform()
  DRAW[op.kind](ctx, op, s)
}

const DRAW = { path, marks, text, image }

function path(ctx, op, s) {
  const { fill, stroke, crisp } = op
  // A crisp path is drawn on the grid of device pixels, any other in the
  // film's own coordinates.
  const k = s / STEPS
  let { x, y } = op, unit = 1
  let width = op.width / FINE * STEPS
  if (crisp) {
    width = max(1, round(width * k))
    ;[x, y] = snap(op, k, stroke ? width : 0)
    unit = k
  } else ctx.scale(k, k)

  ctx.beginPath()
  let i = 0
  for (const { kind, n } of op.verbs) {
    for (let j = 0; j < n; j++) {
      if (kind == 1) ctx.lineTo(x[i], y[i++])
      else if (kind == 0) ctx.moveTo(x[i], y[i++])
      else if (kind == 2) ctx.quadraticCurveTo(x[i], y[i++], x[i], y[i++])
      else if (kind == 3) ctx.bezierCurveTo(x[i], y[i++], x[i], y[i++], x[i], y[i++])
      else ctx.closePath()
    }
  }
  if (fill) {
    ctx.fillStyle = fill
    ctx.fill()
  }
  if (stroke && width) {
    ctx.strokeStyle = stroke
    ctx.lineWidth = width
    ctx.lineCap = op.cap
    ctx.lineJoin = 'round'
    ctx.setLineDash(Array.from(op.dash || [], (d) => d * unit))
    ctx.lineDashOffset = op.dashOffset * unit
    ctx.stroke()
    ctx.setLineDash([])
  }
}

// snap moves the points so that a stroke of w device pixels covers whole
// pixels: the middle of an odd one is the middle of a pixel. The free ends of
// a line go to the nearest edge of a pixel along the line.
function snap({ x, y, verbs, cap }, k, w) {
  const grid = (v) => w % 2 ? floor(v * k) + 0.5 : round(v * k)
  const X = Float64Array.from(x, grid), Y = Float64Array.from(y, grid)
  const end = (i, j) => {
    if (Y[i] == Y[j]) X[i] = round(x[i] * k)
    else if (X[i] == X[j]) Y[i] = round(y[i] * k)
  }
  let i = 0, first = 0
  const open = () => {
    if (i - first > 1 && w && cap == 'butt') {
      end(first, first + 1)
      end(i - 1, i - 2)
    }
    first = i
  }
  for (const { kind, n } of verbs) {
    for (let j = 0; j < n; j++) {
      if (kind == 0) open()
      if (kind == 4) first = i
      else i++
    }
  }
  open()
  return [X, Y]
}

// The corners of the shapes in a square from -1 to 1, in the order of their
// numbers. Circle has none. The four made of lines are pairs of ends.
const SHAPES = [
  [],
  [-1, -1, 1, -1, 1, 1, -1, 1],
  [0, -1, 1, 0, 0, 1, -1, 0],
  [0, -1, 1, 1, -1, 1],
  [0, 1, -1, -1, 1, -1],
  [0, -1, 0, 1],
  [-1, 0, 1, 0],
  [0, -1, 0, 1, -1, 0, 1, 0],
  [-1, -1, 1, 1, -1, 1, 1, -1],
  Array.from({ length: 20 }, (_, i) => {
    const a = PI * (i >> 1) / 5, r = i & 2 ? 0.382 : 1
    return i & 1 ? -r * cos(a) : r * sin(a)
  }),
]

// Each mark is drawn on its own, in order: see-through ones then darken each
// other, and one path of a thousand circles is slower than a thousand circles.
// Only lines of one colour are drawn together.
function marks(ctx, op, s) {
  const { shape, x, y, size, colors, index, edge } = op
  const corners = SHAPES[shape], lines = shape > 4 && shape < 9
  const width = op.edgeWidth / FINE * STEPS
  ctx.scale(s / STEPS, s / STEPS)
  ctx.lineJoin = 'round'
  ctx.lineCap = 'butt'
  if (width) ctx.lineWidth = width
  if (edge) ctx.strokeStyle = edge
  ctx.beginPath()
  let last
  for (let i = 0; i < x.length; i++) {
    const color = colors[index ? index[i] : 0], r = size[size.length > 1 ? i : 0] / 2
    if (lines) {
      if (!color || !width) continue
      if (color != last) {
        ctx.stroke()
        ctx.beginPath()
        ctx.strokeStyle = last = color
      }
    } else ctx.beginPath()
    if (shape) {
      for (let j = 0; j < corners.length; j += 2) {
        const px = x[i] + r * corners[j], py = y[i] + r * corners[j + 1]
        if (lines ? j % 4 : j) ctx.lineTo(px, py)
        else ctx.moveTo(px, py)
      }
      if (!lines) ctx.closePath()
    } else ctx.arc(x[i], y[i], r, 0, 2 * PI)
    if (lines) continue
    if (color) {
      if (color != last) ctx.fillStyle = last = color
      ctx.fill()
    }
    if (edge && width) ctx.stroke()
  }
  if (lines) ctx.stroke()
}

export const FAMILIES = [
  '"Liberation Sans",Arial,Helvetica,sans-serif',
  '"Liberation Serif","Times New Roman",Times,serif',
  '"Liberation Mono","Courier New",Courier,monospace',
]

function text(ctx, op, s) {
  const { string, font, width, color } = op
  if (!color) return
  ctx.translate(op.x / STEPS * s, op.y / STEPS * s)
  ctx.rotate(-op.angle / FINE * PI / 180)
  ctx.font = (font & 2 ? 'italic ' : '') + (font & 1 ? 'bold ' : '') +
    op.size / FINE + 'px ' + FAMILIES[font & 8 ? 2 : font & 4 ? 1 : 0]
  // Another font than the one it was laid out with is squeezed to its width.
  if (!op.squeeze) {
    const r = width / STEPS / ctx.measureText(string).width
    op.squeeze = r > 0 && r < Infinity && abs(r - 1) > 0.01 ? r : 1
  }
  ctx.scale(s * op.squeeze, s)
  ctx.textAlign = op.align
  ctx.fillStyle = color
  ctx.fillText(string, 0, 0)
}

let cells // the canvas that holds an image's cells, one pixel each

function image(ctx, op, s) {
  const { w, h, pix, palette, rect } = op
  const data = new ImageData(w, h)
  if (palette) {
    const colors = new Uint32Array(palette.slice().buffer), out = new Uint32Array(data.data.buffer)
    for (let i = 0; i < out.length; i++) out[i] = colors[pix[i]]
  } else {
    const out = data.data, n = w * h
    for (let i = 0; i < n; i++) {
      for (let p = 0; p < 4; p++) out[4 * i + p] = pix[p * n + i]
    }
  }
  cells ||= make('canvas')
  cells.width = w
  cells.height = h
  cells.getContext('2d').putImageData(data, 0, 0)
  ctx.imageSmoothingEnabled = op.smooth
  const at = (v) => round(v / STEPS * s)
  const x = at(rect.x0), y = at(rect.y0)
  ctx.drawImage(cells, x, y, at(rect.x1) - x, at(rect.y1) - y)
}
