// carriesFilm says whether a picture has the chunk of a film, from the heads of
// its chunks alone: most pictures of a notebook have none, and may be large.
export function carriesFilm(src) {
  const base64 = src.slice(src.indexOf(',') + 1)
  try {
    for (let at = 8, n = 0; n < 1e5; n++) {
      const from = Math.floor(at / 3)
      const head = atob(base64.slice(4 * from, 4 * from + 16)).slice(at - 3 * from)
      const type = head.slice(4, 8)
      if (type == 'zoEt') return true
      if (type.length < 4 || type == 'IEND') return false
      at += 12
      for (let k = 0; k < 4; k++) at += head.charCodeAt(k) * 2 ** (24 - 8 * k)
    }
  } catch { /* not base64 */ }
  return false
}
