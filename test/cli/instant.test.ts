import { describe, expect, it } from 'vitest'
import { parseInstant } from '../../src/cli/flags/instant.js'

describe('instants on the command line', () => {
  it.each([
    ['before', 'before'],
    ['after', 'after'],
    ['twin', 'twin'],
    ['wave:1', { wave: 1 }],
    ['wave:12', { wave: 12 }],
  ])('%s', (text, expected) => {
    expect(parseInstant(text)).toEqual(expected)
  })

  it.each(['', 'wave', 'wave:0', 'wave:x', 'Wave:1', 'now'])('refuses «%s» and says what may be written', (text) => {
    expect(() => parseInstant(text)).toThrow(`--at ${text} is no instant`)
  })
})
