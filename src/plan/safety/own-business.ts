import { canonicalJson } from '../../model/fingerprint.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import type { Change, UcmObjectChange } from '../change.js'
import type { SafetyInput } from './wave-states.js'

/**
 * WAV-004: a step that deletes what the plan did not make, or changes what is neither ours nor a mover's
 * (DESIGN 6, brakes). What may be done to things of others is listed here, everything else may not:
 * append partitions to a search space, take movers out of line groups, aim forwards anew.
 */
export function checkOwnBusiness(input: SafetyInput): readonly Finding[] {
  const judge = new BusinessJudge(input)
  return input.plan.waves.flatMap((wave) =>
    wave.changes.flatMap((change) => {
      const problem = judge.problemOf(change)
      judge.note(change)
      if (problem === undefined) return []
      return [
        finding({
          code: 'WAV-004',
          subject: `${change.what.kind}:${change.what.key}`,
          scope: `wave:${wave.number}`,
          wave: wave.number,
          message: `${change.title}: this step ${problem}.`,
          evidence: [{ label: 'step', value: change.id }],
        }),
      ]
    }),
  )
}

class BusinessJudge {
  private readonly input: SafetyInput
  private readonly made = new Set<string>()
  private readonly lines: ReadonlySet<string>
  private readonly moverDigits: ReadonlySet<string>
  private readonly mails: ReadonlySet<string>

  constructor(input: SafetyInput) {
    this.input = input
    const movers = input.plan.movers.filter(({ leftOut }) => leftOut === undefined)
    this.lines = new Set(movers.flatMap(({ lines }) => lines))
    this.moverDigits = new Set([...this.lines].map((key) => key.slice(0, key.lastIndexOf('@'))))
    this.mails = new Set(movers.flatMap(({ mail }) => mail ?? []))
  }

  /** Objects that a step made are the plan's own from then on. */
  note({ what }: Change): void {
    if (what.system === 'people' || what.system === 'lgw') return
    if (what.before === undefined) this.made.add(`${what.system} ${what.kind} ${what.key}`)
  }

  problemOf({ what }: Change): string | undefined {
    switch (what.system) {
      case 'people':
      case 'lgw':
        return undefined
      case 'webex':
        if (this.isOurs(what)) return undefined
        if (what.after === undefined && what.before !== undefined)
          return `deletes ${what.kind} ${what.key}, which the plan did not make`
        if (what.kind === 'person' && what.before !== undefined && !this.mails.has(what.key)) {
          return `changes ${what.key}, who does not move`
        }
        return undefined
      case 'ucm':
        return this.isOurs(what) ? undefined : this.ucmProblem(what)
    }
  }

  private isOurs({
    system,
    kind,
    key,
  }: {
    readonly system: string
    readonly kind: string
    readonly key: string
  }): boolean {
    return this.made.has(`${system} ${kind} ${key}`)
  }

  private ucmProblem(what: UcmObjectChange): string | undefined {
    if (what.before === undefined)
      return what.kind === 'directory-number' || what.kind === 'hunt-pilot' || what.kind === 'line-group'
        ? `makes a ${what.kind}, which no plan does`
        : undefined
    if (what.after === undefined) return `deletes ${what.kind} ${what.key}, which the plan did not make`
    switch (what.kind) {
      case 'css':
        return isAppended(what.before.partitions, what.after.partitions) &&
          isSameBut(what.before, what.after, ['partitions'])
          ? undefined
          : `does more to ${what.key} than append partitions`
      case 'line-group':
        return this.lineGroupProblem(what)
      case 'directory-number':
        return this.numberProblem(what.key, what.before, what.after)
      case 'hunt-pilot':
        return this.pilotProblem(what.key, what.before, what.after)
      default:
        return `changes ${what.kind} ${what.key}, which others made`
    }
  }

  private lineGroupProblem(what: Extract<UcmObjectChange, { kind: 'line-group' }>): string | undefined {
    const { before, after, key } = what
    if (before === undefined || after === undefined) return undefined
    if (!isSameBut(before, after, ['members'])) return `does more to line group ${key} than take members out`
    const kept = new Set(after.members.map((member) => canonicalJson(member)))
    const gone = before.members.filter((member) => !kept.has(canonicalJson(member)))
    if (before.members.length - gone.length !== after.members.length) return `adds members to line group ${key}`
    const stayer = gone.find(({ dn, partition }) => !this.lines.has(patternKey(dn, partition)))
    return stayer === undefined
      ? undefined
      : `takes ${patternKey(stayer.dn, stayer.partition)}, which stays, out of line group ${key}`
  }

  /** A mover's number may be hidden, and so may a copy of it on no device; of the others only forwards change. */
  private numberProblem(key: string, before: DirectoryNumber, after: DirectoryNumber): string | undefined {
    if (before.dn !== after.dn) return `renumbers ${key} to ${after.dn}`
    if (this.lines.has(key)) return undefined
    const unused = this.input.question.estate.appearancesOf(before.dn, before.partition).length === 0
    if (this.moverDigits.has(before.dn) && unused) return undefined
    return isSameBut(before, after, ['forwards']) ? undefined : `changes ${key}, which stays, in more than its forwards`
  }

  private pilotProblem(key: string, before: HuntPilot, after: HuntPilot): string | undefined {
    const fields: readonly (keyof HuntPilot)[] = ['partition', 'forwardNoAnswer', 'forwardBusy', 'queue']
    return isSameBut(before, after, fields)
      ? undefined
      : `does more to hunt pilot ${key} than hide it or aim its overflow`
  }
}

function isAppended(before: readonly string[], after: readonly string[]): boolean {
  return after.length >= before.length && before.every((name, index) => after[index] === name)
}

/** True when two objects differ in these fields at most. */
function isSameBut<T extends object>(before: T, after: T, fields: readonly (keyof T)[]): boolean {
  const without = (value: T): unknown =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !(fields as readonly string[]).includes(name)))
  return canonicalJson(without(before)) === canonicalJson(without(after))
}
