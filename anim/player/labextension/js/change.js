// changed returns the rectangle of what differs between two pictures of a
// width, given as a pixel a number: { x, y, w, h }, or null. Before the first
// picture there is none, and all of it is new.
export function changed(now, before, width) {
  const height = now.length / width
  if (!before) return { x: 0, y: 0, w: width, h: height }
  let x0 = width, x1 = 0, y0 = -1, y1 = 0
  for (let y = 0; y < height; y++) {
    const from = y * width
    let l = 0, r = width
    while (l < r && now[from + l] == before[from + l]) l++
    if (l == r) continue
    while (now[from + r - 1] == before[from + r - 1]) r--
    if (y0 < 0) y0 = y
    y1 = y + 1
    if (l < x0) x0 = l
    if (r > x1) x1 = r
  }
  return y0 < 0 ? null : { x: x0, y: y0, w: x1 - x0, h: y1 - y0 }
}

// words are the bytes of pixels as a number a pixel.
export const words = (pixels) => new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)
