import type { FindingCode } from '../../findings/codes/catalog.js'
import { codeEntry } from '../../findings/codes/catalog.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { Paint } from './paint.js'

/** The page of one code: what `explain` prints. */
export function explainView(code: FindingCode, paint: Paint): string {
  const entry = codeEntry(code)
  const needs = entry.needs.map((input) => `  ${input}: ${UNLOCK[input]}`)
  return [
    paint.strong(`${code}  ${entry.title}`),
    '',
    `Severity     ${paint.severity(entry.severity)}${entry.untilDecided === true ? ' until somebody decides' : ''}`,
    `Confidence   ${entry.confidence}`,
    `Who answers  ${entry.owner}`,
    '',
    `Why it matters: ${entry.why}`,
    `Evidence:       ${entry.evidence}`,
    `Remedy:         ${entry.remedy}`,
    `Rule:           ${entry.source}`,
    ...(needs.length === 0 ? [] : ['', 'Can be judged once these are here:', ...needs]),
  ].join('\n')
}
