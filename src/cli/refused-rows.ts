import type { Finding } from '../findings/finding.js'
import { EXIT_CODES } from './exit-codes.js'

/**
 * How a command ends that took a list in: 3 when rows of it were not read. Rows of a roster that found
 * nobody were read, and are the matter of `status` and `check`.
 */
export function exitOfList({ findings }: { readonly findings: readonly Finding[] }): number {
  const refused = findings.some(({ code, severity }) => code === 'PRE-007' && severity === 'HIGH')
  return refused ? EXIT_CODES.findings.code : EXIT_CODES.done.code
}
