// lzw compresses indices of the given number of bits as GIF does, in blocks of
// at most 255 bytes.
export function lzw(indices, bits) {
  const clear = 1 << bits, end = clear + 1
  const next = new Uint16Array(4096 << bits) // by code and index: the code of both
  const out = [bits]
  let block = out.push(0) - 1, buffer = 0, filled = 0, width = bits + 1, codes = end + 1
  const put = (byte) => {
    if (out[block] == 255) block = out.push(0) - 1
    out.push(byte)
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
    const k = indices[i], at = code << bits | k
    if (next[at]) {
      code = next[at]
      continue
    }
    emit(code)
    code = k
    if (codes < 4096) {
      next[at] = codes
      if (codes++ == 1 << width) width++
      continue
    }
    emit(clear)
    next.fill(0)
    width = bits + 1
    codes = end + 1
  }
  emit(code)
  // The reader has one more entry by now.
  if (codes == 1 << width && width < 12) width++
  emit(end)
  if (filled) put(buffer & 255)
  out.push(0)
  return Uint8Array.from(out)
}
