// schedule says which of a film's frames a file shows and when, as anim/writer
// does: a film back and forth has the way back as further frames, the delay
// comes after the last frame, and each frame begins at the unit (1/units of a
// second) nearest to its time, so that the whole keeps its length. Frames that
// would last less than least units are left out.
export function schedule({ length, fps, repeat, repeatDelay }, units, least) {
  const order = Array.from({ length }, (_, k) => k)
  if (repeat == 'reflect') for (let k = length - 2; k > 0; k--) order.push(k)
  const shots = []
  let time = 0
  for (const frame of order) {
    const begin = Math.round(time * units)
    if (!shots.length || begin - shots.at(-1).begin >= least) shots.push({ frame, begin })
    time += 1 / fps + (frame == length - 1 ? repeatDelay : 0)
  }
  const end = Math.max(Math.round(time * units), shots.at(-1).begin + least)
  return shots.map(({ frame, begin }, i) => ({ frame, delay: (shots[i + 1]?.begin ?? end) - begin }))
}
