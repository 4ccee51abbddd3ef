import assert from 'node:assert/strict'
import test from 'node:test'
import { core, REPEATS, SPEEDS } from './core.js'

// A film of 10 frames at 10 frames a second, so that a frame is 100 ms.
function make(film = {}) {
  let now = 12345
  const c = core({ frames: 10, fps: 10, repeat: 'loop', repeatDelay: 0, ...film }, () => now)
  return {
    c,
    // after goes on for some time and tells the frame then.
    after: (ms) => (now += ms, c.frame()),
    // watch tells the frames seen every 100 ms.
    watch: (n) => Array.from({ length: n }, () => (now += 100, c.frame())),
  }
}

test('it begins at the first frame and waits', () => {
  const { c, after } = make()
  assert.equal(c.frame(), 0)
  assert.equal(c.playing, false)
  assert.equal(after(5000), 0)
})

test('a loop starts again', () => {
  const { c, watch } = make()
  c.play()
  assert.deepEqual(watch(12), [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2])
})

test('a loop in reverse', () => {
  const { c, watch } = make()
  c.turn()
  c.play()
  assert.deepEqual(watch(12), [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 9, 8])
})

test('the last frame stays for the delay before a loop repeats', () => {
  const { c, watch } = make({ repeatDelay: 0.3 })
  c.seek(7)
  c.play()
  assert.deepEqual(watch(8), [8, 9, 9, 9, 9, 0, 1, 2])
})

test('once stops at the last frame, and playing again starts anew', () => {
  const { c, watch } = make({ repeat: 'once' })
  c.seek(7)
  c.play()
  assert.deepEqual(watch(4), [8, 9, 9, 9])
  assert.equal(c.playing, false)
  c.play()
  assert.equal(c.frame(), 0)
  assert.deepEqual(watch(2), [1, 2])
})

test('once in reverse stops at the first frame', () => {
  const { c, watch } = make({ repeat: 'once' })
  c.seek(2)
  c.turn()
  c.play()
  assert.deepEqual(watch(4), [1, 0, 0, 0])
  assert.equal(c.playing, false)
  c.play()
  assert.equal(c.frame(), 9)
})

test('reflect goes to and fro without showing an end twice', () => {
  const { c, watch } = make({ frames: 4, repeat: 'reflect' })
  c.play()
  assert.deepEqual(watch(13), [1, 2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1])
})

test('reflect waits at the far end', () => {
  const { c, watch } = make({ frames: 4, repeat: 'reflect', repeatDelay: 0.2 })
  c.play()
  assert.deepEqual(watch(9), [1, 2, 3, 3, 3, 2, 1, 0, 1])
})

test('turning round plays the other way at once, on the way back too', () => {
  const { c, watch } = make({ frames: 6, repeat: 'reflect' })
  c.play()
  assert.deepEqual(watch(2), [1, 2])
  c.turn()
  assert.deepEqual(watch(4), [1, 0, 1, 2])
  c.turn()
  assert.deepEqual(watch(2), [1, 0])
})

test('speed changes the pace, not the place', () => {
  const { c, after } = make({ frames: 1000 })
  c.play()
  assert.equal(after(1000), 10)
  c.setSpeed(4)
  assert.equal(c.frame(), 10)
  assert.equal(after(1000), 50)
  c.setSpeed(0.1)
  assert.equal(after(1000), 51)
  for (const bad of [0, -1, NaN, Infinity]) c.setSpeed(bad)
  assert.equal(c.speed, 0.1)
})

test('faster and slower go through the speeds and stay at their ends', () => {
  const { c } = make()
  c.faster(1)
  assert.equal(c.speed, SPEEDS[SPEEDS.indexOf(1) + 1])
  for (let i = 0; i < 20; i++) c.faster(1)
  assert.equal(c.speed, SPEEDS.at(-1))
  for (let i = 0; i < 20; i++) c.faster(-1)
  assert.equal(c.speed, SPEEDS[0])
})

test('pause keeps the place and play goes on from it', () => {
  const { c, after } = make()
  c.play()
  assert.equal(after(450), 4)
  c.pause()
  assert.equal(after(1e6), 4)
  c.play()
  assert.equal(after(50), 5)
})

test('steps stop, and go over the ends of a loop only', () => {
  const { c, after } = make()
  c.play()
  after(250)
  c.step(1)
  assert.equal(c.playing, false)
  assert.equal(c.frame(), 3)
  c.step(-4)
  assert.equal(c.frame(), 9)
  c.setRepeat('once')
  c.step(1)
  assert.equal(c.frame(), 9)
  c.seek(0)
  c.step(-1)
  assert.equal(c.frame(), 0)
})

test('steps go the film’s way, in reverse too', () => {
  const { c } = make()
  c.seek(5)
  c.turn()
  c.step(1)
  assert.equal(c.frame(), 6)
})

test('seek takes any number and lands on a frame', () => {
  const { c, after } = make()
  for (const [to, want] of [[4, 4], [-3, 0], [99, 9], [2.4, 2], [NaN, 0], [Infinity, 9]]) {
    c.seek(to)
    assert.equal(c.frame(), want, `seek(${to})`)
  }
  c.seek(4)
  c.play()
  assert.equal(after(99), 4, 'the frame shows for its whole time')
  assert.equal(after(2), 5)
})

test('showing a frame stops', () => {
  const { c, after } = make()
  c.play()
  c.show(9)
  assert.equal(after(1000), 9)
  c.play()
  c.show(0)
  assert.equal(after(1000), 0)
})

test('another way to repeat keeps the frame', () => {
  for (const from of REPEATS) {
    for (const to of REPEATS) {
      const { c, after } = make({ repeat: from })
      c.play()
      after(420)
      c.setRepeat(to)
      assert.equal(c.frame(), 4)
      assert.equal(c.playing, true)
    }
  }
  const { c } = make()
  assert.equal(c.repeat, 'loop')
  const seen = REPEATS.map(() => (c.nextRepeat(), c.repeat))
  assert.deepEqual(seen, ['once', 'reflect', 'loop'])
})

test('it does not drift: an hour of ticks of odd lengths', () => {
  const { c, after } = make({ frames: 7, fps: 29.97 })
  c.play()
  let t = 0
  for (let i = 0; i < 200000; i++) {
    const dt = 7 + i % 23
    t += dt
    assert.equal(after(dt), Math.floor(t / 1000 * 29.97) % 7)
  }
})

test('every frame is reached for any rate, and only frames there are', () => {
  for (const frames of [1, 2, 3, 101]) {
    for (const repeat of REPEATS) {
      for (const back of [false, true]) {
        const { c, after } = make({ frames, repeat, repeatDelay: 0.05, fps: 60 })
        if (back) c.turn()
        if (repeat == 'once') c.seek(back ? frames - 1 : 0)
        c.play()
        const seen = new Set([c.frame()])
        for (let i = 0; i < 4000; i++) seen.add(after(4))
        assert.deepEqual([...seen].sort((a, b) => a - b), Array.from({ length: frames }, (_, i) => i), `${frames} ${repeat} ${back}`)
      }
    }
  }
})

test('at tells the place between frames, and nothing on the way back', () => {
  const { c, after } = make({ repeatDelay: 0.2 })
  c.play()
  after(450)
  assert.ok(Math.abs(c.at() - 4.5) < 1e-9)
  after(650)
  assert.ok(Math.abs(c.at() - 11) < 1e-9, 'the last frame stays')
  after(150)
  assert.ok(Math.abs(c.at() - 0.5) < 1e-9)
  c.turn()
  assert.equal(c.at(), -1)
  const r = make({ frames: 4, repeat: 'reflect' })
  r.c.play()
  r.after(450)
  assert.equal(r.c.at(), -1)
  r.after(200)
  assert.ok(Math.abs(r.c.at() - 0.5) < 1e-9)
})

test('lag moves the place, and only a reader jumps', () => {
  const { c, after } = make()
  c.play()
  after(500)
  c.lag(-2)
  assert.equal(c.frame(), 3)
  assert.equal(c.jumps, 0)
  c.seek(7)
  c.step(1)
  assert.equal(c.jumps, 2)
  const o = make({ repeat: 'once' })
  o.c.show(9)
  const before = o.c.jumps
  o.c.play()
  assert.equal(o.c.frame(), 0)
  assert.equal(o.c.jumps, before + 1, 'beginning anew is a jump')
})
