import { describe, expect, it } from 'vitest'
import type { FieldRules } from '../../src/execute/driver.js'
import { judge } from '../../src/execute/judge.js'

interface Thing {
  readonly name: string
  readonly note?: string
  readonly members?: readonly string[]
  readonly side?: { readonly mask?: string; readonly prefix?: string }
  readonly order?: readonly { readonly at: number }[]
}

const RULES: FieldRules<Thing> = { sets: ['members'], stages: () => [{ note: 'half' }] }
const verdict = (current: Thing | undefined, before: Thing | undefined, after: Thing | undefined, rules = RULES) => {
  const ends = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
  const judgement = judge(current, ends, rules)
  return judgement.state === 'conflict' ? judgement.disagreements.map(({ field }) => field) : judgement.state
}

describe('an object between the ends of its change', () => {
  const a: Thing = { name: 'x', note: 'a' }
  const b: Thing = { name: 'x', note: 'b' }

  it.each([
    ['as before', a, a, b, 'under-way'],
    ['as planned', b, a, b, 'equal'],
    ['as nobody wants it', { ...a, note: 'c' }, a, b, ['note']],
    ['with a field that nobody mentions', { ...b, side: { mask: 'X' } }, a, b, 'equal'],
    ['to be made, and not there', undefined, undefined, b, 'under-way'],
    ['to be made, and there as planned', b, undefined, b, 'equal'],
    ['to be made, and there half', { name: 'x', note: 'half' }, undefined, b, 'under-way'],
    ['to be made, and there otherwise', { name: 'x', note: 'c' }, undefined, b, ['note']],
    ['half, though it was there before', { name: 'x', note: 'half' }, a, b, ['note']],
    ['to be removed, and as before', a, a, undefined, 'under-way'],
    ['to be removed, and gone', undefined, a, undefined, 'equal'],
    ['to be removed, and changed', { name: 'x', note: 'c' }, a, undefined, ['note']],
    ['to be changed, and gone', undefined, a, b, ['object']],
    ['to lose a field, with it', a, a, { name: 'x' }, 'under-way'],
    ['to lose a field, with it empty', { name: 'x', note: '' }, a, { name: 'x' }, 'equal'],
  ] as const)('%s', (_, current, before, after, expected) => {
    expect(verdict(current, before, after)).toEqual(expected)
  })

  it.each([
    [['1', '2'], ['1'], ['1', '2'], 'equal'],
    [['2', '1'], ['1'], ['1', '2'], 'equal'],
    [['2'], ['1', '2'], ['2', '3'], 'under-way'],
    [['1', '2', '3'], ['1', '2'], ['2', '3'], 'under-way'],
    [['1', '3'], ['1', '2'], ['2', '3'], ['members']],
    [['1', '2', '9'], ['1', '2'], ['2', '3'], ['members']],
  ] as const)('a set %j on its way from %j to %j: %j', (current, before, after, expected) => {
    const thing = (members: readonly string[]): Thing => ({ name: 'x', members })
    expect(verdict(thing(current), thing(before), thing(after))).toEqual(expected)
  })

  it('a list keeps its order', () => {
    const order = [{ at: 1 }, { at: 2 }]
    expect(verdict({ name: 'x', order: [...order].reverse() }, { name: 'x', order }, { name: 'x', order: [] })).toEqual(
      ['order'],
    )
  })

  it('an object inside is compared by the members that an end mentions', () => {
    const wanted: Thing = { name: 'x', side: { prefix: '+' } }
    expect(verdict({ name: 'x', side: { mask: 'X', prefix: '+' } }, undefined, wanted)).toBe('equal')
    const before: Thing = { name: 'x', side: { mask: 'Y' } }
    expect(verdict({ name: 'x', side: { mask: 'X', prefix: '+' } }, before, wanted)).toEqual(['side'])
  })

  it('a field that the system does not always tell is compared when it tells it', () => {
    const rules: FieldRules<Thing> = { whenTold: ['note'] }
    expect(verdict({ name: 'x' }, undefined, b, rules)).toBe('equal')
    expect(verdict({ name: 'x', note: 'c' }, undefined, b, rules)).toEqual(['note'])
  })
})
