// buffers are all that lie below the numbers of a film, which another realm can
// take over as they are.
export function buffers(film) {
  const found = new Set()
  const add = (v) => ArrayBuffer.isView(v) && found.add(v.buffer)
  for (const { frame } of [...film.axes, ...film.layers]) add(frame)
  for (const { states } of film.layers) for (const state of states) for (const op of state) for (const k in op) add(op[k])
  if (film.sound) add(film.sound.data)
  return [...found]
}
