import { AGENT_FIELDS } from '../../analysis/answer-fields.js'
import { FINDING_ANSWER_FIELDS, mappingAnswers } from '../../analysis/answers.js'
import { codeEntry } from '../../findings/codes/catalog.js'
import type { Decision } from '../../model/decision.js'
import { applyMappingRows } from '../../model/mapping-rows.js'
import type { AnswerConflict, MergedAnswer, MergedAnswers, MergeInput } from './merged-answers.js'
import { isSameText } from './returned-cell.js'

/**
 * Answers that are well written and still cannot be taken: an accepted blocker (`audit-workbook` 6),
 * a place nobody mapped, a value that contradicts the mapping, and two cells of the workbook that
 * answer one field of the mapping differently.
 */
export function refusals(
  answers: readonly MergedAnswer[],
  { findings, mapping }: Pick<MergeInput, 'findings' | 'mapping'>,
): Pick<MergedAnswers, 'rejected' | 'conflicts'> {
  const conflicts = contradictions(answers)
  const byId = new Map(findings.map(({ id, finding }) => [id, finding]))
  const rejected = answers.flatMap((answer) => {
    const message = acceptedBlocker(answer, byId.get(answer.key)) ?? unknownPlace(answer, mapping.locations)
    return message === undefined ? [] : [{ address: answer.address, value: answer.value, message }]
  })
  return { rejected: [...rejected, ...refusedByMapping(answers, mapping)], conflicts }
}

function acceptedBlocker(
  { tab, field, value }: MergedAnswer,
  finding: MergeInput['findings'][number]['finding'] | undefined,
): string | undefined {
  if (tab !== 'Findings' || field !== FINDING_ANSWER_FIELDS.decision || value !== 'ACCEPT') return undefined
  if (finding?.severity !== 'BLOCKER' || codeEntry(finding.code).untilDecided === true) return undefined
  return `${finding.code} is a blocker: it cannot be accepted, only resolved or taken out of scope.`
}

function unknownPlace(
  { tab, field, value }: MergedAnswer,
  locations: MergeInput['mapping']['locations'],
): string | undefined {
  if (tab !== 'Agents' || field !== AGENT_FIELDS.location || value === '' || locations.length === 0) return undefined
  if (locations.some(({ name }) => name === value)) return undefined
  return `There is no location "${value}"; known are ${locations.map(({ name }) => name).join(', ')}.`
}

function refusedByMapping(answers: readonly MergedAnswer[], mapping: MergeInput['mapping']): MergedAnswers['rejected'] {
  const given = answers.filter(({ value }) => value !== '')
  const { problems } = applyMappingRows(
    mapping,
    given.flatMap((answer) => mappingAnswers(asDecision(answer))),
  )
  return given.flatMap((answer) => {
    const rows = mappingAnswers(asDecision(answer)).map(({ key }) => key)
    const problem = problems.find(({ key }) => rows.includes(key))
    return problem === undefined ? [] : [{ address: answer.address, value: answer.value, message: problem.message }]
  })
}

/** One field of the mapping can be answered on two tabs; both answers stay out when they differ. */
function contradictions(answers: readonly MergedAnswer[]): readonly AnswerConflict[] {
  const byRow = new Map<string, MergedAnswer[]>()
  for (const answer of answers) {
    for (const { key, value } of mappingAnswers(asDecision(answer))) {
      if (value === undefined || value === '') continue
      byRow.set(key, [...(byRow.get(key) ?? []), answer])
    }
  }
  return [...byRow.values()].flatMap((alike) =>
    alike.flatMap(({ tab, key, field, address, value }) => {
      const other = alike.find((each) => !isSameText(each.value, value))
      return other === undefined ? [] : [{ tab, key, field, address, theirs: value, ours: other.value }]
    }),
  )
}

/** What an answer would say once recorded; time and origin do not matter to the mapping. */
function asDecision({ tab, key, field, value }: MergedAnswer): Decision {
  return { tab, key, field, value, recordedAt: '', origin: { kind: 'command', command: 'import' } }
}
