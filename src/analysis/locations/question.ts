import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { MappedLocation } from '../../model/mapping.js'
import { LOCATION_ESSENTIALS } from '../../model/mapping-fields.js'
import { itemKey } from '../../model/mapping-items.js'
import { mappingRows } from '../../model/mapping-rows.js'
import { listSome } from '../evidence.js'
import { PlaceBook } from '../place-book.js'
import type { QuestionInput, QuestionResult } from '../question.js'
import type { LocationRow } from './columns.js'

const CODES = ['LOC-001', 'LOC-007'] as const

/** How the missing fields are called in sentences. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  'address.line1': 'address line 1',
  'address.city': 'city',
  'address.state': 'state',
  'address.postalCode': 'postal code',
  'address.country': 'country',
  timeZone: 'time zone',
  language: 'language',
}

/** Which places are there, and is each ready to be created: address, time zone, language, emergency carrier? */
export function askLocations(input: QuestionInput): QuestionResult<LocationRow> {
  const { locations } = input.mapping
  if (locations.length === 0) {
    const unchecked = CODES.map((code) => ({ code, missing: 'no location is mapped', unlock: UNLOCK.mapping }))
    return { findings: [], rows: [], unchecked }
  }
  const missing = missingEssentials(input)
  const people = new Headcount(input)
  const rows = locations.map((location) => rowOf(input, location, missing.get(location.name) ?? [], people))
  const findings = locations.flatMap((location) => findingsOf(location, missing.get(location.name) ?? [], people))
  return { findings, rows, unchecked: [] }
}

function missingEssentials(input: QuestionInput): ReadonlyMap<string, readonly string[]> {
  const essentials: readonly string[] = LOCATION_ESSENTIALS
  const byLocation = new Map<string, string[]>()
  for (const { kind, name, field, missing } of mappingRows(input.mapping)) {
    if (kind !== 'location' || !missing || !essentials.includes(field)) continue
    byLocation.set(name, [...(byLocation.get(name) ?? []), FIELD_WORDS[field] ?? field])
  }
  return byLocation
}

function findingsOf(location: MappedLocation, missing: readonly string[], people: Headcount): Finding[] {
  const { name } = location
  const place = { subject: itemKey('location', name), scope: itemKey('location', name), location: name }
  const evidence = [
    { label: 'location', value: name },
    { label: 'device pools', value: listSome(location.devicePools) },
    { label: 'agents', value: String(people.agents(name)) },
  ]
  const found: Finding[] = []
  if (missing.length > 0) {
    found.push(
      finding({
        ...place,
        code: 'LOC-001',
        message: `${name} lacks ${missing.join(', ')}.`,
        evidence: [...evidence, { label: 'missing', value: missing.join(', ') }],
      }),
    )
  }
  if (location.emergencyCarrier === undefined) {
    found.push(
      finding({
        ...place,
        code: 'LOC-007',
        message: `Nobody has said how emergency calls leave ${name} after the move.`,
        evidence,
      }),
    )
  }
  return found
}

function rowOf(
  { estate }: QuestionInput,
  location: MappedLocation,
  missing: readonly string[],
  people: Headcount,
): LocationRow {
  const pools = location.devicePools.flatMap((name) => estate.find('device-pool', name)?.value ?? [])
  const of = (values: readonly (string | undefined)[]): string =>
    [...new Set(values)].filter((value) => value !== undefined).join(', ')
  const address = missing.filter((field) => field !== 'time zone' && field !== 'language')
  return {
    key: itemKey('location', location.name),
    location: location.name,
    devicePools: of(location.devicePools),
    ucmLocation: of(pools.map((pool) => pool.location)),
    physicalLocation: of(pools.map(({ physicalLocation }) => physicalLocation)),
    addressComplete: address.length === 0 ? 'yes' : `missing: ${address.join(', ')}`,
    country: location.address.country ?? '',
    timeZone: location.timeZone ?? '',
    language: location.language ?? '',
    routingPrefix: location.routingPrefix ?? '',
    extensionLength: location.extensionLength,
    outboundDialDigit: location.outboundDialDigit ?? '',
    pstn: location.pstn ?? '',
    trunk: of(pools.flatMap(({ localRouteGroups }) => localRouteGroups.map(({ routeGroup }) => routeGroup))),
    mainNumber: location.mainNumber ?? '',
    agents: people.agents(location.name),
    stayingUsers: people.staying(location.name),
    emergencyReady: emergencyReady(location, address),
    status: location.status,
  }
}

/** Ready when somebody named the carrier, the address is complete and there is a number to call back. */
function emergencyReady(location: MappedLocation, missingAddress: readonly string[]): string {
  const lacking = [
    ...(location.emergencyCarrier === undefined ? ['carrier'] : []),
    ...(missingAddress.length > 0 ? ['address'] : []),
    ...((location.emergencyCallbackNumber ?? location.mainNumber) === undefined ? ['callback number'] : []),
  ]
  return lacking.length === 0 ? 'yes' : `missing: ${lacking.join(', ')}`
}

/** People per location: those who move, and those who stay. */
class Headcount {
  private readonly moving = new Map<string, number>()
  private readonly stayers = new Map<string, number>()

  constructor({ estate, mapping, scope }: QuestionInput) {
    const places = new PlaceBook(estate, mapping)
    for (const { location } of scope.movers) count(this.moving, location)
    for (const { value: user } of estate.all('end-user')) {
      if (scope.ofUser(user.userId) !== undefined) continue
      const devices = estate.phonesOf(user.userId).map(({ name }) => name)
      if (devices.length > 0) count(this.stayers, places.locationOf(devices, [])?.name)
    }
  }

  agents(location: string): number {
    return this.moving.get(location) ?? 0
  }

  staying(location: string): number {
    return this.stayers.get(location) ?? 0
  }
}

function count(counts: Map<string, number>, location: string | undefined): void {
  if (location !== undefined) counts.set(location, (counts.get(location) ?? 0) + 1)
}
