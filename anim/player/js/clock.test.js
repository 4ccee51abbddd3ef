import assert from 'node:assert/strict'
import test from 'node:test'
import { clock } from './clock.js'

test('a clock stands still until it has a rate', () => {
  let now = 500
  const c = clock(() => now)
  now += 1000
  assert.equal(c.read(), 0)
  c.rate(10)
  now += 250
  assert.equal(c.read(), 2.5)
})

test('a change of rate keeps the position', () => {
  let now = 0
  const c = clock(() => now)
  c.set(5, 2)
  now = 1000
  c.rate(-4)
  assert.equal(c.read(), 7)
  now = 2000
  assert.equal(c.read(), 3)
  c.set(1)
  now = 2500
  assert.equal(c.read(), -1, 'set keeps the rate')
})

test('a clock does not drift, however often it is read', () => {
  let now = 0
  const c = clock(() => now)
  c.rate(20)
  for (let i = 0; i < 1e6; i++) {
    now += 1000 / 60
    c.read()
  }
  assert.ok(Math.abs(c.read() - now / 1000 * 20) < 1e-6)
})
