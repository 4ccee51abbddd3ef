// The view draws any frame of a film on a canvas. What never changes is drawn
// once, on a second canvas; of the rest, only the parts of the picture that
// differ from the frame drawn last.
import { bounds } from './bounds.js'
import { ceil, floor, make, max, min, round } from './math.js'
import { paint } from './ops.js'

// view draws on a canvas. Layers whose number is in hidden are left out. base is
// the second canvas, of one's own or of a view that is no longer in use.
export function view(film, canvas, hidden = [], base = make('canvas')) {
  const ctx = canvas.getContext('2d')
  const below = base.getContext('2d')
  const layers = film.layers.map((layer, order) => ({
    order, clip: layer.clip, states: layer.states, frame: layer.frame,
    box: bounds(layer),
    moves: layer.frame.some((state) => state != layer.frame[0]),
  })).filter((layer) => layer.box && !hidden.includes(layer.order))
  let scale = 0
  let groups = [] // the parts of the picture that change, none over another
  let shown = -1 // the frame on the canvas

  function drawLayer(ctx, layer, frame) {
    const state = layer.states[layer.frame[frame]]
    if (!state) return
    const { clip } = layer
    ctx.save()
    if (clip) {
      const at = (v) => round(v / 8 * scale)
      ctx.resetTransform()
      ctx.beginPath()
      ctx.rect(at(clip.x0), at(clip.y0), at(clip.x1) - at(clip.x0), at(clip.y1) - at(clip.y0))
      ctx.clip()
    }
    for (const op of state) paint(ctx, op, scale)
    ctx.restore()
  }

  // arrange sorts the layers into those that can be drawn once, because they
  // never change and nothing that changes lies below them, and into groups of
  // the others that may touch each other.
  function arrange() {
    const fixed = []
    groups = []
    for (const layer of layers) {
      const [x0, y0, x1, y1] = layer.box.map((v) => v / 8 * scale)
      let group = { layers: [layer], box: [floor(x0) - 1, floor(y0) - 1, ceil(x1) + 1, ceil(y1) + 1] }
      const meets = ({ box: b }) => {
        const a = group.box
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
      }
      if (!layer.moves && !groups.some(meets)) {
        fixed.push(layer)
        continue
      }
      for (let other; other = groups.find(meets);) {
        groups.splice(groups.indexOf(other), 1)
        group = {
          layers: other.layers.concat(group.layers),
          box: group.box.map((v, i) => i < 2 ? min(v, other.box[i]) : max(v, other.box[i])),
        }
      }
      groups.push(group)
    }
    for (const { layers } of groups) layers.sort((a, b) => a.order - b.order)
    return fixed
  }

  return {
    // size sets the number of device pixels. The canvas is blank until draw.
    size(width, height) {
      canvas.width = base.width = width
      canvas.height = base.height = height
      scale = width / film.width
      shown = -1
      if (film.background) {
        below.fillStyle = film.background
        below.fillRect(0, 0, width, height)
      }
      for (const layer of arrange()) drawLayer(below, layer, 0)
      ctx.drawImage(base, 0, 0)
    },
    // draw shows a frame.
    draw(frame) {
      if (!scale || frame == shown) return
      for (const { box: [x0, y0, x1, y1], layers } of groups) {
        if (shown >= 0 && layers.every((l) => l.frame[frame] == l.frame[shown])) continue
        ctx.save()
        ctx.beginPath()
        ctx.rect(x0, y0, x1 - x0, y1 - y0)
        ctx.clip()
        ctx.clearRect(x0, y0, x1 - x0, y1 - y0)
        ctx.drawImage(base, 0, 0)
        for (const layer of layers) drawLayer(ctx, layer, frame)
        ctx.restore()
      }
      shown = frame
    },
  }
}
