import { canonicalJson, sha256 } from '../../model/fingerprint.js'

/** Characters of a cell that count; a spreadsheet cuts longer texts. */
const COUNTED = 1000

/**
 * Changes when a cell outside the decision columns does. Cells are given as header and text; blanks
 * and what a spreadsheet cannot hold do not count, so a row that came back untouched hashes alike.
 */
export function rowHash(cells: readonly (readonly [header: string, text: string])[]): string {
  const facts = cells.map(([header, text]) => [header, text.replaceAll(/[\s\p{C}\uFFFD]+/gu, '').slice(0, COUNTED)])
  return sha256(canonicalJson(facts)).slice(0, 16)
}
