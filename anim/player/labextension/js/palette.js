// A palette of the colours that suit a film: its own, if they are few, and else
// those of a median cut.

// Colours are told apart by the upper bits of their red, green and blue.
const BITS = 6, SIDE = 1 << BITS, DROP = 8 - BITS
const binOf = (c) => (c & 255) >> DROP | (c >> 8 & 255) >> DROP << BITS | (c >> 16 & 255) >> DROP << 2 * BITS

// counter counts colours. add is called with pictures, a pixel a number (red in
// the lowest bits), or with what another counter has counted. palette makes at
// most n colours of them; few gives the colours themselves if they are at most
// n, and else null.
export function counter() {
  const exact = new Set(), most = 256
  const counts = new Uint32Array(SIDE ** 3)
  return {
    add(pixels) {
      let last = -1, slot = 0
      for (let i = 0; i < pixels.length; i++) {
        const c = pixels[i] & 0xffffff
        if (c != last) {
          last = c
          slot = binOf(c)
          if (exact.size <= most) exact.add(c)
        }
        counts[slot]++
      }
    },
    counted: () => ({ exact: [...exact], counts }),
    addCounted(other) {
      for (const c of other.exact) if (exact.size <= most) exact.add(c)
      other.counts.forEach((n, i) => counts[i] += n)
    },
    few: (n) => exact.size <= n ? [...exact].sort((a, b) => a - b) : null,
    palette(n) {
      return this.few(n) ?? cut(counts, n)
    },
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

// exactly returns a function that gives the index of a colour of the palette.
export function exactly(palette) {
  const own = new Map(palette.map((c, i) => [c, i]))
  let last = -1, at = 0
  return (pixel) => {
    if (pixel != last) at = own.get((last = pixel) & 0xffffff)
    return at
  }
}

// nearest returns a function that gives the index of the palette's colour that
// is a colour, or else of the nearest to all colours that have its upper bits, so
// that it matters to none which come first.
export function nearest(palette) {
  const own = new Map(palette.map((c, i) => [c, i]))
  const known = new Int16Array(SIDE ** 3).fill(-1)
  return (pixel) => {
    const c = pixel & 0xffffff, slot = binOf(c), exact = own.get(c)
    if (exact >= 0) return exact
    if (known[slot] < 0) {
      const middle = [0, 8, 16].map((k) => (c >> k & 255) >> DROP << DROP | 1 << DROP - 1)
      let least = Infinity
      palette.forEach((p, i) => {
        const d = ((p & 255) - middle[0]) ** 2 + ((p >> 8 & 255) - middle[1]) ** 2 + ((p >> 16) - middle[2]) ** 2
        if (d < least) [least, known[slot]] = [d, i]
      })
    }
    return known[slot]
  }
}
