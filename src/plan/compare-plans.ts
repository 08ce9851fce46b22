import { compareText } from '../findings/finding.js'
import { canonicalJson, findingId } from '../model/fingerprint.js'
import type { SystemName } from './change.js'
import { CUSTOMER_ASSIST_PART } from './target/webex/person-changes.js'
import type { Plan, PlannedMover } from './plan.js'
import { changesOf } from './plan.js'

/** Somebody who is in both plans and moves otherwise. */
export interface ChangedMover {
  readonly key: string
  readonly label: string
  /** e.g. `number +17175550111 → +17175550112`. */
  readonly differences: readonly string[]
}

/** How often each plan changes one system, and how many changes are in one only or differ. */
export interface SystemComparison {
  readonly system: SystemName
  readonly first: number
  readonly second: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly different: number
}

/** What distinguishes two plans, in the terms of the people who choose between them. */
export interface PlanComparison {
  readonly first: string
  readonly second: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly ChangedMover[]
  /** New seats of Customer Assist that each plan takes. */
  readonly seats: readonly [number, number]
  /** Lines with SHR-001 among the open questions. */
  readonly sharedLines: readonly [number, number]
  readonly systems: readonly SystemComparison[]
  /** `CODE subject`, findings and open questions in one plan only. */
  readonly findingsOnlyFirst: readonly string[]
  readonly findingsOnlySecond: readonly string[]
}

const SYSTEMS = ['ucm', 'webex', 'lgw', 'people'] as const satisfies readonly SystemName[]

/** Compares two plans: movers, seats, changes per system, shared lines, findings. Pure. */
export function comparePlans(a: Plan, b: Plan): PlanComparison {
  const [before, after] = [moversByKey(a), moversByKey(b)]
  const [problemsA, problemsB] = [problems(a), problems(b)]
  return {
    first: a.id,
    second: b.id,
    added: [...after.values()].filter(({ key }) => !before.has(key)).map(({ label }) => label),
    removed: [...before.values()].filter(({ key }) => !after.has(key)).map(({ label }) => label),
    changed: [...after.values()].flatMap((mover) => changedMover(before.get(mover.key), mover)),
    seats: [newSeats(a), newSeats(b)],
    sharedLines: [sharedLines(a), sharedLines(b)],
    systems: SYSTEMS.map((system) => compareSystem(system, a, b)),
    findingsOnlyFirst: problemsA.filter((problem) => !problemsB.includes(problem)),
    findingsOnlySecond: problemsB.filter((problem) => !problemsA.includes(problem)),
  }
}

/** Customer Assist seats that the plan gives to people who had none. */
export function newSeats(plan: Plan): number {
  return changesOf(plan)
    .filter(({ id }) => id.endsWith(`#${CUSTOMER_ASSIST_PART}`))
    .filter(({ what }) => {
      const isPerson = what.system === 'webex' && what.kind === 'person'
      return isPerson && (what.after?.licenses.length ?? 0) > (what.before?.licenses.length ?? 0)
    }).length
}

function moversByKey(plan: Plan): ReadonlyMap<string, PlannedMover> {
  return new Map(plan.movers.map((mover) => [mover.key, mover]))
}

function changedMover(before: PlannedMover | undefined, after: PlannedMover): readonly ChangedMover[] {
  if (before === undefined) return []
  const fields: readonly (readonly [string, (mover: PlannedMover) => string | undefined])[] = [
    ['number', ({ phoneNumber }) => phoneNumber],
    ['extension', ({ extension }) => extension],
    ['mail', ({ mail }) => mail],
    ['role', ({ role }) => role],
    ['location', ({ location }) => location],
    ['wave', ({ wave }) => String(wave)],
    ['queues', ({ queues }) => queues.join(', ')],
    ['lines', ({ lines }) => lines.join(', ')],
    ['left out', ({ leftOut }) => leftOut],
  ]
  const differences = fields.flatMap(([name, read]) => {
    const [was, is] = [read(before), read(after)]
    return was === is ? [] : [`${name} ${was ?? 'none'} → ${is ?? 'none'}`]
  })
  return differences.length === 0 ? [] : [{ key: after.key, label: after.label, differences }]
}

function sharedLines({ open }: Plan): number {
  return open.filter(({ code }) => code === 'SHR-001').length
}

function compareSystem(system: SystemName, a: Plan, b: Plan): SystemComparison {
  const [first, second] = [changesBySystem(a, system), changesBySystem(b, system)]
  const common = [...first.keys()].filter((id) => second.has(id))
  return {
    system,
    first: first.size,
    second: second.size,
    onlyFirst: first.size - common.length,
    onlySecond: second.size - common.length,
    different: common.filter((id) => first.get(id) !== second.get(id)).length,
  }
}

function changesBySystem(plan: Plan, system: SystemName): ReadonlyMap<string, string> {
  const own = changesOf(plan).filter(({ what }) => what.system === system)
  return new Map(own.map(({ id, what }) => [id, canonicalJson(what)]))
}

function problems(plan: Plan): readonly string[] {
  const all = new Map<string, string>()
  for (const finding of plan.findings) all.set(findingId(finding), `${finding.code} ${finding.subject}`)
  for (const { id, code, subject } of plan.open) all.set(id, `${code} ${subject}`)
  return [...new Set(all.values())].sort(compareText)
}
