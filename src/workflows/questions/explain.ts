import type { FindingCode } from '../../findings/codes/catalog.js'
import { codeEntry, FINDING_CODES, isFindingCode } from '../../findings/codes/catalog.js'
import type { CodeEntry } from '../../findings/codes/code-entry.js'
import { editDistance } from '../../findings/nearest-keys.js'
import { UserError } from '../../findings/user-error.js'

export interface CodePage extends CodeEntry {
  readonly code: FindingCode
}

/** The catalog entry of a code, written in any case. UserError (usage) with the nearest codes when unknown. */
export function explainCode(text: string): CodePage {
  const code = text.trim().toUpperCase()
  if (isFindingCode(code)) return { code, ...codeEntry(code) }
  throw new UserError(`${text} is not a code that this version reports`, {
    kind: 'usage',
    hint: hintFor(code),
  })
}

const NEAREST_SHOWN = 3

/** The codes most like what was typed; without one, how a code looks. */
function hintFor(typed: string): string {
  const near = FINDING_CODES.map((code) => ({ code, distance: distance(typed, code) }))
    .filter(({ distance: far }) => far <= 2)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAREST_SHOWN)
    .map(({ code }) => code)
  if (near.length > 0) return `nearest: ${near.join(', ')}`
  const groups = [...new Set(FINDING_CODES.map((code) => code.split('-')[0] ?? ''))]
  return `a code is a group and three digits, such as ${FINDING_CODES[0]}; groups: ${groups.join(', ')}`
}

/** Letters that differ; zeros before a number are nothing: `LGW-12` is meant as `LGW-012`. */
function distance(typed: string, code: string): number {
  const [group = '', digits = ''] = typed.split('-')
  const written = /^\d+$/.test(digits) ? `${group}-${digits.padStart(3, '0')}` : typed
  return editDistance(written, code)
}
