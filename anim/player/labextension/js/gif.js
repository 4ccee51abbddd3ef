// Moving GIFs. They have one palette for all frames, and each frame holds only
// what differs from the one before.
import { changed, words } from './change.js'
import { lzw } from './lzw.js'
import { counter, nearest } from './palette.js'
import { schedule } from './schedule.js'

// Of so many frames the colours are counted.
const SAMPLES = 24

const u16 = (v) => [v & 255, v >> 8 & 255]
const ascii = (s) => Array.from(s, (c) => c.charCodeAt(0))

// gif returns the parts of a file. paint gives a frame's pixels.
export async function gif(film, paint, tell) {
  const { width, height } = film
  const shots = schedule(film, 100, 2) // browsers keep to 2/100 s and more
  const count = counter()
  const samples = Math.min(SAMPLES, shots.length)
  for (let i = 0; i < samples; i++) {
    count.add(onWhite(paint(shots[Math.floor(i * shots.length / samples)].frame)))
    await tell(i / (samples + shots.length))
  }
  const palette = count.palette(255), index = nearest(palette)
  const same = palette.length // means: as before
  const bits = Math.max(2, Math.ceil(Math.log2(palette.length + 1)))
  const colors = new Uint8Array(3 << bits)
  palette.forEach((c, i) => colors.set([c, c >> 8, c >> 16], 3 * i))

  const parts = [Uint8Array.from([...ascii('GIF89a'), ...u16(width), ...u16(height), 0xf0 | bits - 1, 0, 0]), colors]
  if (film.repeat != 'once') parts.push(Uint8Array.from([0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, 0, 0, 0]))
  let before, shown // the frame before, and what is to be added
  const flush = () => {
    if (!shown) return
    const { x, y, w, h, delay, data } = shown
    parts.push(Uint8Array.from([0x21, 0xf9, 4, 0x05, ...u16(Math.min(delay, 65535)), same, 0, 0x2c, ...u16(x), ...u16(y), ...u16(w), ...u16(h), 0]), data)
  }
  for (const [i, { frame, delay }] of shots.entries()) {
    const now = onWhite(paint(frame)), rect = changed(now, before, width)
    if (!rect) shown.delay += delay
    else {
      flush()
      shown = { ...rect, delay, data: lzw(indices(now, before, rect, width, index, same), bits) }
    }
    before = now
    await tell((samples + i + 1) / (samples + shots.length))
  }
  flush()
  parts.push(Uint8Array.of(0x3b))
  return parts
}

// indices are those of a rectangle's pixels.
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
