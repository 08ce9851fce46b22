import { expect, it } from 'vitest'
import { UserError } from '../../src/findings/user-error.js'
import { explainCode } from '../../src/workflows/questions/explain.js'

function hintOf(code: string): string {
  try {
    explainCode(code)
  } catch (error) {
    if (error instanceof UserError) return error.hint ?? ''
    throw error
  }
  return ''
}

it.each([
  ['lgw-12', /^nearest: LGW-01\d, LGW-\d+, LGW-\d+$/],
  ['DAIL-015', /^nearest: DIAL-015/],
  ['XYZZY-999', /^a code is a group and three digits, .*; groups: .*EMG/],
])('an unknown code names the nearest: %s', (code, expected) => {
  expect(hintOf(code)).toMatch(expected)
  expect(hintOf(code).length).toBeLessThan(160)
})
