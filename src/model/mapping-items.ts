import type {
  LicenseProduct,
  MappedGateway,
  MappedLocation,
  MappedTrunk,
  Mapping,
  NamingRules,
  NumberRule,
  PersonStatement,
  ReadinessItem,
  RowStatus,
  SeatStatement,
} from './mapping.js'
import { LICENSE_PRODUCTS } from './mapping.js'
import type { MappingKind } from './mapping-fields.js'
import { MAPPING_KINDS } from './mapping-fields.js'
import type { MappedValue } from './mapping-values.js'

/** One object of the mapping that rows speak about, whatever section it stands in. */
export interface MappingItem {
  readonly kind: MappingKind
  /** Empty for the organization, its readiness and the naming rules, which exist once. */
  readonly name: string
  status: RowStatus
  readonly evidence: readonly string[]
  /** Fields by path (`address` is nested); replaced as a whole when a field is written. */
  object: Readonly<Record<string, unknown>>
  /** True when the mapping does not hold it yet: seats that a person has still to state. */
  readonly absent?: true
}

/** Products whose seats every plan needs to know. */
const ASKED_PRODUCTS: readonly LicenseProduct[] = ['customer-assist', 'professional']

/** `location:Lyon`; just the kind for what exists once. */
export function itemKey(kind: MappingKind, name: string): string {
  return name === '' ? kind : `${kind}:${name}`
}

/** Kind, name and field of a row key such as `location:Lyon|address.city`; undefined when it is none. */
export function parseRowKey(key: string): { kind: MappingKind; name: string; field: string } | undefined {
  const bar = key.lastIndexOf('|')
  const head = key.slice(0, Math.max(bar, 0))
  const colon = head.indexOf(':')
  const kind = MAPPING_KINDS.find((each) => each === (colon < 0 ? head : head.slice(0, colon)))
  return kind === undefined
    ? undefined
    : { kind, name: colon < 0 ? '' : head.slice(colon + 1), field: key.slice(bar + 1) }
}

/** Name under which rows speak of a number rule: its pattern, and the location where it has one. */
export function numberRuleName(rule: Pick<NumberRule, 'match' | 'location'>): string {
  return rule.location === undefined ? rule.match : `${rule.match} at ${rule.location}`
}

/** Name under which rows speak of seats: the product, and the subscription where one is named. */
export function seatName(seat: Pick<SeatStatement, 'product' | 'subscription'>): string {
  return seat.subscription === undefined ? seat.product : `${seat.product}/${seat.subscription}`
}

/** Every object of the mapping, in the order of the file, with the seats still to be stated. */
export function itemsOf(mapping: Mapping): MappingItem[] {
  const { organization } = mapping
  const facts = { status: organization.status, evidence: organization.evidence }
  const { readiness, seats, people, ...own } = organization
  const unstated = ASKED_PRODUCTS.filter((product) => !seats.some((seat) => seat.product === product))
  return [
    { kind: 'organization', name: '', ...facts, object: own },
    { kind: 'readiness', name: '', ...facts, object: readiness },
    ...seats.map((seat) => ({ kind: 'seats' as const, name: seatName(seat), ...facts, object: { ...seat } })),
    ...unstated.map((product) => newItem('seats', product)),
    ...people.map((person) => ({ kind: 'person' as const, name: person.mail, ...facts, object: { ...person } })),
    ...mapping.locations.map((each) => itemOf('location', each.name, each)),
    ...mapping.trunks.map((each) => itemOf('trunk', each.name, each)),
    ...mapping.gateways.map((each) => itemOf('gateway', each.name, each)),
    ...mapping.numbers.map((each) => itemOf('number', numberRuleName(each), each)),
    { kind: 'names', name: '', status: 'confirmed', evidence: [], object: { ...mapping.names } },
  ]
}

/** An object that the mapping does not hold yet. */
export function newItem(kind: MappingKind, name: string): MappingItem {
  return { kind, name, status: 'proposed', evidence: [], object: emptyObject(kind, name), absent: true }
}

/**
 * The mapping made of these items, in their order; items that are still absent are left out. Every
 * item comes from `itemsOf` or `newItem` and was written through the formats of its fields.
 */
export function mappingOf(base: Mapping, items: readonly MappingItem[]): Mapping {
  const present = items.filter((item) => item.absent !== true)
  const objects = <T>(kind: MappingKind): T[] =>
    present.filter((item) => item.kind === kind).map((item) => item.object as T)
  const rows = <T>(kind: MappingKind): T[] =>
    present.filter((item) => item.kind === kind).map((item) => ({ ...item.object, status: item.status }) as T)
  const organization = present.filter((item) => ['organization', 'readiness', 'seats', 'person'].includes(item.kind))
  const confirmed = organization.some((item) => item.status === 'confirmed')
  return {
    ...base,
    organization: {
      ...base.organization,
      ...objects<Mapping['organization']>('organization')[0],
      status: confirmed ? 'confirmed' : base.organization.status,
      readiness: objects<Partial<Record<ReadinessItem, 'yes' | 'no'>>>('readiness')[0] ?? {},
      seats: objects<SeatStatement>('seats'),
      people: objects<PersonStatement>('person'),
    },
    locations: rows<MappedLocation>('location'),
    trunks: rows<MappedTrunk>('trunk'),
    gateways: rows<MappedGateway>('gateway'),
    numbers: rows<NumberRule>('number'),
    names: objects<NamingRules>('names')[0] ?? base.names,
  }
}

/** The value at a path such as `address.city`. */
export function readPath(object: Readonly<Record<string, unknown>>, path: string): MappedValue | undefined {
  let value: unknown = object
  for (const part of path.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[part]
  return value as MappedValue | undefined
}

/** A copy with the value at the path replaced; `undefined` takes it away. */
export function writePath(
  object: Readonly<Record<string, unknown>>,
  path: string,
  value: MappedValue | undefined,
): Readonly<Record<string, unknown>> {
  const [first = '', ...rest] = path.split('.')
  const inner = object[first]
  const written =
    rest.length === 0 ? value : writePath((inner ?? {}) as Readonly<Record<string, unknown>>, rest.join('.'), value)
  const others = Object.entries(object).filter(([name]) => name !== first)
  if (written === undefined) return Object.fromEntries(others)
  return Object.hasOwn(object, first)
    ? Object.fromEntries(Object.entries(object).map(([name, old]) => [name, name === first ? written : old]))
    : { ...object, [first]: written }
}

function itemOf(
  kind: MappingKind,
  name: string,
  object: MappedLocation | MappedTrunk | MappedGateway | NumberRule,
): MappingItem {
  return { kind, name, status: object.status, evidence: object.evidence, object: { ...object } }
}

function emptyObject(kind: MappingKind, name: string): Readonly<Record<string, unknown>> {
  const row = { status: 'proposed', evidence: [] }
  switch (kind) {
    case 'location':
      return { name, ...row, devicePools: [], partitions: [], files: [], address: {} }
    case 'trunk':
      return { name, ...row }
    case 'gateway':
      return { name, ...row, trunks: [] }
    case 'number':
      return { ...row, ...numberRuleOf(name) }
    case 'seats':
      return seatObject(name)
    case 'person':
      return { mail: name, licenses: [] }
    case 'organization':
    case 'readiness':
    case 'names':
      return {}
  }
}

/** The reverse of `numberRuleName`. */
function numberRuleOf(name: string): Pick<NumberRule, 'match' | 'location'> {
  const at = name.lastIndexOf(' at ')
  return at < 0 ? { match: name } : { match: name.slice(0, at), location: name.slice(at + ' at '.length) }
}

function seatObject(name: string): Readonly<Record<string, unknown>> {
  const product = LICENSE_PRODUCTS.find((each) => name === each || name.startsWith(`${each}/`)) ?? name
  const subscription = name.slice(product.length + 1)
  return { product, ...(subscription === '' ? {} : { subscription }) }
}
