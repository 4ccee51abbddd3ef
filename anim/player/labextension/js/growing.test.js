import assert from 'node:assert/strict'
import { test } from 'node:test'
import { following } from './following.js'
import { growing, same } from './growing.js'

// part is a film of the given turns: a layer that stays, and one that shows the
// turn. where moves the axes.
const part = (turns, where = 0, limit = 1) => ({
  width: 100, height: 50, fps: 10, background: '#ffffffff', controls: [], frames: turns.length,
  axes: [{ rect: { x0: where, x1: 9 }, limits: [{ x0: 0, x1: limit }], frame: Int32Array.from(turns, () => 0) }],
  layers: [
    { clip: null, states: [[{ kind: 'text', string: 'stays' }]], frame: Int32Array.from(turns, () => 0) },
    { clip: null, states: turns.map((k) => [{ kind: 'path', x: Int32Array.of(k) }]), frame: Int32Array.from(turns, (_, i) => i) },
  ],
})
const run = (from, to) => Array.from({ length: to - from }, (_, i) => from + i)
const shown = (film, turn) => {
  const { scene, frame } = film.at(turn), { states, frame: of } = scene.layers[1]
  return states[of[frame]][0].x[0]
}
const turns = (film) => film.scenes.flatMap((s) => s.turns)
const states = (film) => film.scenes.reduce((n, s) => n + s.layers.reduce((m, l) => m + l.states.length, 0), 0)

test('parts become one film', () => {
  const film = growing()
  for (let k = 0; k < 100; k += 5) film.add(part(run(k, k + 5)), run(k, k + 5))
  assert.equal(film.scenes.length, 1)
  assert.equal(film.newest, 99)
  assert.equal(film.scenes[0].layers[0].states.length, 1, 'what stays is held once')
  for (let k = 0; k < 100; k++) assert.equal(shown(film, k), k)
  assert.equal(film.varied, false)
})

test('a layout of another kind begins a scene', () => {
  const film = growing()
  film.add(part([0, 1]), [0, 1])
  film.add(part([2, 3], 7), [2, 3])
  assert.equal(film.scenes.length, 2)
  assert.ok(film.varied)
  assert.deepEqual([0, 1, 2, 3].map((k) => shown(film, k)), [0, 1, 2, 3])
  assert.deepEqual([film.step(1, 1), film.step(2, -1), film.step(3, 1), film.step(0, -1)], [2, 1, 3, 0])
})

test('limits that grow are noticed', () => {
  const film = growing()
  film.add(part([0]), [0])
  film.add(part([1], 0, 2), [1])
  assert.equal(film.scenes.length, 1)
  assert.ok(film.varied)
})

test('old frames are thinned, and keep their place', () => {
  const film = growing(64)
  for (let k = 0; k < 1000; k += 3) {
    film.add(part(run(k, k + 3), k > 500 ? 4 : 0), run(k, k + 3))
    assert.ok(film.held() <= 66)
  }
  const left = turns(film)
  assert.equal(left.length, film.held())
  assert.ok(states(film) <= film.held() + film.scenes.length)
  assert.deepEqual(left.slice(-32), run(1002 - 32, 1002))
  assert.ok(left.slice(0, 15).every((k, i) => k == i * left[1]), `${left}`)
  for (const k of left) assert.equal(shown(film, k), k)
  assert.equal(shown(film, left[1] + 1), left[1], 'between them, the one before')
})

test('a million turns take no more room', async () => {
  const n = process.env.ZOETROPE_LONG_TESTS == '1' ? 1e6 : 5e4
  const film = growing()
  const wide = (turns) => { // about 40 kB a part
    const p = part(turns)
    for (const s of p.layers[1].states) s[0].y = new Int32Array(1000)
    return p
  }
  let early
  // used is the memory in use: the least of several looks, for buffers are freed
  // some time after their collection.
  const used = async () => {
    let least = Infinity
    for (let i = 0; i < 5 && globalThis.gc; i++) {
      globalThis.gc()
      await new Promise((r) => setTimeout(r, 20))
      least = Math.min(least, process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers)
    }
    return least
  }
  for (let k = 0; k < n; k += 10) {
    film.add(wide(run(k, k + 10)), run(k, k + 10))
    if (k == 1e4) early = await used()
  }
  assert.ok(film.held() <= 2048 && states(film) <= 2049, `${film.held()} frames, ${states(film)} drawings`)
  if (globalThis.gc) {
    const late = await used()
    assert.ok(late < early + 4e6, `${early} bytes after 10000 turns, ${late} after ${n}`)
  }
})

test('turns that make no sense are refused', () => {
  for (const bad of [[0], [1, 0], [0.5, 1], ['0', '1'], null, [0, 2 ** 60]]) {
    assert.throws(() => growing().add(part([0, 1]), bad), /turns/)
  }
  const film = growing()
  film.add(part([5]), [5])
  assert.throws(() => film.add(part([5]), [5]), /turns/)
})

test('same compares all through', () => {
  assert.ok(same({ a: [1, Int32Array.of(2)], b: null }, { a: [1, Int32Array.of(2)], b: null }))
  assert.ok(!same({ a: Int32Array.of(2) }, { a: Int32Array.of(3) }))
  assert.ok(!same({ a: 1 }, { b: 1 }))
  assert.ok(!same(null, {}))
})

test('the viewer follows, looks back and catches up', () => {
  const film = growing()
  let now = 0
  const f = following(film, () => now)
  assert.equal(f.turn(), -1)
  film.add(part(run(0, 20)), run(0, 20))
  assert.equal(f.turn(), 19)
  f.toggle()
  assert.ok(!f.live && !f.playing)
  film.add(part(run(20, 30)), run(20, 30))
  assert.equal(f.turn(), 19)
  f.step(-1)
  assert.equal(f.turn(), 18)
  f.play()
  now += 500 // at 10 frames a second
  assert.equal(f.turn(), 23)
  f.setSpeed(2)
  now += 200
  assert.equal(f.turn(), 27)
  f.pause()
  now += 1000
  assert.equal(f.turn(), 27)
  f.play()
  now += 200
  assert.equal(f.turn(), 29)
  assert.ok(f.live && f.playing)
  f.seek(-5)
  assert.equal(f.turn(), 0)
  f.toLive()
  assert.equal(f.turn(), 29)
})
