import { SHARED_LINE_FIELDS } from '../../../analysis/answer-fields.js'
import { listSome } from '../../../analysis/evidence.js'
import type { QuestionInput } from '../../../analysis/question.js'
import { SHARED_LINE_CHOICES } from '../../../analysis/shared-lines/columns.js'
import type { SharedLine } from '../../../analysis/shared-lines/shared-line.js'
import { findSharedLines, namesOf } from '../../../analysis/shared-lines/shared-line.js'
import type { Finding } from '../../../findings/finding.js'
import { finding } from '../../../findings/finding.js'
import type { PlannedMover } from '../../plan.js'
import type { ObstacleCheck } from '../planned-movers.js'

/** A line that a mover shares with somebody who does not move in the same wave. */
export interface UndecidedLine {
  readonly line: SharedLine
  readonly staying: readonly string[]
}

/**
 * SHR-001: who shares a line with somebody who stays, or who moves in another wave, is not moved before
 * somebody has decided what becomes of it (tab Shared lines). Lines are looked up once.
 */
export function sharedLineObstacle(question: QuestionInput): ObstacleCheck {
  const undecided = undecidedLines(question)
  return (mover) => {
    const found = firstUndecided(undecided, mover)
    if (found === undefined) return undefined
    const { line, staying } = found
    return {
      code: 'SHR-001',
      subject: `dn:${line.key}`,
      why: `shares ${line.dn} with ${listSome(staying, 3)}, and nobody has decided what becomes of it`,
    }
  }
}

/** Shared lines without a decision, by key `dn@partition`, with a test of who counts as moving along. */
export function undecidedLines({ estate, scope, answers }: QuestionInput): ReadonlyMap<string, SharedLine> {
  const choices: readonly string[] = SHARED_LINE_CHOICES
  const open = findSharedLines(estate, scope).filter(({ key }) => {
    const choice = answers.get('Shared lines', `dn:${key}`, SHARED_LINE_FIELDS.choice)?.value.trim().toUpperCase()
    return choice === undefined || !choices.includes(choice)
  })
  return new Map(open.map((line) => [line.key, line]))
}

/** The first line of a mover that others share and that nobody has decided about. */
export function firstUndecided(
  undecided: ReadonlyMap<string, SharedLine>,
  mover: Pick<PlannedMover, 'lines' | 'wave'>,
): UndecidedLine | undefined {
  for (const key of mover.lines) {
    const line = undecided.get(key)
    if (line === undefined) continue
    const staying = line.shares.filter(
      (share) => share.mover === undefined || (share.mover.wave ?? mover.wave) !== mover.wave,
    )
    if (staying.length > 0) return { line, staying: namesOf(staying) }
  }
  return undefined
}

/** SHR-001 of a wave: the mover is left out of its changes. */
export function sharedLineFinding(mover: PlannedMover, { line, staying }: UndecidedLine): Finding {
  return finding({
    code: 'SHR-001',
    subject: `dn:${line.key}`,
    scope: `wave:${mover.wave}`,
    wave: mover.wave,
    location: mover.location,
    message: `${mover.label} shares ${line.dn} with ${listSome(staying, 3)}, who would lose it: left out until somebody decides on the tab Shared lines.`,
    evidence: line.shares.map(({ device, label, source }) => ({
      label: device,
      value: label,
      ...(source === undefined ? {} : { source }),
    })),
  })
}
