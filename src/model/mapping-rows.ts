import type { Owner } from '../findings/codes/code-entry.js'
import type { Mapping, RowStatus } from './mapping.js'
import type { MappingField, MappingKind } from './mapping-fields.js'
import { MAPPING_FIELDS, mappingField } from './mapping-fields.js'
import type { MappingItem } from './mapping-items.js'
import { itemKey, itemsOf, mappingOf, newItem, parseRowKey, readPath, writePath } from './mapping-items.js'
import { LICENSE_PRODUCTS } from './mapping.js'
import { valueText } from './mapping-values.js'

/** One thing that can be stated: a row of the Mapping tab, a question of `map edit`, a line of the CSV. */
export interface MappingRow {
  /** `location:Lyon|address.city`; never shown to people. */
  readonly key: string
  readonly kind: MappingKind
  /** Empty for what exists once. */
  readonly name: string
  readonly field: string
  /** As text; empty when nothing is stated. */
  readonly value: string
  /** Of the object the field belongs to. */
  readonly status: RowStatus
  readonly evidence: readonly string[]
  readonly allowed?: readonly string[]
  /** What a person has to write, e.g. `a date as YYYY-MM-DD`. */
  readonly expected: string
  /** A value is needed and there is none. */
  readonly missing: boolean
  readonly owner: Owner
}

/** One answer. Without `value` the row stays as it is; `confirm` is true unless said otherwise. */
export interface MappingAnswer {
  readonly key: string
  /** Empty takes the value away. */
  readonly value?: string
  /** By default: without a value yes; with one, when nothing else stands proposed beside it. */
  readonly confirm?: boolean
}

export interface MappingProblem {
  readonly key: string
  readonly message: string
}

/** One row per field that can be answered, the missing ones included, in the order of the file. */
export function mappingRows(mapping: Mapping): MappingRow[] {
  const locations = mapping.locations.map(({ name }) => name)
  return itemsOf(mapping).flatMap((item) => MAPPING_FIELDS[item.kind].map((field) => rowOf(item, field, locations)))
}

/**
 * Lays answers over the mapping. Every value is checked; a wrong one changes nothing and is told.
 * An object answered about becomes confirmed. With `create`, an answer about an unknown location,
 * trunk, gateway, number, product or person makes it.
 */
export function applyMappingRows(
  mapping: Mapping,
  answers: readonly MappingAnswer[],
  options: { readonly create?: boolean } = {},
): { readonly mapping: Mapping; readonly problems: readonly MappingProblem[] } {
  const draft = new MappingDraft(mapping, options.create ?? false)
  for (const answer of answers) draft.answer(answer)
  return draft.result()
}

/**
 * An answer without a word about confirming confirms the object when it leaves nothing proposed beside
 * it: a city typed for a location says nothing about the device pools that were guessed.
 */
function settles(item: MappingItem, field: MappingField, answer: MappingAnswer): boolean {
  if (answer.value === undefined) return true
  const others = MAPPING_FIELDS[item.kind].filter((other) => other.field !== field.field)
  return others.every((other) => {
    const value = readPath(item.object, other.field)
    return value === undefined || (Array.isArray(value) && value.length === 0)
  })
}

function rowOf(item: MappingItem, field: MappingField, locations: readonly string[]): MappingRow {
  const value = readPath(item.object, field.field)
  const empty = value === undefined || (Array.isArray(value) && value.length === 0)
  const { required } = field
  const needed = typeof required === 'function' ? required(item.object) : required === true
  const allowed = item.kind === 'number' && field.field === 'location' ? locations : field.format.allowed
  return {
    key: `${itemKey(item.kind, item.name)}|${field.field}`,
    kind: item.kind,
    name: item.name,
    field: field.field,
    value: valueText(value),
    status: item.status,
    evidence: item.evidence,
    ...(allowed === undefined ? {} : { allowed }),
    expected: field.format.expected,
    missing: empty && needed,
    owner: field.owner,
  }
}

class MappingDraft {
  private readonly base: Mapping
  private readonly create: boolean
  private readonly items: Map<string, MappingItem>
  private readonly problems: MappingProblem[] = []
  private readonly answeredPools = new Set<string>()

  constructor(base: Mapping, create: boolean) {
    this.base = base
    this.create = create
    this.items = new Map(itemsOf(base).map((item) => [itemKey(item.kind, item.name), item]))
  }

  answer(answer: MappingAnswer): void {
    const place = parseRowKey(answer.key)
    const field = place === undefined ? undefined : mappingField(place.kind, place.field)
    if (place === undefined || field === undefined) {
      this.refuse(answer.key, 'there is no such row')
      return
    }
    const item = this.items.get(itemKey(place.kind, place.name)) ?? this.make(place.kind, place.name)
    if (item === undefined) {
      this.refuse(answer.key, `the mapping knows no ${place.kind} ${place.name}`)
      return
    }
    if (answer.value !== undefined && !this.write(item, field, answer.key, answer.value.trim())) return
    const status = (answer.confirm ?? settles(item, field, answer)) ? 'confirmed' : item.status
    const { absent, ...present } = item
    const stated = absent === true && answer.value === undefined ? item : { ...present, object: item.object }
    const answered = { ...stated, status }
    this.items.set(itemKey(item.kind, item.name), answered)
    if (answer.value !== undefined && place.field === 'devicePools')
      this.answeredPools.add(itemKey(item.kind, item.name))
  }

  /** The mapping with all answers in, and what was refused. */
  result(): { mapping: Mapping; problems: readonly MappingProblem[] } {
    this.settlePools()
    const items = [...this.items.values()].filter((item) => this.isWhole(item))
    return { mapping: mappingOf(this.base, items), problems: this.problems }
  }

  private make(kind: MappingKind, name: string): MappingItem | undefined {
    if (!this.create || name === '') return undefined
    if (kind === 'seats' && !LICENSE_PRODUCTS.some((each) => name === each || name.startsWith(`${each}/`)))
      return undefined
    return newItem(kind, name)
  }

  private write(item: MappingItem, field: MappingField, key: string, text: string): boolean {
    if (text === '') return this.clear(item, field, key)
    const value = field.format.parse(text)
    const trouble =
      value === undefined ? `"${text}" is not ${field.format.expected}` : this.conflict(item, field, value)
    if (trouble !== undefined) {
      this.refuse(key, trouble)
      return false
    }
    item.object = writePath(item.object, field.field, value)
    return true
  }

  private clear(item: MappingItem, field: MappingField, key: string): boolean {
    if (field.lasting === true) {
      this.refuse(key, `must be ${field.format.expected}`)
      return false
    }
    item.object = writePath(item.object, field.field, field.list === true ? [] : undefined)
    return true
  }

  /** What the value contradicts elsewhere in the mapping, in words. */
  private conflict(item: MappingItem, field: MappingField, value: unknown): string | undefined {
    if (item.kind !== 'number' || field.field !== 'location') return undefined
    return this.items.has(itemKey('location', String(value))) ? undefined : `there is no location ${String(value)}`
  }

  /** A device pool is in one location only; judged when all answers are in, so that one can change hands. */
  private settlePools(): void {
    const holders = new Map<string, string>()
    const locations = [...this.items.values()].filter((item) => item.kind === 'location')
    const answered = (item: MappingItem) => Number(this.answeredPools.has(itemKey(item.kind, item.name)))
    const untouchedFirst = locations.sort((a, b) => answered(a) - answered(b))
    for (const item of untouchedFirst) {
      const pools = item.object['devicePools'] as readonly string[]
      const taken = pools.filter((pool) => holders.has(pool))
      for (const pool of taken) {
        const key = `${itemKey('location', item.name)}|devicePools`
        this.refuse(key, `device pool ${pool} belongs to location ${holders.get(pool) ?? ''} already`)
      }
      const kept = pools.filter((pool) => !holders.has(pool))
      if (taken.length > 0) item.object = writePath(item.object, 'devicePools', kept)
      for (const pool of kept) holders.set(pool, item.name)
    }
  }

  /** Seats are stated with both numbers or not at all. */
  private isWhole(item: MappingItem): boolean {
    if (item.kind !== 'seats' || item.absent === true) return true
    const lacking = ['total', 'consumed'].filter((field) => item.object[field] === undefined)
    for (const field of lacking) {
      this.refuse(`${itemKey('seats', item.name)}|${field}`, 'state both, the seats in total and those consumed')
    }
    return lacking.length === 0
  }

  private refuse(key: string, reason: string): void {
    const place = parseRowKey(key)
    const what =
      place === undefined ? key : [place.kind, place.name, place.field].filter((part) => part !== '').join(' ')
    this.problems.push({ key, message: `${what}: ${reason}.` })
  }
}
