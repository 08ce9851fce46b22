import type { IdentityBook } from '../../analysis/identity-book.js'
import type { Mover } from '../../analysis/migration-scope.js'
import { AGENT_FIELDS, SHARED_LINE_FIELDS } from '../../analysis/answer-fields.js'
import { ownerOfLine } from '../../analysis/person-lines.js'
import type { QuestionInput } from '../../analysis/question.js'
import type { FindingCode } from '../../findings/codes/catalog.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { PlannedMover } from '../plan.js'

/** Why somebody cannot be moved by this plan, as a finding and in words. */
export interface Obstacle {
  readonly code: FindingCode
  readonly why: string
  /** What the finding is about; the mover by default. The same as in the audit, so that one answer settles both. */
  readonly subject?: string
  /** Set when one finding tells it for many, so that no finding of the mover's own is needed. */
  readonly isToldOnce?: true
}

/** What stands against moving a person although Unified CM has all that is needed. */
export type ObstacleCheck = (mover: PlannedMover) => Obstacle | undefined

/** The movers of a plan, in the order of the scope, and what is wrong with those left out. */
export interface PlannedMovers {
  readonly movers: readonly PlannedMover[]
  readonly findings: readonly Finding[]
}

/**
 * Everybody of the scope at these locations as the plan treats them. Who cannot be created or licensed
 * is left out with the reason, and the plan goes on for the others (`corrections` USR-009, `customer-assist`
 * 2.2). Without a wave of their own people move in the first wave of their location.
 */
export function planMovers(
  question: QuestionInput,
  identities: IdentityBook,
  locations: readonly string[],
  obstacleOf: ObstacleCheck,
): PlannedMovers {
  const chosen = question.scope.movers.filter(
    (mover) => mover.location !== undefined && locations.includes(mover.location),
  )
  const firstWave = firstWaves(chosen)
  const findings: Finding[] = []
  const movers = chosen.map((mover) => {
    const planned = plannedMover(question, identities, mover, firstWave.get(mover.location ?? '') ?? 1)
    const obstacle = basicObstacle(question, planned) ?? obstacleOf(planned)
    if (obstacle === undefined) return planned
    if (obstacle.isToldOnce !== true) findings.push(obstacleFinding(planned, obstacle, mover.who))
    return { ...planned, leftOut: obstacle.why }
  })
  return { movers, findings }
}

function firstWaves(movers: readonly Mover[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const { location, wave } of movers) {
    if (location === undefined || wave === undefined) continue
    first.set(location, Math.min(first.get(location) ?? wave, wave))
  }
  return first
}

function plannedMover(
  question: QuestionInput,
  identities: IdentityBook,
  mover: Mover,
  defaultWave: number,
): PlannedMover {
  const lines = leavingLines(question, mover)
  const numbers = targetNumbers(question, identities, mover, lines)
  return {
    key: mover.key,
    label: mover.label,
    role: mover.role,
    ...(mover.userId === undefined ? {} : { userId: mover.userId }),
    ...(mover.mail === undefined ? {} : { mail: mover.mail.toLowerCase() }),
    location: mover.location ?? '',
    wave: mover.wave ?? defaultWave,
    lines,
    ...numbers,
    queues: [],
  }
}

/** Number and extension in Webex: the answer of a person, else those of the main line if that leaves. */
function targetNumbers(
  { answers }: QuestionInput,
  identities: IdentityBook,
  mover: Mover,
  leaving: readonly string[],
): Pick<PlannedMover, 'phoneNumber' | 'extension'> {
  const main = mover.lines[0]
  const leaves = main !== undefined && leaving.includes(patternKey(main.dn, main.partition))
  const numbers = leaves ? identities.ofMover(mover) : undefined
  const phoneNumber = answers.get('Agents', mover.key, AGENT_FIELDS.targetNumber)?.value ?? numbers?.e164
  const extension = answers.get('Agents', mover.key, AGENT_FIELDS.targetExtension)?.value ?? numbers?.extension
  return { ...(phoneNumber === undefined ? {} : { phoneNumber }), ...(extension === undefined ? {} : { extension }) }
}

/**
 * The lines that leave: the main one, and the others unless somebody else also has them. A person can
 * decide that a shared line stays (`audit-workbook` SHR-001, choice KEEP_ALL).
 */
function leavingLines({ estate, answers }: QuestionInput, mover: Mover): readonly string[] {
  const own = new Set(mover.devices)
  return mover.lines
    .filter(({ dn, partition }, index) => {
      const choice = answers.get('Shared lines', `dn:${patternKey(dn, partition)}`, SHARED_LINE_FIELDS.choice)
      if (choice?.value.trim().toUpperCase() === 'KEEP_ALL') return false
      if (index === 0) return true
      const owner = ownerOfLine(estate, dn, partition)?.userId
      if (owner !== undefined) return owner === mover.userId
      return estate.appearancesOf(dn, partition).every(({ device }) => own.has(device))
    })
    .map(({ dn, partition }) => patternKey(dn, partition))
}

function basicObstacle({ estate }: QuestionInput, mover: PlannedMover): Obstacle | undefined {
  if (mover.mail === undefined) return { code: 'USR-009', why: 'has no mail address' }
  const others = estate.usersByMail(mover.mail).filter(({ active, userId }) => active && userId !== mover.userId)
  if (others.length > 0) {
    const names = others.map(({ userId }) => userId).join(', ')
    return { code: 'USR-002', why: `shares the mail address ${mover.mail} with ${names}` }
  }
  if (mover.phoneNumber === undefined && mover.extension === undefined) {
    return { code: 'LIC-006', why: 'has no number and no extension' }
  }
  return undefined
}

function obstacleFinding(mover: PlannedMover, { code, why, subject }: Obstacle, who: string | undefined): Finding {
  // The audit speaks of the row of the roster here.
  const named = code === 'USR-009' && who !== undefined ? `roster:${who}` : mover.key
  return finding({
    code,
    subject: subject ?? named,
    message: `${mover.label} ${why}, and is left out of the changes.`,
    evidence: [
      { label: 'mail', value: mover.mail ?? 'none' },
      { label: 'number', value: mover.phoneNumber ?? 'none' },
      { label: 'extension', value: mover.extension ?? 'none' },
    ],
    location: mover.location,
    wave: mover.wave,
  })
}
