import { Flags } from '@oclif/core'
import type { QuestionName } from '../../analysis/audit.js'
import { QUESTION_NAMES } from '../../analysis/audit.js'
import type { FindingCode } from '../../findings/codes/catalog.js'
import { SEVERITIES, type Severity } from '../../findings/severity.js'
import { UserError } from '../../findings/user-error.js'
import { explainCode } from '../../workflows/questions/explain.js'

const GATES = [
  ...SEVERITIES.filter((severity) => severity !== 'INFO').map((severity) => severity.toLowerCase()),
  'none',
]

/** `--fail-on blocker|high|medium|low|none`. */
export const failOnFlag = Flags.string({
  options: GATES,
  default: 'none',
  summary: 'Leave with exit code 3 when a finding this bad or worse is not settled by an answer.',
})

/** `--as-of YYYY-MM-DD`: a day that exists. */
export const asOfFlag = Flags.string({
  helpValue: 'DATE',
  summary: 'Judge and date as on this day (YYYY-MM-DD) instead of today.',
  parse: (text) => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
    if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
      throw new UserError(`--as-of ${text} is no day`, { kind: 'usage', hint: 'write it as YYYY-MM-DD' })
    }
    return Promise.resolve(text)
  },
})

/** The severity of a gate word; undefined for `none`. */
export function gateOf(word: string): Severity | undefined {
  return SEVERITIES.find((severity) => severity.toLowerCase() === word)
}

/** Names of questions, undefined when none is named (all are asked). UserError (usage) for an unknown one. */
export function questionList(words: readonly string[]): readonly QuestionName[] | undefined {
  if (words.length === 0) return undefined
  return words.map((word) => {
    const name = QUESTION_NAMES.find((known) => known === word)
    if (name === undefined) {
      throw new UserError(`${word} is not a question`, {
        kind: 'usage',
        hint: `questions: ${QUESTION_NAMES.join(', ')}`,
      })
    }
    return name
  })
}

/** Codes, each known to the catalog. */
export function codeList(words: readonly string[] | undefined): readonly FindingCode[] | undefined {
  return words?.map((word) => explainCode(word).code)
}
