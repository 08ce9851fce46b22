import { expect, it } from 'vitest'
import { DEFAULT_WAIT_SECONDS, waitSeconds } from '../../src/execute/retry-after.js'

const NOW = '2026-11-22T20:00:00.000Z'

it.each([
  ['3', 3],
  ['0', 0],
  ['0.25', 0.25],
  [' 1.5 ', 1.5],
  ['Sun, 22 Nov 2026 20:00:07 GMT', 7],
  ['Sun, 22 Nov 2026 19:59:00 GMT', 0],
  ['soon', DEFAULT_WAIT_SECONDS],
  ['-3', 0],
  ['', DEFAULT_WAIT_SECONDS],
  [undefined, DEFAULT_WAIT_SECONDS],
] as const)('Retry-After %j means %j seconds', (text, seconds) => {
  expect(waitSeconds(text, NOW)).toBe(seconds)
})

it('a date says nothing to a machine without the time', () => {
  expect(waitSeconds('Sun, 22 Nov 2026 20:00:07 GMT', '')).toBe(DEFAULT_WAIT_SECONDS)
})
