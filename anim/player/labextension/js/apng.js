// Animated PNGs with the exact colours. Each frame holds only what differs from
// the one before.
import { changed, words } from './change.js'
import { exactly } from './palette.js'
import { schedule } from './schedule.js'

const u32 = (v) => [v >>> 24, v >>> 16 & 255, v >>> 8 & 255, v & 255]
const u16 = (v) => [v >>> 8, v & 255]
const ascii = (s) => Array.from(s, (c) => c.charCodeAt(0))

// A colour that means "as before" where there is no palette. Pixels that have it
// get the next one.
const KEY = 0x030201

export const apng = {
  pixels: words,
  shots: (film) => schedule(film, 1000, 1),
  // All frames are looked at for their colours, until there are too many.
  samples: (film, shots) => film.opaque ? shots : [],
  enough: (count) => !count.few(255),
  look({ opaque }, count) {
    const palette = opaque && count.few(255)
    return palette ? { palette, bytes: 1 } : { bytes: opaque ? 3 : 4 }
  },

  // frame is what differs from the picture before, as part of a file, or null.
  async frame(now, before, width, look) {
    const rect = changed(now, before, width)
    if (look.palette) look.index ??= exactly(look.palette)
    return rect && { ...rect, data: await deflate(rows(now, look.bytes < 4 && before, rect, width, look)) }
  },

  // file returns the parts of a file.
  file({ width, height, repeat }, frames, { palette, bytes }) {
    const parts = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)]
    const chunk = (type, head, data = []) => {
      const body = new Uint8Array(4 + head.length + data.length)
      body.set(ascii(type))
      body.set(head, 4)
      body.set(data, 4 + head.length)
      parts.push(Uint8Array.from(u32(body.length - 4)), body, Uint8Array.from(u32(crc(body))))
    }
    chunk('IHDR', [...u32(width), ...u32(height), 8, { 1: 3, 3: 2, 4: 6 }[bytes], 0, 0, 0])
    chunk('acTL', [...u32(frames.length), ...u32(repeat == 'once' ? 1 : 0)])
    const rgb = (c) => [c & 255, c >> 8 & 255, c >> 16 & 255]
    if (palette) {
      chunk('PLTE', [0, ...palette].flatMap(rgb))
      chunk('tRNS', [0]) // the first means "as before"
    } else if (bytes == 3) chunk('tRNS', rgb(KEY).flatMap(u16))
    let number = 0
    for (const { x, y, w, h, delay, data } of frames) {
      // Of a delay too long for 16 bits of milliseconds, seconds will do.
      const time = delay < 65536 ? [...u16(delay), ...u16(1000)] : [...u16(Math.min(65535, Math.round(delay / 1000))), ...u16(1)]
      chunk('fcTL', [...u32(number++), ...u32(w), ...u32(h), ...u32(x), ...u32(y), ...time, 0, bytes < 4 ? 1 : 0])
      if (number == 1) chunk('IDAT', [], data)
      else chunk('fdAT', u32(number++), data)
    }
    chunk('IEND', [])
    return parts
  },
}

// rows are a rectangle's pixels as PNG has them. If before is given, pixels that
// are as before say no more than that.
function rows(now, before, { x, y, w, h }, width, { bytes, index }) {
  const out = new Uint8Array((bytes * w + 1) * h), row = new Uint32Array(w)
  let to = 0
  for (let at = y * width + x, end = at + h * width; at < end; at += width) {
    for (let i = 0; i < w; i++) {
      const c = now[at + i]
      if (before && c == before[at + i]) row[i] = bytes == 1 ? 0 : KEY
      else if (bytes == 1) row[i] = index(c) + 1
      else row[i] = bytes == 3 && (c & 0xffffff) == KEY ? KEY + 1 : c
    }
    const filter = bytes > 1 && shaded(row)
    out[to++] = filter ? 1 : 0
    if (bytes == 1) {
      out.set(row, to)
      to += w
      continue
    }
    let a = 0
    for (let i = 0; i < w; i++) {
      const c = row[i]
      out[to++] = (c & 255) - (a & 255)
      out[to++] = (c >> 8 & 255) - (a >> 8 & 255)
      out[to++] = (c >> 16 & 255) - (a >> 16 & 255)
      if (bytes == 4) out[to++] = (c >>> 24) - (a >>> 24)
      if (filter) a = c
    }
  }
  return out
}

// shaded says whether a row is much of a smooth picture, which is best stored as
// its steps; drawings have runs and repetitions, which deflate codes best as they
// are.
function shaded(row) {
  let steps = 0, sum = 0
  for (let i = 1; i < row.length; i++) {
    const a = row[i - 1], b = row[i]
    if (a == b) continue
    steps++
    sum += Math.abs((a & 255) - (b & 255)) + Math.abs((a >> 8 & 255) - (b >> 8 & 255)) + Math.abs((a >> 16 & 255) - (b >> 16 & 255))
  }
  return steps > row.length / 4 && sum < 24 * steps
}

const deflate = async (data) =>
  new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer())

const TABLE = Uint32Array.from({ length: 256 }, (_, v) => {
  for (let k = 0; k < 8; k++) v = v & 1 ? 0xedb88320 ^ v >>> 1 : v >>> 1
  return v
})

export function crc(bytes) {
  let c = ~0
  for (const v of bytes) c = TABLE[(c ^ v) & 255] ^ c >>> 8
  return ~c >>> 0
}
