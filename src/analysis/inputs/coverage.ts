import type { Input } from '../../findings/codes/code-entry.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { mappingRows } from '../../model/mapping-rows.js'
import { PLANNED_WEBEX_KINDS } from '../../model/webex/kinds.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { QuestionName } from '../audit.js'
import { QUESTION_NAMES } from '../audit.js'
import type { QuestionInput } from '../question.js'

/** Where knowledge comes from, in the order in which it is usually taken in. */
export const SOURCES = ['ucm', 'mapping', 'roster', 'webex', 'gateway', 'directory', 'calls'] as const
export type Source = (typeof SOURCES)[number]

export type SourceState = 'present' | 'partial' | 'absent'

/** One source: whether it is there, what is missing of it, what gets it. */
export interface SourceLine {
  readonly source: Source
  readonly state: SourceState
  /** Why it is partial; absent otherwise. */
  readonly lacks?: string
  readonly unlock: string
}

/** One question: the state of each source that it rests on, and what the missing ones cost. */
export interface QuestionLine {
  readonly question: QuestionName
  /** Sources without a cell cannot help. */
  readonly cells: Readonly<Partial<Record<Source, SourceState>>>
  /** Of sources that are partial or absent. */
  readonly costs: readonly { readonly source: Source; readonly cost: string }[]
}

export interface Coverage {
  readonly sources: readonly SourceLine[]
  readonly questions: readonly QuestionLine[]
}

const ESTATE = 'nothing can be said'
const PLACES = 'nothing is told by location, and trunks have no role'
const WHO = 'movers are presumed from hunt groups and contact-center lines'

/** What a question loses without a source. */
const COSTS: { readonly [Name in QuestionName]: Readonly<Partial<Record<Source, string>>> } = {
  readiness: {
    ucm: ESTATE,
    mapping: 'the onboarding items are not answered',
    webex: 'seats and domains are what people stated',
  },
  locations: { ucm: ESTATE, mapping: PLACES, webex: 'locations that exist already are not known' },
  users: {
    ucm: ESTATE,
    roster: WHO,
    webex: 'who exists in Webex already, and in which state, is not known',
    directory: 'people are known by what Unified CM says of them',
  },
  licenses: { ucm: ESTATE, roster: WHO, webex: 'seats are what people stated' },
  numbers: {
    ucm: ESTATE,
    mapping: 'numbers have no +E.164 form where rules are missing',
    roster: WHO,
    webex: 'numbers and extensions in use at Webex are not known',
    directory: 'telephone numbers of the directory are not compared',
  },
  'dial-plan': { ucm: ESTATE, mapping: PLACES, roster: WHO },
  emergency: { ucm: ESTATE, mapping: 'emergency carriers are not known' },
  trunks: {
    ucm: ESTATE,
    mapping: 'trunks have no role',
    calls: 'nobody knows how many calls a trunk carries at a time',
  },
  gateway: {
    ucm: ESTATE,
    roster: 'numbers of movers in route lists are not judged',
    calls: 'whether the trunks carry all calls is not judged',
    mapping: 'which gateway belongs to which trunks is not known',
    webex: 'what Webex assigned to its trunks is not compared',
    gateway: 'nothing can be said',
  },
  hunting: { ucm: ESTATE, roster: WHO, calls: 'how many callers wait, and how long, is not known' },
  'shared-lines': { ucm: ESTATE, roster: WHO },
  'park-pickup': { ucm: ESTATE, roster: WHO },
  forwarding: { ucm: ESTATE, roster: WHO },
  'voicemail-recording': { ucm: ESTATE, roster: WHO },
}

/** Which question rests on what, as things stand. Pure. */
export function coverageOf(input: QuestionInput): Coverage {
  const sources = SOURCES.map((source) => sourceLine(input, source))
  const stateOf = new Map(sources.map(({ source, state }) => [source, state]))
  const questions = QUESTION_NAMES.map((question): QuestionLine => {
    const rests = SOURCES.filter((source) => COSTS[question][source] !== undefined)
    const costs = rests.flatMap((source) => {
      const cost = COSTS[question][source]
      return cost === undefined || stateOf.get(source) === 'present' ? [] : [{ source, cost }]
    })
    return {
      question,
      cells: Object.fromEntries(rests.map((source) => [source, stateOf.get(source) ?? 'absent'])),
      costs,
    }
  })
  return { sources, questions }
}

function sourceLine(input: QuestionInput, source: Source): SourceLine {
  const lacks = lacksOf(input, source)
  const unlock = UNLOCK[source satisfies Input]
  if (lacks === 'all') return { source, state: 'absent', unlock }
  return lacks === undefined ? { source, state: 'present', unlock } : { source, state: 'partial', lacks, unlock }
}

/** `all`: the source is not there; a text: what is missing of it; undefined: nothing. */
function lacksOf(input: QuestionInput, source: Source): string | undefined {
  const { estate, others, scope, mapping } = input
  switch (source) {
    case 'ucm':
      return ucmLacks(input)
    case 'mapping': {
      if (mapping.locations.length === 0 && mapping.trunks.length === 0) return 'all'
      const rows = mappingRows(mapping)
      const open = rows.filter(
        ({ missing, value, status }) => missing || (value !== '' && status === 'proposed'),
      ).length
      return open === 0 ? undefined : `${open} of ${rows.length} rows wait for a word`
    }
    case 'roster':
      if (scope.basis !== 'roster') return 'all'
      return scope.unmatched.length === 0 ? undefined : `${scope.unmatched.length} rows found nobody`
    case 'webex':
      if (others.webex === undefined) return 'all'
      return unreadOf(others.webex)
    case 'gateway': {
      if (others.gateways.length === 0) return 'all'
      const wanted = mapping.gateways.filter(({ name }) => others.gateways.every((gateway) => gateway.name !== name))
      return wanted.length === 0 ? undefined : `not read: ${wanted.map(({ name }) => name).join(', ')}`
    }
    case 'directory':
      return others.directories.length === 0 ? 'all' : undefined
    case 'calls': {
      if (others.calls === undefined) return 'all'
      const id = estate.snapshot.cluster.clusterId
      const { clusterIds } = others.calls
      if (id === undefined || clusterIds.length === 0 || clusterIds.includes(id)) return undefined
      return `they are of cluster ${clusterIds.join(', ')}`
    }
  }
}

/** Of the kinds that a plan rests on; the others are extras that some accounts cannot read. */
function unreadOf({ unread }: WebexSnapshot): string | undefined {
  const planned: ReadonlySet<string> = new Set(PLANNED_WEBEX_KINDS)
  const missing = unread.filter((kind) => planned.has(kind))
  return missing.length === 0 ? undefined : `not read: ${missing.join(', ')}`
}

function ucmLacks({ estate }: QuestionInput): string | undefined {
  const { absentColumns, findings } = estate.snapshot
  const subjects = findings.filter(({ code }) => code === 'PRE-002' || code === 'PRE-003').map(({ subject }) => subject)
  const parts = [
    ...(subjects.length === 0 ? [] : [`${subjects.length} tables or references`]),
    ...(absentColumns.length === 0 ? [] : [`${absentColumns.length} columns`]),
  ]
  return parts.length === 0 ? undefined : `missing: ${parts.join(', ')}`
}
