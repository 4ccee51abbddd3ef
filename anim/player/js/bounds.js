import { cos, PI, sin } from './math.js'

// The box that everything a layer ever draws fits into, as [x0, y0, x1, y1] in
// coordinate steps. A layer without drawings has none.
export function bounds({ clip, states }) {
  if (clip) return [clip.x0, clip.y0, clip.x1, clip.y1]
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  const add = (x, y, r) => {
    if (x - r < box[0]) box[0] = x - r
    if (y - r < box[1]) box[1] = y - r
    if (x + r > box[2]) box[2] = x + r
    if (y + r > box[3]) box[3] = y + r
  }
  for (const state of states) {
    for (const op of state) {
      if (op.kind == 'image') {
        add(op.rect.x0, op.rect.y0, 0)
        add(op.rect.x1, op.rect.y1, 0)
      } else if (op.kind == 'text') {
        // From the descenders up to the accents, turned about the anchor.
        const a = op.angle / 64 * PI / 180, em = op.size / 8
        const left = { left: 0, center: -0.5, right: -1 }[op.align] * op.width
        for (const u of [left - em / 4, left + op.width + em / 4]) {
          for (const v of [-em * 1.1, em * 0.4]) {
            add(op.x + u * cos(a) + v * sin(a), op.y - u * sin(a) + v * cos(a), 0)
          }
        }
      } else {
        // Half the diagonal, so that square caps are inside too.
        const { x, y, size } = op, line = (size ? op.edgeWidth : op.width) / 8 * 0.75 + 8
        for (let i = 0; i < x.length; i++) add(x[i], y[i], line + (size ? size[size.length > 1 ? i : 0] / 2 : 0))
      }
    }
  }
  return box[0] <= box[2] ? box : null
}
