// A palette of the colours that suit a film: its own, if they are few, and else
// those of a median cut.

// Colours are told apart by the upper bits of their red, green and blue.
const BITS = 6, SIDE = 1 << BITS, DROP = 8 - BITS
const binOf = (c) => (c & 255) >> DROP | (c >> 8 & 255) >> DROP << BITS | (c >> 16 & 255) >> DROP << 2 * BITS

// counter counts colours: add is called with pictures, a pixel a number (red in
// the lowest bits), and palette makes at most n colours of them.
export function counter() {
  const exact = new Map(), most = 256
  const counts = new Float64Array(SIDE ** 3)
  return {
    add(pixels) {
      let last = -1, slot = 0
      for (let i = 0; i < pixels.length; i++) {
        const c = pixels[i] & 0xffffff
        if (c != last) {
          last = c
          slot = binOf(c)
          if (exact.size <= most) exact.set(c, true)
        }
        counts[slot]++
      }
    },
    palette: (n) => exact.size <= n ? [...exact.keys()] : cut(counts, n),
  }
}

// cut is the median cut: the box of colours with the most to gain is divided,
// again and again, and each box gives the mean of its colours.
function cut(counts, n) {
  const bins = []
  counts.forEach((count, bin) => count && bins.push({ count, at: [0, 1, 2].map((k) => (bin >> k * BITS & SIDE - 1)) }))
  const boxed = (bins) => {
    const range = [0, 1, 2].map((k) => {
      let lo = SIDE, hi = 0
      for (const { at } of bins) {
        if (at[k] < lo) lo = at[k]
        if (at[k] > hi) hi = at[k]
      }
      return hi - lo
    })
    const widest = range.indexOf(Math.max(...range))
    // Colours of few pixels count too: thin lines must keep theirs.
    const weight = bins.reduce((sum, { count }) => sum + Math.sqrt(count), 0)
    return { bins, widest, gain: range[widest] ** 2 * weight }
  }
  const boxes = [boxed(bins)]
  while (boxes.length < n) {
    const i = boxes.reduce((best, box, i) => box.gain > boxes[best].gain ? i : best, 0)
    const { bins, widest, gain } = boxes[i]
    if (!gain) break
    bins.sort((a, b) => a.at[widest] - b.at[widest])
    const half = bins.reduce((sum, { count }) => sum + Math.sqrt(count), 0) / 2
    let k = 0, sum = 0
    while (k < bins.length - 1 && (k < 1 || sum < half)) sum += Math.sqrt(bins[k++].count)
    boxes.splice(i, 1, boxed(bins.slice(0, k)), boxed(bins.slice(k)))
  }
  return boxes.map(({ bins }) => {
    const all = bins.reduce((sum, { count }) => sum + count, 0)
    const mean = (k) => {
      const v = bins.reduce((sum, { count, at }) => sum + count * at[k], 0) / all
      return Math.round(v * 255 / (SIDE - 1))
    }
    return mean(0) | mean(1) << 8 | mean(2) << 16
  })
}

// nearest returns a function that gives the index of the palette's colour that
// is nearest to a colour.
export function nearest(palette) {
  const own = new Map(palette.map((c, i) => [c, i]))
  const known = new Int16Array(SIDE ** 3).fill(-1)
  return (pixel) => {
    const c = pixel & 0xffffff, slot = binOf(c)
    if (known[slot] >= 0) return known[slot]
    let best = own.get(c) ?? 0
    if (!own.has(c)) {
      let least = Infinity
      palette.forEach((p, i) => {
        const d = ((p & 255) - (c & 255)) ** 2 + ((p >> 8 & 255) - (c >> 8 & 255)) ** 2 + ((p >> 16) - (c >> 16 & 255)) ** 2
        if (d < least) [least, best] = [d, i]
      })
    }
    return known[slot] = best
  }
}
