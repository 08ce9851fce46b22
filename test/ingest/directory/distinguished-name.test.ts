import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizedDn } from '../../../src/ingest/directory/distinguished-name.js'

describe('a distinguished name', () => {
  it.each([
    ['CN=Ann Agent, OU=People,DC=example,DC=com', 'cn=ann agent,ou=people,dc=example,dc=com'],
    ['cn=Agent\\, Ann,dc=example', 'cn=agent\\, ann,dc=example'],
    ['cn=Agent\\2c Ann,dc=example', 'cn=agent\\, ann,dc=example'],
    ['cn="Agent, Ann",dc=example', 'cn=agent\\, ann,dc=example'],
    ['cn=J\\c3\\bcrgen,dc=example', 'cn=jürgen,dc=example'],
    ['cn=JÜRGEN;dc=example', 'cn=jürgen,dc=example'],
    ['uid=ann+cn=Ann,dc=example', 'cn=ann+uid=ann,dc=example'],
    ['commonName=Ann,2.5.4.11=People,oid.0.9.2342.19200300.100.1.25=com', 'cn=ann,ou=people,dc=com'],
    ['constructor=x,dc=example', 'constructor=x,dc=example'],
    ['cn=\\ Ann  Agent\\ ,dc=example', 'cn=ann agent,dc=example'],
    ['cn=\\#1,dc=example', 'cn=\\#1,dc=example'],
    ['cn=,dc=example', 'cn=,dc=example'],
  ])('%s is %s', (text, key) => {
    expect(normalizedDn(text)).toBe(key)
    expect(normalizedDn(key)).toBe(key)
  })

  it.each([
    '',
    'ann',
    'cn=Ann,',
    ',cn=Ann',
    'cn=Ann\\',
    'cn="Ann',
    'cn="Ann"x,dc=example',
    '=Ann',
    'cn=Ann,,dc=example',
    'cn=a+,dc=b',
  ])('%j is none', (text) => {
    expect(normalizedDn(text)).toBeUndefined()
  })

  it('is the same however it is escaped, and another for another value', () => {
    const value = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', ',', '+', '"', '\\', '<', '>', ';', '=', '#', 'ü', '中'),
      minLength: 1,
      maxLength: 8,
    })
    const names = fc.array(value, { minLength: 1, maxLength: 3 })
    const written = (values: readonly string[], how: readonly number[]): string =>
      values.map((each, at) => `cn=${escapedAs(each, how[at % how.length]!)}`).join(',')
    fc.assert(
      fc.property(names, names, fc.array(fc.nat(2), { minLength: 1 }), (one, other, how) => {
        const key = normalizedDn(written(one, [0]))
        expect(key).toBeDefined()
        expect(normalizedDn(written(one, how))).toBe(key)
        const same = JSON.stringify(one.map(folded)) === JSON.stringify(other.map(folded))
        expect(normalizedDn(written(other, how)) === key).toBe(same)
      }),
      { numRuns: 2000 },
    )
  })
})

/** Every character by a backslash, as bytes, or in quotes. */
function escapedAs(value: string, how: number): string {
  if (how === 0) return [...value].map((each) => (/[a-z0-9]/i.test(each) ? each : `\\${each}`)).join('')
  if (how === 1) return [...Buffer.from(value)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`
}

function folded(value: string): string {
  return value.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
