import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AxlRequest, JsonObject, JsonValue, RestRequest } from '../../src/execute/ports.js'
import { inverse } from '../../src/plan/change.js'
import { everyChange } from '../support/every-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import { carryOut, freshTwin, startingNetwork } from '../support/rehearsal.js'
import { WatchedSystems } from '../support/rehearsal-systems.js'
import { sharedData } from '../support/shared-data.js'
import { hasWebexContract, WebexContract } from '../support/webex-contract.js'

const rest: RestRequest[] = []
const axl: AxlRequest[] = []

/** Everything that is asked and sent on the way there and, as far as it goes, back. */
beforeAll(async () => {
  const network = await startingNetwork()
  const changes = everyChange(network.ucm)
  const systems = new WatchedSystems(freshTwin(network).twin)
  const journal = new MemoryJournal()
  await carryOut(changes, systems, journal)
  const back = [...changes].reverse().flatMap((change) => {
    const what = inverse(change.what)
    return what === undefined ? [] : [{ ...change, id: `back/${change.id}`, needs: [], what }]
  })
  await carryOut(back, systems, journal)
  for (const request of [...systems.reads, ...systems.writes.map((write) => write.request)]) {
    if ('method' in request) rest.push(request)
    else if ('operation' in request) axl.push(request)
  }
})

describe.skipIf(!hasWebexContract)('requests to Webex', () => {
  it('hold against the published contract', () => {
    const contract = new WebexContract()
    expect(rest.length).toBeGreaterThan(100)
    expect([...new Set(rest.flatMap((request) => contract.requestFaults(request)))]).toEqual([])
  })
})

interface Element {
  readonly name: string
  readonly type: string
  readonly required?: boolean
  readonly nillable?: boolean
  readonly choice?: boolean
  readonly max?: string
  readonly children?: readonly Element[]
}

const FACTS = sharedData('axl-15.0/types-and-required-fields.json')

describe.skipIf(FACTS === undefined)('requests to Unified CM', () => {
  const types = (): Readonly<Record<string, readonly Element[]>> =>
    (JSON.parse(readFileSync(FACTS ?? '', 'utf8')) as { types: Readonly<Record<string, readonly Element[]>> }).types

  /** Elements known, in the order of the schema, and all that are required. */
  function faults(body: JsonObject, elements: readonly Element[], place: string): readonly string[] {
    let at = 0
    const found: string[] = []
    for (const [name, value] of Object.entries(body)) {
      const next = elements.findIndex((element, index) => index >= at && element.name === name)
      const element = elements[next]
      if (element === undefined) {
        found.push(`${place}: ${name} is unknown or out of order`)
        continue
      }
      at = next
      if (value === null && element.nillable !== true) found.push(`${place}.${name}: may not be nil`)
      for (const item of Array.isArray(value) ? (value as readonly JsonValue[]) : [value]) {
        const inner = element.children ?? types()[element.type]
        if (inner !== undefined && typeof item === 'object' && item !== null) {
          found.push(...faults(item as JsonObject, inner, `${place}.${name}`))
        }
      }
    }
    const missing = elements.filter(
      ({ name, required, choice }) => required === true && choice !== true && !(name in body),
    )
    return [...found, ...missing.map(({ name }) => `${place}: ${name} is missing`)]
  }

  it('hold against the schema facts of AXL 15.0', () => {
    const all = types()
    const checked = new Set<string>()
    const problems = axl.flatMap(({ operation, body }) => {
      const [, verb = '', object = ''] = /^(add|update)(.+)$/.exec(operation) ?? []
      const elements = verb === 'add' ? all[`X${object}`] : all[`Update${object}Req`]
      if (elements === undefined) return []
      checked.add(operation)
      const content = verb === 'add' ? (Object.values(body)[0] as JsonObject) : body
      return faults(content, elements, operation)
    })
    expect([...new Set(problems)]).toEqual([])
    expect([...checked].sort()).toEqual([
      'addCss',
      'addRouteGroup',
      'addRouteList',
      'addRoutePartition',
      'addRoutePattern',
      'updateCss',
      'updateLine',
      'updateLineGroup',
      'updateRoutePattern',
    ])
  })
})
