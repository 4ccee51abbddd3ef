import { floor } from './math.js'

// sweep tells which of a film's films its parameters choose: at holds the
// index of each one's value, and first() the first frame of the film chosen. It
// begins with the film that the poster is from.
export function sweep({ params, length, poster }) {
  let rest = floor(poster / length)
  const at = []
  for (const { values } of params.toReversed()) {
    at.unshift(rest % values.length)
    rest = floor(rest / values.length)
  }
  return { at, first: () => params.reduce((film, { values }, i) => film * values.length + at[i], 0) * length }
}
