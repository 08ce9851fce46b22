import type { Finding } from '../../findings/finding.js'
import { isAtLeast } from '../../findings/severity.js'
import type { Paint } from './paint.js'
import { counted, textTable } from './text-table.js'

const SHOWN = 20

/** What an import did, as the view needs it. */
export interface TakenAnswers {
  readonly name: string
  readonly revision: number
  readonly taken: readonly {
    readonly tab: string
    readonly field: string
    readonly value: string
    readonly address: string
  }[]
  readonly orphans: readonly object[]
  readonly unchanged: number
  readonly findings: readonly Finding[]
}

/** After `decide import`: the proof that yesterday's answers were taken in, and what was not. */
export function decideView(result: TakenAnswers, paint: Paint): string {
  const rows = result.taken
    .slice(0, SHOWN)
    .map(({ address, field, value }) => [address, field, value === '' ? '(taken back)' : value])
  const more = result.taken.length - rows.length
  return [
    paint.strong(
      `${result.name} (revision ${result.revision}): ${counted(result.taken.length, 'answer')} taken in, ${result.unchanged} in force already`,
    ),
    ...(rows.length === 0 ? [] : [textTable(['cell', 'column', 'answer'], rows)]),
    ...(more > 0 ? [`… ${more} more`] : []),
    ...(result.orphans.length === 0
      ? []
      : [`${counted(result.orphans.length, 'answer')} kept, although the row is gone`]),
    ...result.findings.map(({ severity, code, message }) => `${paint.severity(severity)} ${code} ${message}`),
    'Next: rehome check --fail-on high',
  ].join('\n')
}

/** True when an answer could not be taken: an invalid cell, or two answers to one question. */
export function needsCorrection(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => isAtLeast(severity, 'HIGH'))
}
