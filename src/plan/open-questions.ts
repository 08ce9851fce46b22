import { findingStatus } from '../analysis/answers.js'
import type { Audit } from '../analysis/audit.js'
import type { QuestionInput } from '../analysis/question.js'
import type { Finding } from '../findings/finding.js'
import { compareFindings } from '../findings/finding.js'
import { isAtLeast } from '../findings/severity.js'
import { findingId } from '../model/fingerprint.js'
import { patternKey } from '../model/ucm/partition.js'
import type { Change } from './change.js'
import type { Plan, PlannedMover } from './plan.js'

/** What of a plan decides which findings concern it. */
export interface PlanReach {
  readonly locations: readonly string[]
  readonly waves: readonly number[]
  readonly movers: readonly PlannedMover[]
  readonly changes: readonly Change[]
  /** Trunks of Unified CM toward the gateways in use. */
  readonly trunks: readonly string[]
  /** Keys of the hunt pilots whose queues the plan builds. */
  readonly pilots: readonly string[]
}

/**
 * What forbids the approval of a plan: blockers that are open and high findings that nobody decided, of
 * the audit as far as they touch the plan, and of the plan itself. What the plan's own changes put right
 * (numbers that would stay visible, members left in line groups, a pilot without members) is not open.
 */
export function openQuestions(
  question: QuestionInput,
  audit: Audit,
  own: readonly Finding[],
  reach: PlanReach,
): Plan['open'] {
  const touched = new Touched(reach)
  const repaired = new Repaired(reach)
  const ofAudit = audit.findings
    .map(({ finding }) => finding)
    .filter((finding) => touched.by(finding) && !repaired.by(finding))
  // Where both say the same, the audit's evidence is what was shown to whoever answered.
  const audited = new Map(audit.findings.map(({ id, finding }) => [id, finding]))
  const ownIds = new Set(own.map(findingId))
  const asShown = own.map((finding) => audited.get(findingId(finding)) ?? finding)
  const byId = new Map([...ofAudit, ...asShown].map((finding) => [findingId(finding), finding]))
  return [...byId]
    .filter(([, finding]) => isAtLeast(finding.severity, 'HIGH'))
    .filter(([id, finding]) => isOpen(finding, ownIds.has(id), question))
    .sort(([, a], [, b]) => compareFindings(a, b))
    .map(([id, { code, severity, subject }]) => ({ id, code, severity, subject }))
}

/**
 * A blocker of the plan itself is never talked away: taking its subject out of scope makes the plan another
 * one, and the finding goes with it.
 */
function isOpen(finding: Finding, isOwn: boolean, { answers, today }: QuestionInput): boolean {
  const { countsAtGate, status } = findingStatus(finding, answers, today)
  return countsAtGate || (isOwn && finding.severity === 'BLOCKER' && status === 'OUT_OF_SCOPE')
}

/** Whether a finding concerns the movers, places, trunks, pilots or the cluster that a plan changes. */
class Touched {
  private readonly subjects: ReadonlySet<string>
  private readonly reach: PlanReach

  constructor(reach: PlanReach) {
    this.reach = reach
    this.subjects = new Set([
      ...reach.movers.flatMap(({ key, mail, lines }) => [
        key,
        ...(mail === undefined ? [] : [`mail:${mail}`]),
        ...lines.map((line) => `dn:${line}`),
      ]),
      ...reach.locations.map((name) => `location:${name}`),
      ...reach.trunks.map((name) => `trunk:${name}`),
      ...reach.pilots.map((key) => `hunt-pilot:${key}`),
    ])
  }

  by({ code, subject, scope, location, wave }: Finding): boolean {
    // The plan asks itself whether what it needs of the mapping is stated; what others need is theirs.
    if (code === 'PRE-011') return false
    const { waves, locations } = this.reach
    if (wave !== undefined && !waves.includes(wave)) return false
    if (this.subjects.has(subject) || subject.startsWith('cluster:')) return true
    if (location !== undefined) return locations.includes(location)
    return wave !== undefined && scope === `wave:${wave}` && subject.startsWith('license:')
  }
}

/** Whether the changes of the plan take away what a finding warns of. */
class Repaired {
  private readonly hidden = new Set<string>()
  private readonly left = new Set<string>()
  private readonly pilots = new Set<string>()
  private readonly reach: PlanReach

  constructor(reach: PlanReach) {
    this.reach = reach
    for (const { what } of reach.changes) {
      if (what.system !== 'ucm') continue
      // Only what leaves its partition is hidden: a forward or an overflow aimed anew leaves it in sight.
      if (what.kind === 'directory-number' && what.newKey !== undefined) this.hidden.add(what.key)
      if (what.kind === 'hunt-pilot' && what.newKey !== undefined) this.pilots.add(what.key)
      if (what.kind !== 'line-group') continue
      const kept = new Set(what.after?.members.map(({ dn, partition }) => patternKey(dn, partition)))
      for (const { dn, partition } of what.before?.members ?? []) {
        const key = patternKey(dn, partition)
        if (!kept.has(key)) this.left.add(key)
      }
    }
  }

  by({ code, subject, location, wave }: Finding): boolean {
    const key = subject.slice(subject.indexOf(':') + 1)
    switch (code) {
      case 'DIAL-002':
        return subject.startsWith('dn:') ? this.hidden.has(key) : this.isHiddenAt(location, wave)
      case 'HUNT-001':
        return this.left.has(key)
      case 'HUNT-002':
        return this.pilots.has(key)
      default:
        return false
    }
  }

  private isHiddenAt(location: string | undefined, wave: number | undefined): boolean {
    const movers = this.reach.movers.filter(
      (mover) => mover.leftOut === undefined && mover.location === location && mover.wave === wave,
    )
    return movers.length > 0 && movers.every(({ lines }) => lines.every((line) => this.hidden.has(line)))
  }
}
