import { beforeAll, describe, expect, it } from 'vitest'
import type { ChangeResult } from '../../src/execute/run-result.js'
import type { NetworkSnapshot } from '../../src/model/network.js'
import { CHANGED_UCM_KINDS, CHANGED_WEBEX_KINDS, type Alteration, type Change } from '../../src/plan/change.js'
import type { TwinRow } from '../../src/twin/ports.js'
import { readTwin } from '../../src/twin/read-back.js'
import { everyChange } from '../support/every-change.js'
import { made } from '../support/made-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import { carryOut, freshTwin, startingNetwork, twinOf, unfinished } from '../support/rehearsal.js'

let rows: readonly TwinRow[]
let network: NetworkSnapshot

/** A twin after a plan with every kind of change, so that there is an object of each. */
beforeAll(async () => {
  const start = await startingNetwork()
  const { twin, store } = freshTwin(start)
  expect(unfinished(await carryOut(everyChange(start.ucm), twin, new MemoryJournal()))).toEqual([])
  rows = store.all()
  network = readTwin(store)
})

type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value }

/** The value with one thing in it changed, for each thing in it. */
function altered(value: Value, path: string): readonly { readonly path: string; readonly value: Value }[] {
  if (typeof value === 'string') return [{ path, value: `${value}7` }]
  if (typeof value === 'number') return [{ path, value: value + 1 }]
  if (typeof value === 'boolean') return [{ path, value: !value }]
  if (isList(value)) {
    const [first, ...others] = value
    if (first === undefined) return []
    const inside = altered(first, `${path}[0]`).map((one) => ({ path: one.path, value: [one.value, ...others] }))
    return [{ path: `${path} shorter`, value: others }, ...inside]
  }
  return Object.entries(value).flatMap(([name, member]) =>
    altered(member, `${path}.${name}`).map((one) => ({ path: one.path, value: { ...value, [name]: one.value } })),
  )
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** The object of a kind that tells most. */
function richest(system: 'ucm' | 'webex', kind: string): { readonly key: string; readonly value: object } {
  const objects = (system === 'ucm' ? network.ucm.objects : (network.webex?.objects ?? {})) as unknown as Readonly<
    Record<string, readonly { readonly key: string; readonly value: object }[]>
  >
  const [first] = [...(objects[kind] ?? [])].sort(
    (a, b) => JSON.stringify(b.value).length - JSON.stringify(a.value).length,
  )
  if (first === undefined) throw new Error(`the twin holds no ${kind}`)
  return first
}

/** Undefined when the change cannot be carried out at all: its objects are not those of its key. */
async function outcome(change: Change): Promise<ChangeResult | undefined> {
  try {
    const { changes } = await carryOut([change], twinOf(rows).twin, new MemoryJournal())
    return changes[0]
  } catch (error) {
    expect(String(error)).toMatch(/ holds | does not belong | is not /)
    return undefined
  }
}

const KINDS = [
  ...CHANGED_UCM_KINDS.map((kind) => ['ucm', kind] as const),
  ...CHANGED_WEBEX_KINDS.map((kind) => ['webex', kind] as const),
]

describe('a change of one field', () => {
  it.each(KINDS)('is sent or refused, and never taken for done unseen: %s %s', async (system, kind) => {
    const { key, value } = richest(system, kind)
    const all = Object.entries(value).flatMap(([name, member]) =>
      altered(member as Value, name).map((one) => ({ path: one.path, after: { ...value, [name]: one.value } })),
    )
    expect(all.length).toBeGreaterThan(0)
    const silent: string[] = []
    for (const { path, after } of all) {
      const what = { system, kind, key, before: value, after } as unknown as Alteration
      const change: Change = made('prepare', what)
      const result = await outcome(change)
      const isUnseen = result?.state === 'adopted' || (result?.state === 'done' && result.sent === 0)
      if (isUnseen) silent.push(path)
    }
    expect(silent).toEqual([])
  })
})
