// A painter gives the pictures of a film, one after the other.
import { make } from '../../js/math.js'
import { view } from '../../js/view.js'

// painter paints the frames from the given one on, at the film's own size.
export function painter(film, first) {
  const canvas = make('canvas')
  const ctx = canvas.getContext('2d', { willReadFrequently: true }) // the view gets the same one
  const picture = view(film, canvas)
  picture.size(film.width, film.height)
  // paint returns the red, green, blue and opacity of all pixels.
  return (frame) => {
    picture.draw(first + frame)
    return ctx.getImageData(0, 0, canvas.width, canvas.height).data
  }
}
