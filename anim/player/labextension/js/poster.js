// carriesFilm says whether a picture has the chunk of a film, from the heads of
// its chunks alone: most pictures of a notebook have none, and may be large.
export function carriesFilm(src) {
  const base64 = src.slice(src.indexOf(',') + 1), webp = src.startsWith('data:image/webp')
  try {
    for (let at = webp ? 12 : 8, n = 0; n < 1e5; n++) {
      const from = Math.floor(at / 3)
      const head = atob(base64.slice(4 * from, 4 * from + 16)).slice(at - 3 * from)
      const type = webp ? head.slice(0, 4) : head.slice(4, 8)
      if (type == 'zoEt') return true
      if (head.length < 8 || type == 'IEND') return false
      let size = 0
      for (let k = 0; k < 4; k++) size = size * 256 + head.charCodeAt(webp ? 7 - k : k)
      at += size + (webp ? 8 + size % 2 : 12)
    }
  } catch { /* not base64 */ }
  return false
}
