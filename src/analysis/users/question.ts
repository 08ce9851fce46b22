import type { Finding } from '../../findings/finding.js'
import { compareFindings, finding } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { userLabel } from '../../model/ucm/end-user.js'
import { evidence, listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import type { Mover, MoverRule } from '../migration-scope.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import { agentRows } from './agent-rows.js'
import type { AgentRow } from './columns.js'
import { knownElsewhere } from './known-elsewhere.js'

/** Who moves, whether Webex can know them, and which rows of the roster found nobody. */
export function askUsers(input: QuestionInput): QuestionResult<AgentRow> {
  const elsewhere = knownElsewhere(input)
  const findings: readonly Finding[] = [
    ...moversWithoutMail(input),
    ...othersWithoutMail(input),
    ...sharedMails(input),
    ...weakKeys(input),
    ...unmatchedRows(input),
    ...elsewhere.findings,
  ]
  const unchecked: readonly Unchecked[] =
    input.scope.basis === 'roster'
      ? []
      : [{ code: 'USR-009', missing: 'no roster; the movers are presumed', unlock: UNLOCK.roster }]
  return {
    findings: [...findings].sort(compareFindings),
    rows: agentRows(input),
    unchecked: [...unchecked, ...elsewhere.unchecked],
  }
}

/** USR-001, one per person who moves. */
function moversWithoutMail({ estate, scope }: QuestionInput): readonly Finding[] {
  const isPresumed = scope.basis === 'presumed'
  const sources = new Map(estate.all('end-user').map(({ value, source }) => [value.userId.toLowerCase(), source]))
  return scope.movers.flatMap((mover) => {
    const { userId } = mover
    if (userId === undefined || mover.mail !== undefined) return []
    return finding({
      code: 'USR-001',
      subject: `user:${userId}`,
      ...(isPresumed ? { confidence: 'LIKELY' as const } : {}),
      message: `${mover.label} (${userId}) ${isPresumed ? 'is presumed to move' : 'moves'} and has no mail address.`,
      evidence: [evidence('user id', userId, sources.get(userId.toLowerCase())), evidence('name', mover.label)],
      location: mover.location,
      wave: mover.wave,
    })
  })
}

/** USR-001, once for everybody who stays: they cannot become Webex contacts by mail, but nothing stops. */
function othersWithoutMail({ estate, scope }: QuestionInput): readonly Finding[] {
  const others = estate
    .all('end-user')
    .filter(({ value }) => value.active && value.mail === undefined && scope.ofUser(value.userId) === undefined)
  if (others.length === 0) return []
  return [
    finding({
      code: 'USR-001',
      subject: `cluster:${estate.snapshot.cluster.clusterId ?? 'unnamed'}`,
      severity: 'LOW',
      message: `${others.length} active users who stay have no mail address: ${listSome(others.map(({ value }) => value.userId))}.`,
      evidence: [
        evidence('users', String(others.length)),
        ...others.slice(0, 10).map(({ value, source }) => evidence(value.userId, userLabel(value), source)),
      ],
    }),
  ]
}

/** USR-002: also where nobody of them moves, for a contact or a license would go to the wrong one. */
function sharedMails({ estate, scope }: QuestionInput): readonly Finding[] {
  const byMail = groupedBy(
    estate.all('end-user').filter(({ value }) => value.active),
    ({ value }) => value.mail?.toLowerCase(),
  )
  return [...byMail].flatMap(([mail, entries]) => {
    if (mail === undefined || entries.length < 2) return []
    const mover = entries.map(({ value }) => scope.ofUser(value.userId)).find((found) => found !== undefined)
    return finding({
      code: 'USR-002',
      subject: `mail:${mail}`,
      message: `${entries.length} active users share the mail address ${mail}: ${listSome(entries.map(({ value }) => value.userId))}.`,
      evidence: entries.map(({ value, source }) => evidence(value.userId, userLabel(value), source)),
      location: mover?.location,
      wave: mover?.wave,
    })
  })
}

/** Rules that found a person by something else than the mail address. */
const WEAK_RULES: readonly MoverRule[] = ['user-id', 'directory-number', 'device']

/** USR-009, one per row of the roster. */
function weakKeys({ scope }: QuestionInput): readonly Finding[] {
  return scope.movers.flatMap((mover) => {
    const { who, source } = mover
    if (who === undefined || mover.mail !== undefined || !WEAK_RULES.includes(mover.rule)) return []
    const found = mover.userId === undefined ? 'no person' : `${mover.label} (${mover.userId}), who has no mail address`
    return finding({
      code: 'USR-009',
      subject: `roster:${who}`,
      message: `The roster names ${who}, which leads to ${found}.`,
      evidence: [evidence('roster', who, source), evidence('matched', describeMatch(mover))],
      location: mover.location,
      wave: mover.wave,
    })
  })
}

function describeMatch(mover: Mover): string {
  return `${mover.key} by ${mover.rule}`
}

/** PRE-010: rows of the roster that add nobody; a person would silently stay behind, hence HIGH. */
function unmatchedRows({ scope }: QuestionInput): readonly Finding[] {
  return [...groupedBy(scope.unmatched, ({ entry }) => entry.who)].map(([who, rows]) => {
    const candidates = [...new Set(rows.flatMap((row) => row.candidates))]
    return finding({
      code: 'PRE-010',
      subject: `roster:${who}`,
      severity: 'HIGH',
      message: `The roster names ${who}, which adds nobody: ${[...new Set(rows.map(({ why }) => why))].join('; ')}.`,
      evidence: [
        ...rows.map(({ entry }) => evidence('roster', entry.who, entry.source)),
        evidence('nearest', candidates.length === 0 ? 'nothing similar' : candidates.join(', ')),
      ],
      location: rows[0]?.entry.location,
      wave: rows[0]?.entry.wave,
    })
  })
}
