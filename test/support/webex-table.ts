import type { NaiveOrganization, NaiveRoute, NaiveWebexResult } from './naive-webex.js'
import type { Block } from './block-table.js'
import { readBlocks } from './block-table.js'

/** One call through Webex and what must become of it; only what is said is compared. */
export interface WebexVector {
  readonly id: string
  readonly source: string
  readonly organization: NaiveOrganization
  readonly from: { readonly person: string } | { readonly trunk: string; readonly caller: string | undefined }
  readonly dialed: string
  readonly expected: Partial<NaiveWebexResult>
}

const NOTHING: NaiveOrganization = {
  locations: [],
  trunks: [],
  groups: [],
  plans: [],
  people: [],
  queues: [],
  numbers: [],
  interLocation: true,
  maximumUnknown: 6,
  unknownNumbers: 'standard',
  dialPatternRank: 'fewest-completions',
  extensionWithOutsideDigit: 'extension-first',
  localNumber: 'with-area-code',
  unassignedNumber: 'not-in-service',
}

const OBJECTS = ['location', 'trunk', 'group', 'plan', 'person', 'queue', 'number', 'fact', 'without'] as const
const CALL = ['id', 'organization', 'from', 'dialed', 'expect', 'address', 'trunks', 'source-type', 'calling', 'source']

/** Reads a table whose format stands at the head of webex-calls.txt: organizations first, then calls. */
export function parseWebexTable(text: string): readonly WebexVector[] {
  const organizations = new Map<string, NaiveOrganization>()
  const vectors: WebexVector[] = []
  for (const block of readBlocks(text)) {
    const id = block.required('id')
    const base = block.optional('organization')
    const known = base === undefined ? NOTHING : organizations.get(base)
    if (known === undefined) throw new Error(`line ${block.line}: organization ${base} is not known`)
    const organization = readObjects(block, known)
    if (block.optional('from') === undefined) {
      block.rejectOthers([...OBJECTS, 'id', 'organization'])
      organizations.set(id, organization)
    } else {
      block.rejectOthers([...OBJECTS, ...CALL])
      vectors.push(readCall(block, organization))
    }
  }
  return vectors
}

function readCall(block: Block, organization: NaiveOrganization): WebexVector {
  const [kind, name = '', caller] = block.required('from').split(/ +/)
  if (kind !== 'person' && kind !== 'trunk') throw new Error(`line ${block.line}: from ${kind}`)
  const [end = '', reached, inactive] = block.required('expect').split(/ +/)
  const address = block.optional('address')
  const trunks = block.optional('trunks')
  const source = block.optional('source-type')
  const callingNumber = block.optional('calling')
  return {
    id: block.required('id'),
    source: block.required('source'),
    organization,
    from: kind === 'person' ? { person: name } : { trunk: name, caller },
    dialed: block.required('dialed'),
    expected: {
      end,
      ...(reached === undefined ? {} : { reached }),
      ...(inactive === undefined ? {} : { inactive: true }),
      ...(address === undefined ? {} : { address }),
      ...(trunks === undefined ? {} : { trunks: trunks.split(/ +/) }),
      ...(source === undefined ? {} : { source }),
      ...(callingNumber === undefined ? {} : { callingNumber }),
    },
  }
}

function readObjects(block: Block, base: NaiveOrganization): NaiveOrganization {
  const without = new Set(block.all('without'))
  const merged = <T>(old: readonly T[], key: string, name: (value: T) => string, read: (line: string) => T): T[] => {
    const fresh = block.all(key).map(read)
    const names = new Set(fresh.map(name))
    return [...old.filter((value) => !names.has(name(value)) && !without.has(`${key} ${name(value)}`)), ...fresh]
  }
  return {
    ...base,
    locations: merged(base.locations, 'location', ({ name }) => name, readLocation),
    trunks: merged(base.trunks, 'trunk', ({ name }) => name, readTrunk),
    groups: merged(base.groups, 'group', ({ name }) => name, readGroup),
    plans: merged(base.plans, 'plan', ({ name }) => name, readPlan),
    people: merged(base.people, 'person', ({ mail }) => mail, readPerson),
    queues: merged(base.queues, 'queue', ({ name }) => name, readQueue),
    numbers: merged(base.numbers, 'number', ({ number }) => number, readNumber),
    ...Object.fromEntries(block.all('fact').map(readFact)),
  }
}

function options(words: readonly string[], known: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word) => {
      const [key = '', value = ''] = word.split(/=(.*)/)
      if (!known.includes(key)) throw new Error(`option ${word} is unknown`)
      return [key, value]
    }),
  )
}

function readLocation(line: string) {
  const [name = '', ...words] = line.split(/ +/)
  const known = ['country', 'prefix', 'odd', 'enforce', 'main', 'pstn', 'unknown']
  const { country = 'US', enforce, pstn, unknown, ...rest } = options(words, known)
  return {
    name,
    country,
    ...rest,
    ...(enforce === undefined ? {} : { enforce: true }),
    ...(pstn === undefined ? {} : { pstn: readRoute(pstn) }),
    ...(unknown === undefined ? {} : { unknown: readRoute(unknown) }),
  }
}

function readRoute(text: string): NaiveRoute {
  const [kind, name = ''] = text.split(':')
  if (kind !== 'trunk' && kind !== 'group') throw new Error(`route ${text}`)
  return { kind: kind === 'group' ? 'route-group' : 'trunk', name }
}

function readTrunk(line: string) {
  const [name = '', location = ''] = line.split('@')
  return { name, location }
}

function readGroup(line: string) {
  const [name = '', ...words] = line.split(/ +/)
  return {
    name,
    trunks: words.map((word) => {
      const [trunk = '', priority = '1'] = word.split(':')
      return { trunk, priority: Number(priority) }
    }),
  }
}

function readPlan(line: string) {
  const [name = '', route = '', ...patterns] = line.split(/ +/)
  return { name, route: readRoute(route), patterns }
}

function readPerson(line: string) {
  const [mail = '', ...words] = line.split(/ +/)
  return { mail, ...options(words, ['location', 'ext', 'number']) }
}

function readQueue(line: string) {
  const [name = '', ...words] = line.split(/ +/)
  const { location = '', ...rest } = options(words, ['location', 'ext', 'number'])
  return { name, location, ...rest }
}

function readNumber(line: string) {
  const [number = '', location = '', state] = line.split(/ +/)
  return { number, location, inactive: state === 'inactive' }
}

function readFact(line: string): readonly [string, string | number | boolean] {
  const [key = '', value = ''] = line.split('=')
  if (key === 'interLocation') return [key, value === 'yes']
  if (key === 'maximumUnknown') return [key, Number(value)]
  if (
    ['unknownNumbers', 'dialPatternRank', 'extensionWithOutsideDigit', 'localNumber', 'unassignedNumber'].includes(key)
  )
    return [key, value]
  throw new Error(`fact ${line} is unknown`)
}
