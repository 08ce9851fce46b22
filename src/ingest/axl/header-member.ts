import { compareText } from '../../findings/finding.js'
import type { InputMember } from '../ports.js'

/** What header.txt says about the reading as a whole. */
export interface HeaderFacts {
  /** As getCCMVersion says it: `14.0.1.13900(155)`. */
  readonly release: string
  /** `host:port` of the node. */
  readonly address: string
  /** ISO date. */
  readonly today: string
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * header.txt as Unified CM writes it (`ucm-exports` 1.1), with a line `Note` for each thing that could
 * not be read. It lists every member that was to be read: one that is absent was refused.
 */
export function headerMember(facts: HeaderFacts, wanted: readonly string[], notes: readonly string[]): InputMember {
  const lines = [
    `Time : ${exportDate(facts.today)}`,
    `IP Address : ${facts.address}`,
    `CCM : ${facts.release.replace(/\((\w+)\)$/, '-$1')}`,
    ...wanted.map((member) => `File : ${member.replace(/\.csv$/, '')}`).sort(compareText),
    ...notes.map((note) => `Note : ${note}`),
  ]
  const text = lines.map((line) => `${line.replaceAll(/[\r\n]+/g, ' ')}\n`).join('')
  return { name: 'header.txt', bytes: new TextEncoder().encode(text) }
}

/** `2026-11-22` as `Nov 22, 2026`. */
function exportDate(today: string): string {
  const [year = '', month = '', day = ''] = today.split('-')
  return `${MONTHS[Number(month) - 1] ?? ''} ${day}, ${year}`
}
