import type { FindingCode } from '../../findings/codes/catalog.js'
import { codeEntry, FINDING_CODES, isFindingCode } from '../../findings/codes/catalog.js'
import type { CodeEntry } from '../../findings/codes/code-entry.js'
import { UserError } from '../../findings/user-error.js'

export interface CodePage extends CodeEntry {
  readonly code: FindingCode
}

/** The catalog entry of a code, written in any case. UserError (usage) with the codes of its group when unknown. */
export function explainCode(text: string): CodePage {
  const code = text.trim().toUpperCase()
  if (isFindingCode(code)) return { code, ...codeEntry(code) }
  const group = code.split('-')[0] ?? ''
  const near = FINDING_CODES.filter((known) => known.startsWith(`${group}-`))
  throw new UserError(`${text} is not a code that this version reports`, {
    kind: 'usage',
    hint: `known: ${(near.length > 0 ? near : FINDING_CODES).join(', ')}`,
  })
}
