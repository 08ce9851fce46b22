import { SHARED_LINE_FIELDS } from '../answer-fields.js'
import { dialableDigits } from '../../dialing/digits.js'
import type { Finding } from '../../findings/finding.js'
import { compareFindings, finding } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { formatSource } from '../../findings/source-ref.js'
import type { Decision } from '../../model/decision.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import { evidence, listSome } from '../evidence.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import type { SharedLineChoice, SharedLineRow } from './columns.js'
import { SHARED_LINE_CHOICES } from './columns.js'
import type { LineShare, SharedLine } from './shared-line.js'
import { findSharedLines, namesOf } from './shared-line.js'

/** Which lines ring on several devices, and which of them the move would tear apart. */
export function askSharedLines(input: QuestionInput): QuestionResult<SharedLineRow> {
  const lines = findSharedLines(input.estate, input.scope)
  const findings = lines.flatMap((line) => checkLine(line, input))
  const unchecked: readonly Unchecked[] =
    input.scope.movers.length > 0
      ? []
      : [{ code: 'SHR-001', missing: 'nobody is known to move', unlock: UNLOCK.roster }]
  return { findings: findings.sort(compareFindings), rows: lines.map(sharedLineRow), unchecked }
}

/**
 * SHR-001 (`routing-semantics` C7): some devices of the line leave and others stay, or they leave in
 * different waves, or in a wave that is not known for all of them. Several devices of one person go
 * together. A device without an owner stays unless the roster names it.
 */
function checkLine(line: SharedLine, { scope, answers }: QuestionInput): readonly Finding[] {
  const moving = line.shares.filter(({ mover }) => mover !== undefined)
  const staying = line.shares.filter(({ mover }) => mover === undefined)
  const waves = [...new Set(moving.map(({ mover }) => mover?.wave))]
  const isSplit = moving.length > 0 && staying.length > 0
  if (!isSplit && waves.length < 2) return []
  const choice = choiceOf(answers.get('Shared lines', `dn:${line.key}`, SHARED_LINE_FIELDS.choice))
  const isPresumed = scope.basis === 'presumed'
  const isGuess = isPresumed || (isSplit && staying.every(({ owner }) => owner === undefined))
  const mover = moving[0]?.mover
  return [
    finding({
      code: 'SHR-001',
      subject: `dn:${line.key}`,
      ...(choice === undefined ? {} : { severity: 'INFO' as const }),
      ...(isGuess ? { confidence: 'LIKELY' as const } : {}),
      message: `${line.dn}: ${isSplit ? splitText(moving, staying, isPresumed) : wavesText(moving)}${
        choice === undefined ? '' : `; decided: ${choice.value}`
      }.`,
      evidence: [
        ...line.shares.map((share) => evidence(share.device, shareText(share), share.source)),
        ...(choice === undefined ? [] : [evidence('choice', choice.value)]),
        ...(isPresumed ? [evidence('movers', 'presumed from the export, no roster')] : []),
      ],
      location: mover?.location,
      wave: mover?.wave,
    }),
  ]
}

function splitText(moving: readonly LineShare[], staying: readonly LineShare[], isPresumed: boolean): string {
  const verb = isPresumed ? 'presumed to move' : 'moving'
  return `${verb} ${listSome(namesOf(moving))}, staying ${listSome(namesOf(staying))}`
}

function wavesText(moving: readonly LineShare[]): string {
  const parts = moving.map(({ label, mover }) => `${label} in ${waveText(mover?.wave)}`)
  return `its people move at different times: ${[...new Set(parts)].join(', ')}`
}

function waveText(wave: number | undefined): string {
  return wave === undefined ? 'no wave yet' : `wave ${wave}`
}

function shareText({ owner, label, mover }: LineShare): string {
  return `${owner === undefined ? 'no owner' : label}, ${mover === undefined ? 'stays' : `moves in ${waveText(mover.wave)}`}`
}

/** An answer that is none of the choices decides nothing. */
function choiceOf(answer: Decision | undefined): Decision | undefined {
  return answer !== undefined && (SHARED_LINE_CHOICES as readonly string[]).includes(answer.value) ? answer : undefined
}

function sharedLineRow(line: SharedLine): SharedLineRow {
  const moving = line.shares.filter(({ mover }) => mover !== undefined)
  const staying = line.shares.filter(({ mover }) => mover === undefined)
  const firsts = line.shares.filter(({ isFirstButton, owner }) => isFirstButton && owner !== undefined)
  return {
    key: `dn:${line.key}`,
    dn: dialableDigits(line.dn),
    partition: line.partition ?? NO_PARTITION,
    sharing: line.sharing,
    devices: line.shares.map(({ device }) => device).join(', '),
    users: [...new Set(line.shares.flatMap(({ owner }) => owner ?? []))].join(', '),
    moving: namesOf(moving).join(', '),
    staying: namesOf(staying).join(', '),
    lineOneOwner: namesOf(firsts).join(', '),
    proposed: propose(moving, staying),
    source: formatSource(line.source),
  }
}

/**
 * A suggestion only: where the first button of the line belongs to somebody who stays, the line stays;
 * where all first buttons leave, the line leaves and those who stay get a line of their own.
 */
function propose(moving: readonly LineShare[], staying: readonly LineShare[]): SharedLineChoice | '' {
  if (moving.length === 0) return ''
  if (staying.length === 0) return new Set(moving.map(({ mover }) => mover?.wave)).size > 1 ? 'MOVE_ALL' : ''
  const isFirst = ({ isFirstButton }: LineShare): boolean => isFirstButton
  if (staying.some(isFirst) && !moving.some(isFirst)) return 'KEEP_ALL'
  if (moving.some(isFirst) && !staying.some(isFirst)) return 'SPLIT_VIRTUAL_LINE'
  return 'MOVE_ALL'
}
