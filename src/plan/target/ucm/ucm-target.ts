import { cssFamilies } from '../../../analysis/css-family.js'
import { routingWithoutCss } from '../../../analysis/dial-plan/routing-without-css.js'
import type { Finding } from '../../../findings/finding.js'
import { compareFindings } from '../../../findings/finding.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { Change } from '../../change.js'
import { PHASES } from '../../change.js'
import type { PlannedMover } from '../../plan.js'
import { aimForwards } from './forwards.js'
import { addPartition, hideCopies, hideNumber, leaveLineGroups } from './hidden-numbers.js'
import { movingKeys } from './mover-callers.js'
import type { MovingNumber } from './moving-numbers.js'
import { movingNumbers } from './moving-numbers.js'
import type { PlannedPartitions } from './partition-names.js'
import { plannedPartitions } from './partition-names.js'
import type { SearchSpaceEdit } from './search-space-edits.js'
import { searchSpaceEdits } from './search-space-edits.js'
import { firstUndecided, sharedLineFinding, undecidedLines } from './shared-line-obstacle.js'
import type { TakingOver } from './taking-over-patterns.js'
import { cuttingPatterns, takingOverPatterns } from './taking-over-patterns.js'
import { widenTrunkSearchSpace } from './trunk-search-space.js'
import { UcmDraft } from './ucm-draft.js'
import type { UcmTargetInput } from './ucm-target-input.js'
import { webexRoute } from './webex-route.js'

/** The changes of one wave at one location in Unified CM, in order, and what stands in their way. */
export interface UcmTarget {
  readonly changes: readonly Change[]
  readonly findings: readonly Finding[]
}

/**
 * What Unified CM needs so that calls to the movers go to Webex (DESIGN 6): days ahead a partition with a
 * pattern per number, appended last where the numbers are seen; in the window line groups left and
 * numbers hidden. Where the cluster routes by `<None>` nothing is planned (`corrections` 4).
 */
export function planUcm(input: UcmTargetInput): UcmTarget {
  const { estate, router, mapping } = input.question
  const refused = routingWithoutCss(estate, cssFamilies(estate), router.entries)
  if (refused.length > 0) {
    const { wave } = input
    return { changes: [], findings: refused.map((found) => ({ ...found, scope: `wave:${wave}`, wave })) }
  }
  const { movers, findings: shared } = decidedMovers(input)
  const { numbers, findings: unnumbered } = movingNumbers(input, movers)
  if (numbers.length === 0) return { changes: [], findings: sorted([...shared, ...unnumbered]) }
  const partitions = plannedPartitions(mapping, input.location.name)
  const draft = new UcmDraft(estate.snapshot, input.wave)
  const prepared = prepare(input, draft, numbers, partitions)
  const moved = moveNumbers(input, draft, numbers, partitions, prepared)
  const inOrder = PHASES.flatMap((phase) => draft.changes().filter((change) => change.phase === phase))
  return { changes: inOrder, findings: sorted([...shared, ...unnumbered, ...prepared.findings, ...moved]) }
}

interface Prepared {
  /** Ids of the changes that a pattern text needs to be there. */
  readonly patternChanges: ReadonlyMap<string, string>
  readonly lateEdits: readonly SearchSpaceEdit[]
  readonly findings: readonly Finding[]
}

function decidedMovers(input: UcmTargetInput): {
  readonly movers: readonly PlannedMover[]
  readonly findings: readonly Finding[]
} {
  const undecided = undecidedLines(input.question)
  const movers: PlannedMover[] = []
  const findings: Finding[] = []
  for (const mover of input.movers) {
    const found = firstUndecided(undecided, mover)
    if (found === undefined) movers.push(mover)
    else findings.push(sharedLineFinding(mover, found))
  }
  return { movers, findings }
}

function prepare(
  input: UcmTargetInput,
  draft: UcmDraft,
  numbers: readonly MovingNumber[],
  partitions: PlannedPartitions,
): Prepared {
  const { location, trunk } = input
  const made = addPartition(draft, partitions.webex, `rehome: people of ${location.name} in Webex`)
  addPartition(draft, partitions.hidden, `rehome: moved numbers of ${location.name}, in no search space`)
  const route = webexRoute(input.question, draft, location.name, trunk)
  const taking = takingOverPatterns(input, numbers, partitions.webex, route.target)
  const spaces = searchSpaceEdits(input, numbers, partitions.webex)
  const cutting = cuttingPatterns(input, taking.patterns, spaces.edits, partitions.webex)
  const patternChanges = new Map<string, string>()
  for (const { pattern, number } of taking.patterns) {
    const id = putPattern(draft, { pattern, number }, cutting, [...made, ...route.needs])
    if (id !== undefined) patternChanges.set(pattern.pattern, id)
  }
  for (const edit of spaces.edits) if (edit.phase === 'prepare') putSearchSpace(draft, edit, partitions.webex, made)
  const leading = new Set(spaces.edits.map(({ css }) => css.name))
  for (const { value } of input.question.estate.all('css')) {
    if (value.partitions.includes(partitions.webex)) leading.add(value.name)
  }
  const behind = widenTrunkSearchSpace(input, draft, numbers, leading)
  return {
    patternChanges,
    lateEdits: spaces.edits.filter(({ phase }) => phase === 'cutover'),
    findings: [...taking.findings, ...spaces.findings, ...behind],
  }
}

function putPattern(
  draft: UcmDraft,
  { pattern, number }: TakingOver,
  cutting: ReadonlySet<string>,
  needs: readonly string[],
): string | undefined {
  const key = patternKey(pattern.pattern, pattern.partition)
  const isCutting = cutting.has(key)
  const converted = pattern.called.mask === undefined ? '' : `, as ${pattern.called.mask}`
  return draft.put(
    'route-pattern',
    key,
    { ...pattern, urgent: !isCutting },
    {
      phase: 'prepare',
      title: `Add route pattern ${key} for ${number.label}${converted}`,
      why: isCutting
        ? 'In the digits as they stand at this hop (corrections 1); not urgent, because longer numbers begin with it (corrections 9).'
        : 'In the digits as they stand at this hop (corrections 1); it ties with the number and takes over when that is hidden (corrections 5).',
      needs,
      movers: number.movers,
    },
  )
}

function putSearchSpace(
  draft: UcmDraft,
  { css, phase }: SearchSpaceEdit,
  partition: string,
  needs: readonly string[],
): void {
  const current = draft.find('css', css.name) ?? css
  draft.put(
    'css',
    css.name,
    { ...current, partitions: [...current.partitions, partition] },
    {
      phase,
      title: `Append ${partition} to ${css.name}`,
      why:
        phase === 'prepare'
          ? 'Its callers see the numbers today; last, so that nothing changes before they are hidden (corrections 5).'
          : 'Its callers see the numbers today; not earlier, because here the patterns would win at once (routing-semantics A2.1).',
      needs,
    },
  )
}

function moveNumbers(
  input: UcmTargetInput,
  draft: UcmDraft,
  numbers: readonly MovingNumber[],
  partitions: PlannedPartitions,
  prepared: Prepared,
): readonly Finding[] {
  const { estate } = input.question
  const moving = movingKeys(numbers)
  const hiddenPartition = draft.changeOf('partition', partitions.hidden)
  leaveLineGroups(estate, draft, numbers)
  const groupOf = lineGroupChanges(draft)
  for (const number of numbers) {
    const needs = [
      ...(hiddenPartition === undefined ? [] : [hiddenPartition]),
      ...number.routed.flatMap(({ pattern }) => prepared.patternChanges.get(pattern) ?? []),
      ...(groupOf.get(number.key) ?? []),
    ]
    hideNumber(estate, draft, number, partitions, needs)
    hideCopies(estate, draft, number, partitions, moving)
  }
  const webex = draft.changeOf('partition', partitions.webex)
  for (const edit of prepared.lateEdits) {
    putSearchSpace(draft, edit, partitions.webex, webex === undefined ? [] : [webex])
  }
  return aimForwards(input, draft, numbers, [])
}

/** Which line group changes take a number out, by its key. */
function lineGroupChanges(draft: UcmDraft): ReadonlyMap<string, readonly string[]> {
  const changes = new Map<string, string[]>()
  for (const { id, what } of draft.changes()) {
    if (what.system !== 'ucm' || what.kind !== 'line-group') continue
    const kept = new Set((what.after?.members ?? []).map(({ dn, partition }) => patternKey(dn, partition)))
    for (const { dn, partition } of what.before?.members ?? []) {
      const key = patternKey(dn, partition)
      if (kept.has(key)) continue
      const known = changes.get(key)
      if (known === undefined) changes.set(key, [id])
      else known.push(id)
    }
  }
  return changes
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(compareFindings)
}
