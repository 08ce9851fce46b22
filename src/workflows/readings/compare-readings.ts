import { UserError } from '../../findings/user-error.js'
import {
  compareClusters,
  compareConfigurations,
  compareEntries,
  compareOrganizations,
  type Difference,
} from '../../plan/projection/compare-networks.js'
import type { InputKind, ReadDocument, Reading, Workspace, WorkspaceStore } from '../ports.js'

export interface CompareOptions {
  /** Id or beginning of a root; by default the reading before `to` of the same thing. */
  readonly from?: string
  /** The same; by default the current reading. */
  readonly to?: string
  /** What is meant where neither is named. */
  readonly kind: Exclude<InputKind, 'roster'>
  /** Name of the cluster, gateway or directory. */
  readonly subject?: string
}

export interface ComparedReadings {
  readonly from: Reading
  readonly to: Reading
  /** `expected`: as in `from`; `actual`: as in `to`. */
  readonly differences: readonly Difference[]
}

/** In what two readings differ, object by object; where an object was read does not count. */
export function compareReadings(workspace: Workspace, options: CompareOptions): ComparedReadings {
  const { store } = workspace
  const readings = store.readings()
  const to = options.to === undefined ? newest(readings, options) : named(readings, options.to)
  const from = options.from === undefined ? before(readings, to) : named(readings, options.from)
  if (from.kind !== to.kind) {
    throw new UserError(`reading ${from.id} is of kind ${from.kind}, reading ${to.id} of kind ${to.kind}`, {
      kind: 'usage',
      hint: 'rehome snapshot list shows them all',
    })
  }
  return { from, to, differences: differencesOf(documentOf(store, from), documentOf(store, to)) }
}

function newest(readings: readonly Reading[], { kind, subject, from }: CompareOptions): Reading {
  const same = from === undefined ? undefined : named(readings, from)
  const wanted = same ?? { kind, subject }
  const fitting = readings.filter(
    (reading) =>
      reading.current &&
      reading.kind === wanted.kind &&
      (wanted.subject === undefined || reading.subject === wanted.subject),
  )
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return only
  if (only === undefined) {
    const what = subject === undefined ? kind : `${kind} ${subject}`
    throw new UserError(`nothing of kind ${what} was taken in`, { hint: 'rehome snapshot list shows what was' })
  }
  throw new UserError(`there are several of kind ${kind}: ${fitting.map((reading) => reading.subject).join(', ')}`, {
    kind: 'usage',
    hint: 'say which one with --name',
  })
}

/** The reading before it of the same thing whose content is another, else simply the one before. */
function before(readings: readonly Reading[], to: Reading): Reading {
  const earlier = readings.filter(({ id, kind, subject }) => id < to.id && kind === to.kind && subject === to.subject)
  const found = earlier.findLast(({ root }) => root !== to.root) ?? earlier.at(-1)
  if (found !== undefined) return found
  throw new UserError(`${to.kind} ${to.subject || to.name} was taken in once: there is nothing to compare it with`, {
    hint: 'take it in again, or name two readings: rehome snapshot list',
  })
}

const SHORTEST_ROOT = 6

function named(readings: readonly Reading[], text: string): Reading {
  const byId = readings.find(({ id }) => String(id) === text)
  if (byId !== undefined) return byId
  const byRoot = text.length < SHORTEST_ROOT ? undefined : readings.findLast(({ root }) => root?.startsWith(text))
  if (byRoot !== undefined) return byRoot
  throw new UserError(`there is no reading ${text}`, {
    kind: 'usage',
    hint: 'rehome snapshot list shows the ids; the beginning of a root, six characters or more, will do as well',
  })
}

function documentOf(store: WorkspaceStore, { id, kind }: Reading): ReadDocument {
  const document = store.reading(id)
  if (document !== undefined) return document
  throw new UserError(`reading ${id} is of kind ${kind}, which has no objects to compare`, { kind: 'usage' })
}

function differencesOf(from: ReadDocument, to: ReadDocument): readonly Difference[] {
  if (from.system === 'ucm' && to.system === 'ucm') return compareClusters(from, to)
  if (from.system === 'webex' && to.system === 'webex') return compareOrganizations(from, to)
  if (from.system === 'lgw' && to.system === 'lgw') return compareConfigurations(from, to)
  if (from.system === 'directory' && to.system === 'directory') {
    return compareEntries('directory', 'person', from.people, to.people)
  }
  if (from.system === 'calls' && to.system === 'calls') {
    return compareEntries('calls', 'statistics', [statistics(from)], [statistics(to)])
  }
  throw new Error(`readings of ${from.system} and ${to.system} are not compared`)
}

/** Figures without the files that they were counted in. */
function statistics(calls: object) {
  const value = Object.fromEntries(
    Object.entries(calls).filter(([name]) => name !== 'members' && name !== 'findings' && name !== 'root'),
  )
  return { key: 'calls', value, source: { file: 'calls' } }
}
