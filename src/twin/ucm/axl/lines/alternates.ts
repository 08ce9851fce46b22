import type { JsonObject, JsonValue } from '../../../../execute/ports.js'
import type { AlternateNumber, DirectoryUri } from '../../../../model/ucm/directory-number.js'
import type { UcmRows } from '../../state/rows.js'
import type { UcmState } from '../../state/ucm-state.js'
import { AxlFault, duplicateValue } from '../axl-fault.js'
import { mustExist } from '../constraints.js'
import type { Field } from '../fields.js'
import { elements, flagOf, items, objectOf, textOf } from '../json-text.js'

type Row = UcmRows['directory-number']
type Kind = AlternateNumber['kind']

/** A line has at most so many directory URIs (`ucm-exports` 1.3). */
const MOST_URIS = 5

/** The alternate numbers and directory URIs of a line: they route on their own (`corrections` 3). */
export const ALTERNATE_FIELDS: readonly Field<Row>[] = [
  alternate('enterpriseAltNum', 'enterprise'),
  alternate('e164AltNum', 'e164'),
  use('useEnterpriseAltNum', 'enterprise'),
  use('useE164AltNum', 'e164'),
  {
    element: 'directoryURIs',
    get: describedUris,
    set: (row, value, state) => ({ ...row, uris: urisOf(state, row, value) }),
  },
]

/** The alternate number; without a mask there is none. */
function alternate(element: string, kind: Kind): Field<Row> {
  return {
    element,
    get(row) {
      const number = row.alternates.find((one) => one.kind === kind)
      if (number === undefined) return undefined
      return elements({
        numMask: number.mask,
        isUrgent: number.urgent,
        addLocalRoutePartition: number.addedToLocalPartition,
        routePartition: number.partition,
        advertiseGloballyIls: number.advertisedGlobally,
      })
    },
    set(row, value, state) {
      const said = objectOf(value)
      const before = row.alternates.find((one) => one.kind === kind)
      const mask =
        'numMask' in said ? textOf(said['numMask']) : value === null || value === '' ? undefined : before?.mask
      if (mask === undefined) return withAlternate(row, kind, undefined)
      const partition = 'routePartition' in said ? textOf(said['routePartition']) : before?.partition
      if (partition !== undefined) mustExist(state, 'partition', partition)
      return withAlternate(row, kind, {
        kind,
        mask,
        ...(partition === undefined ? {} : { partition }),
        addedToLocalPartition: flagIn(said, 'addLocalRoutePartition', before?.addedToLocalPartition ?? true),
        urgent: flagIn(said, 'isUrgent', before?.urgent ?? false),
        advertisedGlobally: flagIn(said, 'advertiseGloballyIls', before?.advertisedGlobally ?? true),
      })
    },
  }
}

/** Off takes the alternate number away; on says nothing new. */
function use(element: string, kind: Kind): Field<Row> {
  return {
    element,
    get: (row) => row.alternates.some((one) => one.kind === kind),
    set: (row, value) => (flagOf(value) === false ? withAlternate(row, kind, undefined) : row),
  }
}

function withAlternate(row: Row, kind: Kind, number: AlternateNumber | undefined): Row {
  const others = row.alternates.filter((one) => one.kind !== kind)
  const alternates = number === undefined ? others : [...others, number]
  return { ...row, alternates: alternates.toSorted((a, b) => Number(a.kind === 'e164') - Number(b.kind === 'e164')) }
}

function flagIn(said: JsonObject, element: string, otherwise: boolean): boolean {
  return flagOf(said[element]) ?? otherwise
}

function describedUris({ uris }: Row): JsonObject {
  return {
    directoryUri: uris.map(({ uri, partition, isPrimary, advertisedGlobally }) =>
      elements({ isPrimary, uri, partition, advertiseGloballyViaIls: advertisedGlobally ?? false }),
    ),
  }
}

/** The list as a whole. A URI is unique in its partition, and one of several is the primary one. */
function urisOf(state: UcmState, row: Row, value: JsonValue): readonly DirectoryUri[] {
  const uris = items(objectOf(value)['directoryUri']).map((item) => uriOf(state, objectOf(item)))
  if (uris.length > MOST_URIS)
    throw new AxlFault(`A directory number has at most ${MOST_URIS} directory URIs: ${uris.length}`)
  if (uris.filter(({ isPrimary }) => isPrimary).length > 1) {
    throw new AxlFault('Only one directory URI of a directory number can be the primary one.')
  }
  const keys = uris.map(uriKey)
  const held = new Set(row.uris.map(uriKey))
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  const fresh = new Set(keys.filter((key) => !held.has(key)))
  const taken = fresh.size === 0 ? undefined : takenUri(state, fresh)
  if (twice !== undefined || taken !== undefined) throw duplicateValue(twice ?? taken ?? '')
  return uris
}

function takenUri(state: UcmState, fresh: ReadonlySet<string>): string | undefined {
  for (const { uris } of state.all('directory-number').values()) {
    const taken = uris.map(uriKey).find((key) => fresh.has(key))
    if (taken !== undefined) return taken
  }
  return undefined
}

function uriOf(state: UcmState, said: JsonObject): DirectoryUri {
  const partition = textOf(said['partition'])
  if (partition !== undefined) mustExist(state, 'partition', partition)
  return {
    uri: textOf(said['uri']) ?? '',
    ...(partition === undefined ? {} : { partition }),
    isPrimary: flagOf(said['isPrimary']) ?? false,
    ...(flagOf(said['advertiseGloballyViaIls']) === true ? { advertisedGlobally: true as const } : {}),
  }
}

function uriKey({ uri, partition }: DirectoryUri): string {
  return `${uri.toLowerCase()}@${partition ?? ''}`
}
