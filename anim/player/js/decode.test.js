import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { decode, stripFrom } from './decode.js'

// The film that anim/strip's golden test writes; that package also compares
// this decoder with Go's on thousands of films and damaged strips.
const strip = new Uint8Array(await readFile(new URL('../../strip/testdata/everything.strip', import.meta.url)))
const ascii = (s) => Uint8Array.from(s, (c) => c.charCodeAt())

// chunk is a PNG chunk; its checksum is nobody's business here.
const chunk = (type, data) => [data.length >>> 24, data.length >>> 16 & 255, data.length >>> 8 & 255, data.length & 255, ...ascii(type), ...data, 0, 0, 0, 0]
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

test('the film is what it was', async () => {
  const film = await decode(strip)
  assert.equal(film.width, 200)
  assert.equal(film.height, 100)
  assert.equal(film.frames, 6)
  assert.equal(film.fps, 29.97)
  assert.equal(film.repeat, 'reflect')
  assert.equal(film.repeatDelay, 1.500000001)
  assert.equal(film.title, 'All of it')
  assert.deepEqual(film.params, [{ name: 'gain', menu: false, values: ['0', '', '五'] }, { name: 'kind', menu: true, values: ['sine'] }])
  assert.equal(film.length, 2)
  assert.deepEqual(film.controls, [
    {
      kind: 'speed', layer: 1, rect: { x0: 80, y0: 80, x1: 700, y1: 160 }, label: 'Speed', pause: '', size: 640,
      ink: '#ff0000ff', accent: '#0080ff80', face: '#ff0000ff', min: 0.1, max: 5, step: 0.1,
    },
    {
      kind: 'play', layer: 2, rect: { x0: 800, y0: 80, x1: 900, y1: 160 }, label: 'Play', pause: 'Pause', size: 700,
      ink: '#0080ff80', accent: null, face: null, min: 0, max: 0, step: 0,
    },
  ])
  assert.equal(film.sound, null)
  assert.equal(film.poster, 5)
  assert.equal(film.background, '#fafbfcfd')
  assert.deepEqual(film.axes[0], {
    title: 'Left', rect: { x0: 80, y0: 80, x1: 700, y1: 720 }, x: 'time (s)', y: 'rate', xLog: false, yLog: true,
    limits: [{ x0: 0, x1: 1, y0: 0.001, y1: 1000 }, { x0: -1, x1: 0, y0: 1e-9, y1: 2.5 }], frame: Int32Array.of(0, 0, 1, 1, 0, 1),
  })
  const [shapes, marks, pictures] = film.layers
  assert.equal(shapes.label, 'shapes')
  assert.deepEqual(shapes.clip, { x0: 80, y0: 80, x1: 700, y1: 720 })
  assert.deepEqual(shapes.frame, Int32Array.of(-1, 0, 1, 2, 0, -1))
  assert.deepEqual(shapes.states[0][0], {
    kind: 'path', fill: '#0080ff80', stroke: '#ff0000ff', width: 100, dash: [40, 16], dashOffset: -4, cap: 'square', crisp: false,
    verbs: [{ kind: 0, n: 1 }, { kind: 1, n: 2 }, { kind: 2, n: 1 }, { kind: 3, n: 1 }, { kind: 4, n: 1 }],
    x: Int32Array.of(0, 800, 800, 400, 0, 100, 200, 300), y: Int32Array.of(0, 0, 800, 900, 700, 600, 500, -400),
  })
  assert.deepEqual(shapes.states[2], [])
  assert.equal(marks.clip, null)
  assert.deepEqual(marks.states[1][0], {
    kind: 'marks', shape: 9, x: Int32Array.of(100, 300, 900), y: Int32Array.of(700, 600, 0), size: Int32Array.of(8, 0, 4000),
    colors: ['#ff0000ff', '#0080ff80', null], index: Uint8Array.of(2, 0, 1), edge: '#0080ff80', edgeWidth: 32,
  })
  assert.equal(marks.states[0][0].index, null)
  const [indexed, text, colored] = pictures.states[0]
  assert.deepEqual(indexed, {
    kind: 'image', rect: { x0: 0, y0: 0, x1: 640, y1: 480 }, w: 3, h: 2, palette: Uint8ClampedArray.of(0, 0, 0, 0, 255, 0, 0, 255, 0, 128, 255, 128),
    pix: Uint8Array.of(0, 1, 2, 2, 1, 0), min: -65, max: 1e-300, smooth: true,
  })
  assert.deepEqual(text, {
    kind: 'text', string: 'τ = 0.1 ms − “é”', x: 160, y: 320, align: 'right', size: 896, width: 990, font: 9, color: '#0080ff80', angle: -5760,
  })
  assert.equal(colored.palette, null)
  assert.equal(colored.pix.length, 8)
})

test('a damaged film is an error that says so', async () => {
  const damaged = (at, byte) => {
    const bytes = strip.slice()
    bytes[at < 0 ? bytes.length + at : at] = byte
    return bytes
  }
  const cases = [
    [new Uint8Array(), /^this is not a Zoetrope film$/],
    [damaged(0, 65), /^this is not a Zoetrope film$/],
    [damaged(4, 2), /^the film was made by a newer Zoetrope \(version 2, this one reads up to 1\)$/],
    [damaged(-3, strip.at(-3) ^ 1), /^the film is corrupt: wrong block$/],
    [strip.subarray(0, 4), /^the film is cut off$/],
    [strip.subarray(0, strip.length / 2), /^the film is cut off$/],
    [strip.subarray(0, -1), /^the film is cut off$/],
  ]
  for (const [bytes, message] of cases) await assert.rejects(decode(bytes), { constructor: Error, message })
})

test('a picture carries a film', () => {
  const png = (...chunks) => Uint8Array.from([...signature, ...chunks.flat()])
  const header = chunk('IHDR', [1, 2, 3]), end = chunk('IEND', [])
  assert.deepEqual(stripFrom(png(header, chunk('zoEt', [7, 8, 9]), end)), Uint8Array.of(7, 8, 9))
  assert.throws(() => stripFrom(png(header, end)), /^Error: the picture carries no film$/)
  assert.throws(() => stripFrom(ascii('GIF89a and more')), /^Error: this is not a PNG or WebP picture$/)
  assert.throws(() => stripFrom(png(header)), /^Error: the picture is cut off$/)
  assert.throws(() => stripFrom(png(header, [255, 255, 255, 255, ...ascii('IDAT')])), /^Error: the picture is cut off$/)

  const webp = (...chunks) => Uint8Array.from([...ascii('RIFF....WEBP'), ...chunks.flat()])
  const part = (type, data) => [...ascii(type), data.length, 0, 0, 0, ...data, ...new Array(data.length % 2).fill(0)]
  assert.deepEqual(stripFrom(webp(part('VP8L', [1, 2, 3]), part('zoEt', [7, 8, 9]))), Uint8Array.of(7, 8, 9))
  assert.throws(() => stripFrom(webp(part('VP8L', [1, 2, 3]))), /^Error: the picture carries no film$/)
  assert.throws(() => stripFrom(ascii('RIFF....WAVE')), /^Error: this is not a PNG or WebP picture$/)
  assert.throws(() => stripFrom(webp(part('zoEt', [7, 8, 9]).slice(0, 10))), /^Error: the picture is cut off$/)
  assert.throws(() => stripFrom(webp([...ascii('VP8L'), 255, 255, 255, 255])), /^Error: the picture is cut off$/)
})
