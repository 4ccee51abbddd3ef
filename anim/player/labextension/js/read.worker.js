// A worker that reads films.
import { decode } from '../../js/decode.js'
import { bearable } from './guard.js'
import { buffers } from './buffers.js'

onmessage = async ({ data }) => {
  try {
    const film = await decode(data)
    bearable(film)
    postMessage({ film }, buffers(film))
  } catch (error) {
    postMessage({ failed: error?.message || String(error) })
  }
}
