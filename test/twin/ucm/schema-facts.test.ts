import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DIAL_PLAN_FACTS } from '../../../src/twin/ucm/axl/schema/dial-plan-facts.js'
import { ENUMERATIONS } from '../../../src/twin/ucm/axl/schema/enumerations.js'
import { LINE_FACTS } from '../../../src/twin/ucm/axl/schema/line-facts.js'
import { MORE_FACTS } from '../../../src/twin/ucm/axl/schema/more-facts.js'
import { type AxlElement, elementsOf, parseFacts } from '../../../src/twin/ucm/axl/schema/schema.js'
import { SERVED_OPERATIONS } from '../../../src/twin/ucm/axl/operations.js'
import { sharedData } from '../../support/shared-data.js'

interface Fact {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly nillable?: boolean
  readonly choice?: boolean
  readonly max?: string
  readonly default?: string
  readonly children?: readonly Fact[]
}

const source = sharedData('axl-15.0/types-and-required-fields.json')
const operations = sharedData('axl-15.0/operations.txt')

/** The element as the source writes it: what is not so is left out. */
function asFact(element: AxlElement): Fact {
  return {
    name: element.name,
    type: element.type,
    required: element.required,
    ...(element.nillable ? { nillable: true } : {}),
    ...(element.choice ? { choice: true } : {}),
    ...(element.unbounded ? { max: 'unbounded' } : {}),
    ...(element.default === undefined ? {} : { default: element.default }),
    ...(element.children.length === 0 ? {} : { children: element.children.map(asFact) }),
  }
}

describe.skipIf(source === undefined)('the facts of AXL (skipped where the data is not beside the repository)', () => {
  const facts = (): { types: Record<string, readonly Fact[]>; enums: Record<string, readonly string[]> } =>
    JSON.parse(readFileSync(source ?? '', 'utf8'))

  it.each([...parseFacts(DIAL_PLAN_FACTS), ...parseFacts(LINE_FACTS)])('%s is as published', (type, elements) => {
    expect(elements.map(asFact)).toEqual(facts().types[type])
  })

  it('names the types that it has from elsewhere', () => {
    const known = facts().types
    expect([...parseFacts(MORE_FACTS).keys()].filter((type) => type in known)).toEqual([])
  })

  it.each(Object.entries(ENUMERATIONS))('%s has the published values', (name, values) => {
    expect(values).toEqual(facts().enums[name])
  })

  it('serves only operations that exist', () => {
    const known = new Set(readFileSync(operations ?? '', 'utf8').split('\n'))
    expect(SERVED_OPERATIONS.filter((operation) => !known.has(operation))).toEqual([])
  })
})

describe('facts', () => {
  it('are read with their marks, defaults and depth', () => {
    const [[type, elements] = ['', []]] = parseFacts('T\n  a string !?\n  b - |\n    c XInteger !* = 1 2\n  d boolean')
    expect(type).toBe('T')
    expect(elements.map(asFact)).toEqual([
      { name: 'a', type: 'string', required: true, nillable: true },
      {
        name: 'b',
        type: '',
        required: false,
        choice: true,
        children: [{ name: 'c', type: 'XInteger', required: true, max: 'unbounded', default: '1 2' }],
      },
      { name: 'd', type: 'boolean', required: false },
    ])
  })

  it('refuse a line that is none', () => {
    expect(() => parseFacts('T\n    a string')).toThrow('a string')
  })

  it('make the update of a pilot from the pilot: another key, nothing required', () => {
    const elements = elementsOf('UpdateHuntPilotReq') ?? []
    expect(elements.slice(0, 7).map(({ name }) => name)).toEqual([
      'uuid',
      'pattern',
      'routePartitionName',
      'newPattern',
      'description',
      'newRoutePartitionName',
      'blockEnable',
    ])
    expect(elements.filter(({ required }) => required)).toEqual([])
    expect(elements.at(-1)?.name).toBe('queueCalls')
  })
})
