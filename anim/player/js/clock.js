// A clock tells a position that moves at a rate per second. The position is
// computed from when the clock was last set and never summed up, so it does not
// drift. now() gives the time in milliseconds.
export function clock(now) {
  let from = now(), at = 0, speed = 0
  const read = () => at + (now() - from) / 1000 * speed
  const set = (position, rate = speed) => {
    at = position
    from = now()
    speed = rate
  }
  return { read, set, rate: (rate) => set(read(), rate) }
}
