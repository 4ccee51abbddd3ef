// Moving GIFs. They have one palette for all frames, and each frame holds only
// what differs from the one before.
import { changed, words } from './change.js'
import { lzw } from './lzw.js'
import { nearest } from './palette.js'
import { schedule } from './schedule.js'

// Of so many frames the colours are counted.
const SAMPLES = 24

const u16 = (v) => [v & 255, v >> 8 & 255]
const ascii = (s) => Array.from(s, (c) => c.charCodeAt(0))

export const gif = {
  pixels: onWhite,
  shots: (film) => schedule(film, 100, 2), // browsers keep to 2/100 s and more
  samples(film, shots) {
    const n = Math.min(SAMPLES, shots.length)
    return Array.from({ length: n }, (_, i) => shots[Math.floor(i * shots.length / n)])
  },
  // One index is for what is as before.
  look(film, count) {
    const palette = count.palette(255)
    return { palette, bits: Math.max(2, Math.ceil(Math.log2(palette.length + 1))) }
  },

  // frame is what differs from the picture before, as part of a file, or null.
  frame(now, before, width, look) {
    const rect = changed(now, before, width), { palette, bits } = look
    look.index ??= nearest(palette)
    return rect && { ...rect, data: lzw(indices(now, before, rect, width, look.index, palette.length), bits) }
  },

  // file returns the parts of a file.
  file({ width, height, repeat }, frames, { palette, bits }) {
    const colors = new Uint8Array(3 << bits)
    palette.forEach((c, i) => colors.set([c, c >> 8, c >> 16], 3 * i))
    const parts = [Uint8Array.from([...ascii('GIF89a'), ...u16(width), ...u16(height), 0xf0 | bits - 1, 0, 0]), colors]
    if (repeat != 'once') parts.push(Uint8Array.from([0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, 0, 0, 0]))
    for (const { x, y, w, h, delay, data } of frames) {
      parts.push(Uint8Array.from([
        0x21, 0xf9, 4, 0x05, ...u16(Math.min(delay, 65535)), palette.length, 0,
        0x2c, ...u16(x), ...u16(y), ...u16(w), ...u16(h), 0,
      ]), data)
    }
    parts.push(Uint8Array.of(0x3b))
    return parts
  },
}

// indices are those of a rectangle's pixels; same means as before.
function indices(now, before, { x, y, w, h }, width, index, same) {
  const out = new Uint8Array(w * h)
  let last = -1, slot = 0
  for (let row = 0, k = 0; row < h; row++) {
    let at = (y + row) * width + x
    for (const end = at + w; at < end; at++, k++) {
      const c = now[at]
      if (before && before[at] == c) {
        out[k] = same
        continue
      }
      if (c != last) {
        last = c
        slot = index(c)
      }
      out[k] = slot
    }
  }
  return out
}

// onWhite makes pixels opaque, a number a pixel: GIF has no half opacity.
function onWhite(pixels) {
  for (let i = 3; i < pixels.length; i += 4) {
    const a = pixels[i]
    if (a == 255) continue
    for (let k = i - 3; k < i; k++) pixels[k] = 255 + (pixels[k] - 255) * a / 255
    pixels[i] = 255
  }
  return words(pixels)
}
