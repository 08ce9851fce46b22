import { mappingAnswers } from '../../analysis/answers.js'
import type { AnswersInForce, Decision } from '../../model/decision.js'

/** One fact of the mapping may be asked on two tabs: the newest answer takes back the one on the other tab. */
export function supersededElsewhere(recorded: readonly Decision[], inForce: AnswersInForce): readonly Decision[] {
  const rowsOf = (decision: Decision): readonly string[] => mappingAnswers(decision).map(({ key }) => key)
  const cell = ({ tab, key, field }: Decision): string => JSON.stringify([tab, key, field])
  const answered = new Map(recorded.flatMap((decision) => rowsOf(decision).map((row) => [row, decision] as const)))
  return inForce.all.flatMap((old) => {
    const by = rowsOf(old)
      .map((row) => answered.get(row))
      .find((decision) => decision !== undefined)
    if (by === undefined || recorded.some((decision) => cell(decision) === cell(old))) return []
    return [{ ...by, tab: old.tab, key: old.key, field: old.field, value: '' }]
  })
}
