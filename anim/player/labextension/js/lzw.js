// lzw compresses indices of the given number of bits as GIF does, in blocks of
// at most 255 bytes.
export function lzw(indices, bits) {
  const clear = 1 << bits, end = clear + 1
  // A table by code and index of the code of both. A slot has all three, and at
  // most a quarter of them is taken.
  const SLOTS = 1 << 14, table = new Uint32Array(SLOTS)
  let out = new Uint8Array(4096), to = 2, block = 1
  out[0] = bits
  let buffer = 0, filled = 0, width = bits + 1, codes = end + 1
  const put = (byte) => {
    if (to + 3 > out.length) {
      const more = new Uint8Array(2 * out.length)
      more.set(out)
      out = more
    }
    if (out[block] == 255) {
      block = to++
      out[block] = 0
    }
    out[to++] = byte
    out[block]++
  }
  const emit = (code) => {
    buffer |= code << filled
    for (filled += width; filled >= 8; filled -= 8) {
      put(buffer & 255)
      buffer >>>= 8
    }
  }
  emit(clear)
  let code = indices[0]
  for (let i = 1; i < indices.length; i++) {
    const k = indices[i], pair = code << 8 | k
    let at = Math.imul(pair, 0x9e3779b1) >>> 18
    while (table[at] && table[at] >>> 12 != pair) at = at + 1 & SLOTS - 1
    if (table[at]) {
      code = table[at] & 4095
      continue
    }
    emit(code)
    code = k
    if (codes < 4096) {
      table[at] = pair << 12 | codes
      if (codes++ == 1 << width) width++
      continue
    }
    emit(clear)
    table.fill(0)
    width = bits + 1
    codes = end + 1
  }
  emit(code)
  // The reader has one more entry by now.
  if (codes == 1 << width && width < 12) width++
  emit(end)
  if (filled) put(buffer & 255)
  return out.slice(0, to + 1) // the end is a block of no bytes
}
