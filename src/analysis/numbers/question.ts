import type { Finding } from '../../findings/finding.js'
import { compareFindings } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { IdentityBook } from '../identity-book.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import type { NumberRow } from './columns.js'
import { checkSameExtension, checkSeveralPartitions, uncheckedSameExtension } from './duplicates.js'
import { checkIdentity, checkSharedMasks } from './identity.js'
import { checkReserved, uncheckedReserved } from './reserved-numbers.js'
import { numberRows } from './rows.js'
import type { MoverLine } from './validation.js'
import { checkValidation, uncheckedValidation } from './validation.js'

/** Codes that speak about people who move. */
const MOVER_CODES = ['DN-001', 'DN-002', 'DN-003', 'DN-005', 'DN-009'] as const

/** Which numbers there are, whose they are, and which of them Webex would refuse or confuse. */
export function askNumbers(input: QuestionInput): QuestionResult<NumberRow> {
  const book = new IdentityBook(input)
  const lines = moverLines(input, book)
  const perLine = oncePerSubject(lines)
  const findings: readonly Finding[] = [
    ...checkValidation(perLine, input.settings.validationPlans),
    ...checkIdentity(perLine),
    ...checkSameExtension(lines),
    ...checkSeveralPartitions(input.estate, input.scope),
    ...checkReserved(input, book),
    ...checkSharedMasks(book),
  ]
  return {
    findings: [...findings].sort(compareFindings),
    rows: numberRows(input, book),
    unchecked: uncheckedNumbers(input),
  }
}

function uncheckedNumbers(input: QuestionInput): readonly Unchecked[] {
  if (input.scope.movers.length === 0) {
    return MOVER_CODES.map((code) => ({ code, missing: 'nobody is known to move', unlock: UNLOCK.roster }))
  }
  return [
    ...uncheckedValidation(input.settings.validationPlans),
    ...uncheckedSameExtension(input),
    ...uncheckedReserved(input),
  ]
}

function moverLines({ scope }: QuestionInput, book: IdentityBook): readonly MoverLine[] {
  return scope.movers.flatMap((mover) => {
    const numbers = book.ofMover(mover)
    return numbers === undefined ? [] : { mover, numbers }
  })
}

/** A line that two movers share is judged once. */
function oncePerSubject(lines: readonly MoverLine[]): readonly MoverLine[] {
  const bySubject = new Map<string, MoverLine>()
  for (const line of lines) if (!bySubject.has(line.numbers.subject)) bySubject.set(line.numbers.subject, line)
  return [...bySubject.values()]
}
