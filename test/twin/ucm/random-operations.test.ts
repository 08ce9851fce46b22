import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AxlRequest, JsonObject, JsonValue } from '../../../src/execute/ports.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import type { TwinRow } from '../../../src/twin/ports.js'
import { UcmTwin } from '../../../src/twin/ucm/ucm-twin.js'
import { threeSitesSnapshot } from '../../support/three-sites.js'

/** Requests are made for the state as it then is: names of what exists, by a number; and some that do not. */
type Ask = (held: Held) => AxlRequest

/** What the twin holds at the moment. */
class Held {
  private readonly rows: readonly TwinRow[]

  constructor(twin: UcmTwin) {
    this.rows = twin.rows()
  }

  name(table: string, number: number): string {
    return (this.row(table, number)['name'] ?? 'NOTHING') as string
  }

  /** The key of a line or pattern, and now and then of none. */
  key(table: string, number: number): JsonObject {
    const { dn, pattern, partition } = this.row(table, number)
    return { pattern: dn ?? pattern ?? '4799', routePartitionName: partition ?? null }
  }

  place(number: number): JsonValue {
    return this.row('partition', number)['name'] ?? null
  }

  row(table: string, number: number): JsonObject {
    const rows = this.rows.filter((row) => row.table === `ucm/${table}`)
    const row = rows[number % (rows.length + 1)]
    return row === undefined ? {} : JSON.parse(row.json)
  }
}

const at = fc.nat({ max: 997 })
const several = fc.uniqueArray(at, { minLength: 1, maxLength: 3 })
const fresh = fc.constantFrom('A-PT', 'B-PT', 'C-CSS', 'D-RG', 'E-RL')
const free = fc.constantFrom('plain', 'with "quotes", comma', 'Zoë\nnext line', ' blanks ', '', 't', '=1+1')
const number = fc.constantFrom('\\+17175550198', '\\+15125550199', '7115101', '4798', '47XX', '9.!')
const destination = fc.option(fc.constantFrom('+17175550120', '8500'))
const choice = fc.constantFrom('removeMembers', 'addMembers', 'members')

const ask: fc.Arbitrary<Ask> = fc.oneof(
  of([fresh, free], (name, description) => () => asked('addRoutePartition', { routePartition: { name, description } })),
  of([at], (n) => (held) => asked('removeRoutePartition', { name: held.name('partition', n) })),
  of(
    [at, fresh, free],
    (n, newName, description) => (held) =>
      asked('updateRoutePartition', { name: held.name('partition', n), newName, description }),
  ),
  of(
    [several, fresh, free],
    (list, name, description) => (held) =>
      asked('addCss', { css: { description, members: partitions(held, list), name } }),
  ),
  of(
    [at, choice, several],
    (n, how, list) => (held) => asked('updateCss', { name: held.name('css', n), [how]: partitions(held, list) }),
  ),
  of([at, fresh], (n, newName) => (held) => asked('updateCss', { name: held.name('css', n), newName })),
  of([at, fc.option(fresh)], (n, name) => (held) => asked('removeCss', { name: name ?? held.name('css', n) })),
  of(
    [at, number, at],
    (n, newPattern, place) => (held) =>
      asked('updateLine', { ...held.key('directory-number', n), newPattern, newRoutePartitionName: held.place(place) }),
  ),
  of(
    [at, at],
    (n, place) => (held) =>
      asked('updateLine', { ...held.key('directory-number', n), newRoutePartitionName: held.place(place) }),
  ),
  of(
    [at, free, destination, at, fc.boolean()],
    (n, description, to, css, voicemail) => (held) =>
      asked('updateLine', {
        ...held.key('directory-number', n),
        description,
        callForwardBusyInt: {
          forwardToVoiceMail: voicemail,
          callingSearchSpaceName: held.name('css', css),
          destination: to,
        },
        callPickupGroupName: '',
        directoryURIs: { directoryUri: { isPrimary: true, uri: `u${n % 7}@example.com`, partition: null } },
        e164AltNum: { numMask: to, routePartition: held.name('partition', n) },
      }),
  ),
  of(
    [at, choice, several],
    (n, how, list) => (held) =>
      asked('updateLineGroup', { name: held.name('line-group', n), [how]: lines(held, list) }),
  ),
  of(
    [at, at, free],
    (n, place, alertingName) => (held) =>
      asked('updateHuntPilot', {
        ...held.key('hunt-pilot', n),
        newRoutePartitionName: held.place(place),
        alertingName,
      }),
  ),
  of(
    [several, fresh],
    (list, name) => (held) =>
      asked('addRouteGroup', {
        routeGroup: { distributionAlgorithm: 'Circular', members: trunks(held, list), name },
      }),
  ),
  of(
    [at, fc.option(fresh)],
    (n, name) => (held) => asked('removeRouteGroup', { name: name ?? held.name('route-group', n) }),
  ),
  of(
    [at, several, fresh, fc.boolean()],
    (n, list, name, isNew) => (held) =>
      isNew
        ? asked('addRouteList', {
            routeList: { name, callManagerGroupName: null, members: groups(held, list), runOnEveryNode: true },
          })
        : asked('updateRouteList', { name: held.name('route-list', n), members: groups(held, list) }),
  ),
  of(
    [at, at, number, free],
    (n, place, pattern, description) => (held) =>
      asked('addRoutePattern', {
        routePattern: {
          pattern,
          description,
          routePartitionName: held.name('partition', n),
          blockEnable: false,
          useCallingPartyPhoneMask: 'Default',
          dialPlanName: null,
          digitDiscardInstructionName: null,
          networkLocation: 'OnNet',
          prefixDigitsOut: null,
          routeFilterName: null,
          destination: { routeListName: held.name('route-list', place) },
        },
      }),
  ),
  of([at], (n) => (held) => asked('removeRoutePattern', held.key('route-pattern', n))),
)

function of<T extends unknown[]>(
  values: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  make: (...values: T) => Ask,
): fc.Arbitrary<Ask> {
  return fc.tuple<T>(...values).map((held) => make(...held))
}

function asked(operation: string, body: JsonObject): AxlRequest {
  return { operation, body }
}

function partitions(held: Held, list: readonly number[]): JsonObject {
  const names = list.map((n) => held.name('partition', n))
  return { member: names.map((routePartitionName, at) => ({ routePartitionName, index: at + 1 })) }
}

function lines(held: Held, list: readonly number[]): JsonObject {
  const keys = list.map((n) => held.key('directory-number', n))
  return { member: keys.map((directoryNumber, at) => ({ lineSelectionOrder: at + 1, directoryNumber })) }
}

function trunks(held: Held, list: readonly number[]): JsonObject {
  const names = list.map((n) => held.name('trunk', n))
  return { member: names.map((deviceName, at) => ({ deviceSelectionOrder: at, deviceName, port: 0 })) }
}

function groups(held: Held, list: readonly number[]): JsonObject {
  const names = list.map((n) => held.name('route-group', n))
  return {
    member: names.map((routeGroupName, at) => ({
      routeGroupName,
      selectionOrder: at,
      useFullyQualifiedCallingPartyNumber: 'Default',
    })),
  }
}

function reread(twin: UcmTwin): UcmSnapshot {
  return ingestUcm({ name: 'twin', sha256: '', members: twin.exportMembers() })
}

describe('any sequence of requests', () => {
  let seeded: UcmSnapshot
  let seedRows: readonly TwinRow[]
  beforeAll(async () => {
    const twin = UcmTwin.seed(await threeSitesSnapshot())
    seedRows = twin.rows()
    seeded = reread(twin)
  })

  it('leaves a state that is exported, read back and stored without a loss', async () => {
    const taken = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { maxLength: 25, size: 'max' }), async (asks) => {
        const twin = UcmTwin.load(seedRows)
        const store = new Map(seedRows.map((row) => [`${row.table} ${row.id}`, row]))
        for (const one of asks) {
          const request = one(new Held(twin))
          if ((await twin.call(request)).ok) taken.set(request.operation, (taken.get(request.operation) ?? 0) + 1)
          const { put, remove } = twin.takeDirty()
          for (const row of put) store.set(`${row.table} ${row.id}`, row)
          for (const { table, id } of remove) store.delete(`${table} ${id}`)
        }
        const loaded = UcmTwin.load([...store.values()])
        expect(loaded.rows()).toEqual(twin.rows())
        const after = reread(twin)
        expect(reread(loaded).root).toBe(after.root)
        expect(reread(UcmTwin.seed(after)).root).toBe(after.root)
        expect(brokenTables(after)).toEqual(brokenTables(seeded))
        expect(danglingLines(after)).toEqual(danglingLines(seeded))
        expect(buttons(after)).toEqual(buttons(seeded))
      }),
      { numRuns: 25 },
    )
    // Requests that are all refused would prove nothing.
    expect([...taken.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(100)
    expect(taken.size).toBeGreaterThan(9)
  })
})

/** Rows or cells that the reader could not make out. */
function brokenTables({ findings }: UcmSnapshot): readonly string[] {
  return findings.filter(({ code }) => code === 'PRE-007').map(({ subject }) => subject)
}

/** Lines and members whose directory number is not there. */
function danglingLines({ objects }: UcmSnapshot): readonly string[] {
  const numbers = new Set(objects['directory-number'].map(({ key }) => key))
  const named = [
    ...objects.phone.flatMap(({ value }) => value.lines),
    ...objects['device-profile'].flatMap(({ value }) => value.lines),
    ...objects['line-group'].flatMap(({ value }) => value.members),
  ].map(({ dn, partition }) => `${dn}@${partition ?? '<None>'}`)
  return named.filter((key) => !numbers.has(key))
}

/** Devices with their buttons, whatever numbers are on them. */
function buttons({ objects }: UcmSnapshot): readonly string[] {
  return objects.phone.map(({ key, value }) => `${key} ${value.lines.map(({ index }) => index).join()}`)
}
