// Animated PNGs, with all colours. Each frame holds only what differs from the
// one before.
import { changed, words } from './change.js'
import { schedule } from './schedule.js'

const u32 = (v) => [v >>> 24, v >>> 16 & 255, v >>> 8 & 255, v & 255]
const u16 = (v) => [v >>> 8, v & 255]

// apng returns the parts of a file. paint gives a frame's pixels.
export async function apng(film, paint, tell) {
  const { width, height } = film
  const shots = schedule(film, 1000, 1)
  const frames = []
  let before
  for (const [i, { frame, delay }] of shots.entries()) {
    const pixels = paint(frame), now = words(pixels), rect = changed(now, before, width)
    if (!rect) frames.at(-1).delay += delay
    else {
      // What is opaque can leave out, within its rectangle, what stays.
      const over = before && opaque(now, rect, width)
      frames.push({ ...rect, delay, over, data: await deflate(rows(now, over && before, rect, width)) })
    }
    before = now
    await tell((i + 1) / shots.length)
  }

  const parts = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)]
  const chunk = (type, head, data = []) => {
    const body = new Uint8Array(4 + head.length + data.length)
    body.set(Array.from(type, (c) => c.charCodeAt(0)))
    body.set(head, 4)
    body.set(data, 4 + head.length)
    parts.push(Uint8Array.from(u32(body.length - 4)), body, Uint8Array.from(u32(crc(body))))
  }
  chunk('IHDR', [...u32(width), ...u32(height), 8, 6, 0, 0, 0])
  chunk('acTL', [...u32(frames.length), ...u32(film.repeat == 'once' ? 1 : 0)])
  let number = 0
  for (const { x, y, w, h, delay, over, data } of frames) {
    // Of a delay too long for 16 bits of milliseconds, seconds will do.
    const time = delay < 65536 ? [...u16(delay), ...u16(1000)] : [...u16(Math.min(65535, Math.round(delay / 1000))), ...u16(1)]
    chunk('fcTL', [...u32(number++), ...u32(w), ...u32(h), ...u32(x), ...u32(y), ...time, 0, over ? 1 : 0])
    if (number == 1) chunk('IDAT', [], data)
    else chunk('fdAT', u32(number++), data)
  }
  chunk('IEND', [])
  return parts
}

function opaque(now, { x, y, w, h }, width) {
  for (let row = y; row < y + h; row++) {
    for (let at = row * width + x, end = at + w; at < end; at++) if (now[at] >>> 24 != 255) return false
  }
  return true
}

// rows are a rectangle's pixels as PNG has them, each row with the filter that
// promises the fewest bytes: none, the pixel at the left, or the one above.
// Pixels that are as before are left clear, if before is given.
function rows(now, before, { x, y, w, h }, width) {
  const out = new Uint8Array((4 * w + 1) * h), pixels = new Uint32Array(w), bytes = new Uint8Array(pixels.buffer)
  let above = new Uint8Array(4 * w)
  for (let row = 0; row < h; row++) {
    const from = (y + row) * width + x
    pixels.set(now.subarray(from, from + w))
    if (before) for (let i = 0; i < w; i++) if (before[from + i] == pixels[i]) pixels[i] = 0
    const cost = [0, 0, 0]
    for (let i = 0; i < bytes.length; i++) {
      const v = bytes[i], left = v - (i < 4 ? 0 : bytes[i - 4]) & 255, up = v - above[i] & 255
      cost[0] += v < 128 ? v : 256 - v
      cost[1] += left < 128 ? left : 256 - left
      cost[2] += up < 128 ? up : 256 - up
    }
    const filter = cost.indexOf(Math.min(...cost)), to = row * (4 * w + 1)
    out[to] = filter
    for (let i = 0; i < bytes.length; i++) {
      out[to + 1 + i] = bytes[i] - (filter == 2 ? above[i] : filter && i > 3 ? bytes[i - 4] : 0)
    }
    above = bytes.slice()
  }
  return out
}

const deflate = async (data) =>
  new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer())

const TABLE = Uint32Array.from({ length: 256 }, (_, v) => {
  for (let k = 0; k < 8; k++) v = v & 1 ? 0xedb88320 ^ v >>> 1 : v >>> 1
  return v
})

function crc(bytes) {
  let c = ~0
  for (const v of bytes) c = TABLE[(c ^ v) & 255] ^ c >>> 8
  return ~c >>> 0
}
