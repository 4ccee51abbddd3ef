import assert from 'node:assert/strict'
import test from 'node:test'
import { sweep } from './sweep.js'

const params = [2, 3, 4].map((n) => ({ values: Array(n).fill('') }))

test('the poster tells what is chosen at first', () => {
  for (let film = 0; film < 24; film++) {
    const s = sweep({ params, length: 5, poster: film * 5 + 4 })
    assert.deepEqual(s.at, [film / 12 | 0, (film / 4 | 0) % 3, film % 4])
    assert.equal(s.first(), film * 5)
  }
})

test('the last parameter varies first', () => {
  const s = sweep({ params, length: 1, poster: 0 })
  s.at[2] = 1
  assert.equal(s.first(), 1)
  s.at[1] = 2
  assert.equal(s.first(), 9)
  s.at[0] = 1
  assert.equal(s.first(), 21)
})

test('without parameters there is one film', () => {
  assert.equal(sweep({ params: [], length: 7, poster: 6 }).first(), 0)
})
