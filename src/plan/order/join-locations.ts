import { canonicalJson } from '../../model/fingerprint.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Change, UcmObjectChange } from '../change.js'
import { PHASES } from '../change.js'

/** The changes that one location of a wave makes in Unified CM. */
export interface LocationChanges {
  readonly location: string
  readonly changes: readonly Change[]
}

type Fields = Readonly<Record<string, unknown>>

/**
 * One list of what several locations of a wave change in Unified CM. Each was planned on the cluster as the
 * location before leaves it, but all are prepared before any is cut over: so every change is stated anew
 * from what it finds in that order; `estate` is the cluster before the wave. Ids that two locations share get the location as their part.
 */
export function joinLocations(estate: UcmEstate, locations: readonly LocationChanges[]): readonly Change[] {
  if (locations.length < 2) return locations.flatMap(({ changes }) => changes)
  const all = withOwnIds(locations)
  const state = new ObjectStates(estate)
  return PHASES.flatMap((phase) => all.filter((change) => change.phase === phase)).map((change) => state.replay(change))
}

function withOwnIds(locations: readonly LocationChanges[]): readonly Change[] {
  const taken = new Set<string>()
  return locations.flatMap(({ location, changes }) => {
    const own = new Map(
      changes.map(({ id }) => [id, taken.has(id) ? `${id}${id.includes('#') ? '-' : '#'}${location}` : id]),
    )
    for (const id of own.values()) taken.add(id)
    return changes.map((change) => ({
      ...change,
      id: own.get(change.id) ?? change.id,
      needs: change.needs.map((need) => own.get(need) ?? need),
    }))
  })
}

/** Each object as the changes so far leave it, and the last of them. */
class ObjectStates {
  private readonly estate: UcmEstate
  private readonly objects = new Map<string, { readonly value: Fields | undefined; readonly change: string }>()

  constructor(estate: UcmEstate) {
    this.estate = estate
  }

  replay(change: Change): Change {
    const { what } = change
    if (what.system !== 'ucm') return change
    const key = `${what.kind} ${what.key}`
    const known = this.objects.get(key)
    const found = known === undefined ? this.atFirst(what) : known.value
    const stated = same(found, what.before) ? what : restated(what, found)
    const newKey = `${what.kind} ${what.newKey ?? what.key}`
    this.objects.delete(key)
    this.objects.set(newKey, { value: stated.after as Fields | undefined, change: change.id })
    const needs = known === undefined ? change.needs : [...new Set([...change.needs, known.change])].sort()
    return { ...change, what: stated, needs }
  }

  private atFirst({ kind, key }: UcmObjectChange): Fields | undefined {
    return this.estate.find(kind, key)?.value as Fields | undefined
  }
}

/** The change as it is when it finds `current` in place of its own `before`. */
function restated(what: UcmObjectChange, current: Fields | undefined): UcmObjectChange {
  const { before, after, ...rest } = what
  const merged =
    after === undefined ? undefined : merge(current ?? {}, (before ?? {}) as Fields, after as unknown as Fields)
  return {
    ...rest,
    ...(current === undefined ? {} : { before: current }),
    ...(merged === undefined ? {} : { after: merged }),
  } as unknown as UcmObjectChange
}

/** What `after` made of `before`, made of `current`: field by field, in lists element by element. */
function merge(current: Fields, before: Fields, after: Fields): Fields {
  const fields = [...new Set([...Object.keys(current), ...Object.keys(after)])]
  const entries = fields.map((field) => [field, mergeField(current[field], before[field], after[field])] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function mergeField(current: unknown, before: unknown, after: unknown): unknown {
  if (same(before, after)) return current
  if (same(current, before)) return after
  const [found, was, is] = [current, before, after].map((value) =>
    Array.isArray(value) ? (value as unknown[]) : undefined,
  )
  if (found === undefined || was === undefined || is === undefined) return after
  const [old, wanted] = [new Set(was.map(identity)), new Set(is.map(identity))]
  const kept = found.filter((item) => wanted.has(identity(item)) || !old.has(identity(item)))
  const present = new Set(kept.map(identity))
  return [...kept, ...is.filter((item) => !old.has(identity(item)) && !present.has(identity(item)))]
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}

/** An element without its place in the list. */
function identity(item: unknown): string {
  if (item === null || typeof item !== 'object') return JSON.stringify(item)
  const fields = Object.entries(item).filter(([name]) => name !== 'order')
  return canonicalJson(Object.fromEntries(fields))
}
