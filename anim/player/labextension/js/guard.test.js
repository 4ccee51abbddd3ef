import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buffers } from './buffers.js'
import { bearable } from './guard.js'

const ints = (n, f) => Int32Array.from({ length: n }, (_, i) => f(i))
const path = (n, o) => ({ kind: 'path', x: ints(n, (i) => i % 5000), y: ints(n, (i) => i % 99 * 8), verbs: [{}, {}], dash: [], fill: '#000', stroke: '#000', width: 64, ...o })
const marks = (n, size) => ({ kind: 'marks', x: ints(n, (i) => i % 5000), y: ints(n, () => 9), size: Int32Array.of(size), edgeWidth: 64 })
const text = (string) => ({ kind: 'text', string, x: 1, y: 2 })
const image = (w, h) => ({ kind: 'image', w, h, rect: {}, pix: new Uint8Array(9) })
const film = (o) => ({
  width: 1200, height: 1000, title: 'A film', params: [], controls: [], axes: [],
  layers: [{ label: '', frame: new Int32Array(3), states: [[path(1e5), marks(5e4, 64), text('a text'), image(1000, 1000)]] }], ...o,
})
const layer = (...ops) => ({ label: '', frame: new Int32Array(1), states: [ops] })

test('a large film is bearable', () => bearable(film()))

test('too much is refused', () => {
  for (const [what, f] of Object.entries({
    'many layers': film({ layers: Array.from({ length: 2001 }, () => layer()) }),
    'many parameters': film({ params: [{ name: 'x', values: Array(10001).fill('') }] }),
    'many controls': film({ controls: Array(101).fill({ label: '', pause: '' }) }),
    'many drawings': film({ layers: [{ label: '', states: [Array(3e5).fill(text(''))] }] }),
    'many points': film({ layers: [{ label: '', states: Array(34).fill([{ ...path(0), x: new Int32Array(1 << 20), y: new Int32Array(1 << 20) }]) }] }),
    'many letters': film({ title: 'x'.repeat(2e6) }),
    'many cells': film({ layers: [layer(image(5000, 5000))] }),
    'too long': film({ layers: [layer(path(1e6))] }),
    'long to draw': film({ layers: [layer(marks(1e4, 1e6))] }),
    'take too long': film({ layers: [layer(path(2, { dash: [1, 1], x: ints(2, (i) => i * 2 ** 30), y: ints(2, () => 0) }))] }),
  })) assert.throws(() => bearable(f), new RegExp(what))
})

test('the numbers of a film are found once', () => {
  const f = film(), state = f.layers[0].states[0]
  f.layers.push({ ...f.layers[0] })
  assert.equal(buffers(f).length, 1 + 2 + 3 + 1)
  assert.ok(buffers(f).includes(state[0].x.buffer))
})
