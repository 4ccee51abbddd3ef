import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed } from './change.js'
import { counter, nearest } from './palette.js'
import { carriesFilm } from './poster.js'
import { schedule } from './schedule.js'

const film = (o) => ({ length: 4, fps: 20, repeat: 'loop', repeatDelay: 0, ...o })
const frames = (shots) => shots.map(({ frame }) => frame).join('')
const delays = (shots) => shots.map(({ delay }) => delay).join(' ')

test('frames come at their times', () => {
  const shots = schedule(film(), 100, 2)
  assert.equal(frames(shots), '0123')
  assert.equal(delays(shots), '5 5 5 5')
})

test('rounding does not add up', () => {
  assert.equal(delays(schedule(film({ fps: 30, length: 6 }), 100, 2)), '3 4 3 3 4 3')
})

test('what no browser shows is left out', () => {
  const shots = schedule(film({ fps: 100, length: 8 }), 100, 2)
  assert.equal(frames(shots), '0246')
  assert.equal(delays(shots), '2 2 2 2')
})

test('a film back and forth has its way back, and its delay at the turn', () => {
  const shots = schedule(film({ repeat: 'reflect', repeatDelay: 1 }), 100, 2)
  assert.equal(frames(shots), '012321')
  assert.equal(delays(shots), '5 5 5 105 5 5')
})

test('a still lasts', () => {
  assert.equal(delays(schedule(film({ length: 1, fps: 1000 }), 100, 2)), '2')
})

test('only what differs is new', () => {
  const before = new Uint32Array(5 * 4), now = before.slice()
  assert.deepEqual(changed(now, null, 5), { x: 0, y: 0, w: 5, h: 4 })
  assert.equal(changed(now, before, 5), null)
  now[1 * 5 + 2] = now[3 * 5 + 1] = 9
  assert.deepEqual(changed(now, before, 5), { x: 1, y: 1, w: 2, h: 3 })
})

test('few colours stay as they are', () => {
  const count = counter()
  count.add(Uint32Array.of(0xff000000, 0xff0000fe, 0xff0000ff))
  const palette = count.palette(255)
  assert.deepEqual(palette, [0, 0xfe, 0xff])
  assert.equal(palette[nearest(palette)(0xff000000)], 0)
})

test('many colours become those that are near', () => {
  const pixels = Uint32Array.from({ length: 1 << 16 }, (_, i) => 0xff000000 | i & 255 | (i >> 8) << 8 | 128 << 16)
  const count = counter()
  count.add(pixels)
  const palette = count.palette(255), index = nearest(palette)
  assert.equal(palette.length, 255)
  // 255 boxes on a square of 256 by 256 are 16 wide.
  for (const c of pixels) {
    const p = palette[index(c)]
    const off = Math.max(...[0, 8, 16].map((k) => Math.abs((p >> k & 255) - (c >> k & 255))))
    assert.ok(off <= 16, `${c.toString(16)} becomes ${p.toString(16)}`)
  }
})

test('a film is found by the heads of chunks', () => {
  const chunk = (type, n) => [0, 0, n >> 8, n & 255, ...Buffer.from(type), ...new Array(n + 4).fill(0)]
  const src = (...chunks) => 'data:image/png;base64,' + Buffer.from([...new Array(8).fill(1), ...chunks.flat()]).toString('base64')
  for (let n = 0; n < 12; n++) {
    assert.ok(carriesFilm(src(chunk('IHDR', 13), chunk('IDAT', n), chunk('zoEt', 5), chunk('IEND', 0))))
    assert.ok(!carriesFilm(src(chunk('IHDR', 13), chunk('IDAT', n), chunk('IEND', 0), chunk('zoEt', 5))))
    assert.ok(!carriesFilm(src(chunk('IDAT', n))))
  }
  const riff = (type, n) => [...Buffer.from(type), n & 255, n >> 8, 0, 0, ...new Array(n + n % 2).fill(0)]
  const webp = (...chunks) => 'data:image/webp;base64,' + Buffer.from([...new Array(12).fill(1), ...chunks.flat()]).toString('base64')
  for (let n = 0; n < 12; n++) {
    assert.ok(carriesFilm(webp(riff('VP8X', 10), riff('VP8L', n), riff('zoEt', 5))))
    assert.ok(!carriesFilm(webp(riff('VP8X', 10), riff('VP8L', n))))
  }
  assert.ok(!carriesFilm('data:image/png;base64,$$$'))
  assert.ok(!carriesFilm('data:image/png;base64,'))
  const huge = chunk('IDAT', 4)
  huge.fill(255, 0, 4)
  assert.ok(!carriesFilm(src(huge, chunk('zoEt', 5))))
})
