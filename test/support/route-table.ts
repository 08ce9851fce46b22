import type { NaiveEntry, NaiveIdentity, NaiveMode, NaiveResult, NaiveSettings } from './naive-digit-analysis.js'
import { NAIVE_DEFAULTS } from './naive-digit-analysis.js'
import type { NaiveTranslation } from './naive-transformation.js'

/** What a vector says about its call; only what it says is compared. */
export interface RouteExpectation {
  readonly outcome: NaiveResult['outcome']
  readonly winner?: NaiveIdentity
  /** Of `ambiguous`: all the equals. */
  readonly tied: readonly NaiveIdentity[]
  readonly digits?: string
  readonly callingNumber?: string
  readonly sentDigits?: string
  readonly sentCallingNumber?: string
  readonly waitSeconds?: number
  readonly translations?: number
  readonly consumedDigits?: number
  /** In force at the first lookup, with `<None>`. */
  readonly firstPartitions?: readonly string[]
  /** In force at the last lookup, with `<None>`. */
  readonly lastPartitions?: readonly string[]
}

export interface RouteVector {
  readonly id: string
  readonly source: string
  readonly entries: readonly NaiveEntry[]
  /** Partitions of the caller's line (or, for a trunk, of its inbound) search space. */
  readonly lineCss: readonly string[]
  readonly deviceCss: readonly string[]
  readonly callingNumber?: string
  readonly externalMask?: string
  readonly dialed: string
  readonly mode: NaiveMode
  readonly settings: NaiveSettings
  readonly expected: RouteExpectation
  /** Of a vector over a set of strings (`dialed` holds X): exactly these strings are routed, to these entries. */
  readonly reached?: readonly { readonly dialed: string; readonly winner: NaiveIdentity }[]
}

export interface GrammarVector {
  readonly id: string
  readonly source: string
  readonly pattern: string
  readonly digits: string
  readonly matches: boolean
  /** Where the vector says whether more digits could match. */
  readonly more?: boolean
}

/** One block of a table: its values by key, in order, each with its line for messages. */
export class Block {
  private readonly lines: readonly { readonly key: string; readonly value: string }[]
  readonly line: number

  constructor(lines: readonly { readonly key: string; readonly value: string }[], line: number) {
    this.lines = lines
    this.line = line
  }

  all(key: string): readonly string[] {
    return this.lines.filter((line) => line.key === key).map((line) => line.value)
  }

  optional(key: string): string | undefined {
    const [value, second] = this.all(key)
    if (second !== undefined) throw new Error(`line ${this.line}: ${key} stands twice`)
    return value
  }

  required(key: string): string {
    const value = this.optional(key)
    if (value === undefined) throw new Error(`line ${this.line}: the block has no ${key}`)
    return value
  }

  rejectOthers(known: readonly string[]): void {
    const other = this.lines.find(({ key }) => !known.includes(key))
    if (other !== undefined) throw new Error(`line ${this.line}: ${other.key} is no key of this table`)
  }
}

/** Blocks of `key: value` lines, separated by blank lines; lines that begin with `#` are remarks. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let lines: { key: string; value: string }[] = []
  const close = (line: number) => {
    if (lines.length > 0) blocks.push(new Block(lines, line))
    lines = []
  }
  const rows = text.split('\n')
  for (const [index, row] of rows.entries()) {
    if (row.startsWith('#')) continue
    if (row.trim() === '') {
      close(index - lines.length + 1)
      continue
    }
    const found = /^([a-z-]+): +(\S.*?) *$/.exec(row)
    if (found === null) throw new Error(`line ${index + 1}: not "key: value": ${row}`)
    const [, key = '', value = ''] = found
    lines.push({ key, value })
  }
  close(rows.length - lines.length + 1)
  const ids = blocks.map((block) => block.required('id'))
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new Error(`id ${twice} stands twice`)
  return blocks
}

/** Reads pattern-grammar.txt; the format stands at its head. */
export function parseGrammarTable(text: string): readonly GrammarVector[] {
  return readBlocks(text).map((block) => {
    block.rejectOthers(['id', 'pattern', 'digits', 'match', 'more', 'source'])
    const more = block.optional('more')
    return {
      id: block.required('id'),
      source: block.required('source'),
      pattern: block.required('pattern'),
      digits: block.required('digits'),
      matches: yesOrNo(block.required('match')),
      ...(more === undefined ? {} : { more: yesOrNo(more) }),
    }
  })
}

const ROUTE_KEYS = [
  'id',
  'entry',
  'line-css',
  'device-css',
  'calling',
  'external-mask',
  'dialed',
  'mode',
  'setting',
  'expect',
  'digits',
  'calling-after',
  'sent',
  'sent-calling',
  'wait',
  'translations',
  'consumed',
  'first-partitions',
  'last-partitions',
  'reached',
  'source',
] as const

/** Reads closest-match.txt, overlap-timing.txt, translations.txt, partitions.txt; the format stands in README.md there. */
export function parseRouteTable(text: string): readonly RouteVector[] {
  return readBlocks(text).map((block) => {
    block.rejectOthers(ROUTE_KEYS)
    const callingNumber = block.optional('calling')
    const externalMask = block.optional('external-mask')
    const reached = block.all('reached').map((line) => {
      const [dialed = '', winner = ''] = line.split(/ +/)
      return { dialed, winner: parseIdentity(winner) }
    })
    return {
      id: block.required('id'),
      source: block.required('source'),
      entries: block.all('entry').map(parseEntry),
      lineCss: words(block.optional('line-css')) ?? [],
      deviceCss: words(block.optional('device-css')) ?? [],
      ...(callingNumber === undefined ? {} : { callingNumber }),
      ...(externalMask === undefined ? {} : { externalMask }),
      dialed: orEmpty(block.required('dialed')),
      mode: parseMode(block.optional('mode') ?? 'dialed'),
      settings: parseSettings(block.all('setting')),
      expected: parseExpectation(block),
      ...(reached.length === 0 ? {} : { reached }),
    }
  })
}

function parseExpectation(block: Block): RouteExpectation {
  const [outcome = '', ...identities] = block.required('expect').split(/ +/)
  const known = ['routed', 'ambiguous', 'blocked', 'no-match', 'incomplete', 'limit'] as const
  const found = known.find((word) => word === outcome)
  if (found === undefined) throw new Error(`line ${block.line}: expect ${outcome} is unknown`)
  const parsed = identities.map(parseIdentity)
  const wanted = { routed: 1, blocked: 1, ambiguous: 2, 'no-match': 0, incomplete: 0, limit: 0 }[found]
  if (parsed.length !== wanted) throw new Error(`line ${block.line}: expect ${found} names ${wanted} patterns`)
  return withoutUndefined({
    outcome: found,
    winner: found === 'ambiguous' ? undefined : parsed[0],
    tied: found === 'ambiguous' ? parsed : [],
    digits: orEmpty(block.optional('digits')),
    callingNumber: block.optional('calling-after'),
    sentDigits: orEmpty(block.optional('sent')),
    sentCallingNumber: block.optional('sent-calling'),
    waitSeconds: wholeNumber(block.optional('wait')),
    translations: wholeNumber(block.optional('translations')),
    consumedDigits: wholeNumber(block.optional('consumed')),
    firstPartitions: words(block.optional('first-partitions')),
    lastPartitions: words(block.optional('last-partitions')),
  })
}

const KINDS = ['dn', 'route', 'translation', 'hunt', 'park', 'directed-park', 'pickup'] as const

/** `translation 2XXX@in urgent mask=1XXX css=translated`. */
function parseEntry(line: string): NaiveEntry {
  const [kindWord = '', identity = '', ...options] = line.split(/ +/)
  const kind = KINDS.find((known) => known === kindWord)
  if (kind === undefined) throw new Error(`entry ${line}: kind ${kindWord} is unknown`)
  const rewriting = options.filter((option) => option !== 'urgent' && option !== 'block').map(parseTranslationOption)
  return {
    kind,
    ...parseIdentity(identity),
    ...(options.includes('urgent') ? { urgent: true } : {}),
    ...(options.includes('block') ? { block: true } : {}),
    ...(rewriting.length === 0 ? {} : { translation: Object.assign({}, ...rewriting) as NaiveTranslation }),
  }
}

function parseTranslationOption(option: string): NaiveTranslation {
  const [name, value = ''] = option.split('=')
  switch (name) {
    case 'discard':
      return { discard: value.replace(',', ' ') }
    case 'mask':
      return { mask: value }
    case 'prefix':
      return { prefix: value }
    case 'css':
      return { callingSearchSpace: value.split(',') }
    case 'originator-css':
      return { useOriginatorsCss: true }
    case 'do-not-wait':
      return { doNotWait: true }
    case 'next-hop-by-calling':
      return { routeNextHopByCallingNumber: true }
    case 'calling-mask':
      return { callingMask: value }
    case 'calling-prefix':
      return { callingPrefix: value }
    case 'use-external-mask':
      return { useExternalMask: true }
    default:
      throw new Error(`entry option ${option} is unknown`)
  }
}

/** `121X@A`; `1000@<None>` stands in no partition; `<empty>@PT` is the empty pattern. */
function parseIdentity(text: string): NaiveIdentity {
  const at = text.lastIndexOf('@')
  if (at < 1) throw new Error(`${text} is not pattern@partition`)
  const partition = text.slice(at + 1)
  const pattern = orEmpty(text.slice(0, at))
  return partition === '<None>' ? { pattern } : { pattern, partition }
}

function parseMode(word: string): NaiveMode {
  const mode = (['dialed', 'enbloc', 'enbloc-await'] as const).find((known) => known === word)
  if (mode === undefined) throw new Error(`mode ${word} is unknown`)
  return mode
}

function parseSettings(lines: readonly string[]): NaiveSettings {
  const overrides = lines.map((line): Partial<NaiveSettings> => {
    const [name, value = ''] = line.split('=')
    if (name === 'translationLimit') return { translationLimit: wholeNumber(value) ?? 0 }
    if (name === 'equalInOnePartition' && value === 'first-by-text') return { equalInOnePartition: value }
    if (name === 'negatedSetIncludesStarAndHash') return { negatedSetIncludesStarAndHash: yesOrNo(value) }
    if (name === 'rankOfVariableLength' && value === 'after-fixed-length') return { rankOfVariableLength: value }
    if (name === 'calledTransformationOrder' && value === 'discard-prefix-mask') {
      return { calledTransformationOrder: value }
    }
    throw new Error(`setting ${line} is unknown`)
  })
  return Object.assign({ ...NAIVE_DEFAULTS }, ...overrides) as NaiveSettings
}

function words(value: string | undefined): readonly string[] | undefined {
  return value?.split(/ +/)
}

function orEmpty(value: string): string
function orEmpty(value: string | undefined): string | undefined
function orEmpty(value: string | undefined): string | undefined {
  return value === '<empty>' ? '' : value
}

function yesOrNo(word: string): boolean {
  if (word !== 'yes' && word !== 'no') throw new Error(`${word} is neither yes nor no`)
  return word === 'yes'
}

function wholeNumber(word: string | undefined): number | undefined {
  if (word !== undefined && !/^[0-9]+$/.test(word)) throw new Error(`${word} is not a whole number`)
  return word === undefined ? undefined : Number(word)
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>
}

/** In what a result differs from what the vector says; empty = as expected. */
export function differencesFrom(expected: RouteExpectation, result: NaiveResult): readonly string[] {
  const seen: RouteExpectation = withoutUndefined({
    outcome: result.outcome,
    winner: result.winner,
    tied: result.tied,
    digits: result.digits,
    callingNumber: result.callingNumber,
    sentDigits: result.sent?.digits,
    sentCallingNumber: result.sent?.callingNumber,
    waitSeconds: result.waitedSeconds,
    translations: result.hops.length - 1,
    consumedDigits: result.consumedDigits,
    firstPartitions: result.hops[0]?.partitionsInForce,
    lastPartitions: result.hops.at(-1)?.partitionsInForce,
  })
  return Object.entries(expected)
    .map(([key, value]) => ({
      key,
      wanted: JSON.stringify(value),
      got: JSON.stringify(seen[key as keyof RouteExpectation]),
    }))
    .filter(({ wanted, got }) => wanted !== got)
    .map(({ key, wanted, got }) => `${key}: expected ${wanted}, got ${got}`)
}
