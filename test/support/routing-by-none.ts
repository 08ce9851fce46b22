import type { CsvMember } from './csv-member.js'
import type { ExportBuilder } from './export-builder.js'

/** What an estate that is patched to route by `<None>` keeps all the same: one thing of each, or nothing. */
export interface KeptOutOfNone {
  /** Phone that keeps its search spaces. */
  readonly phone?: string
  /** Number that keeps its partition. */
  readonly number?: string
  /** Trunk that keeps its search space. */
  readonly trunk?: string
}

/** Search spaces of devices whose lines lose theirs: Lyon, Boston, and the one fax of Austin. */
const SPACES = new Set(['LYN-DEV-CSS', 'BOS-DEV-CSS', 'BOS-FLOOR-CSS', 'AUS-LEGACY-CSS'])

/** Numbers of phones that keep their partition: those of Austin from 0140 on, and the ports of the contact center. */
const KEEPING = /^(\\\+151255501[49][0-5]|73..)$/

/**
 * Makes three-sites route by `<None>` so that not one line and not one number can be spared: half of the
 * lines (40 of 80) and every trunk in use (8 of 8) lose their search space, half of the numbers and
 * patterns (68 of 135) their partition.
 */
export function routeByNone(estate: ExportBuilder, kept: KeptOutOfNone = {}): void {
  const phones = estate.csv('phone')
  for (const row of phones.rows) {
    if (cell(phones, row, 'Device Name') !== kept.phone && SPACES.has(cell(phones, row, 'CSS'))) {
      for (const column of ['CSS', 'Line CSS 1', 'Line CSS 2']) clear(phones, row, column)
    }
    for (const button of ['1', '2']) {
      const number = cell(phones, row, `Directory Number ${button}`)
      if (number !== kept.number && !KEEPING.test(number)) clear(phones, row, `Route Partition ${button}`)
    }
  }
  const groups = estate.csv('linegroup')
  for (const row of groups.rows) {
    for (const member of ['1', '2', '3', '4', '5', '6']) {
      const number = cell(groups, row, `DN OR PATTERN ${member}`)
      if (number !== kept.number && !KEEPING.test(number)) clear(groups, row, `ROUTE PARTITION ${member}`)
    }
  }
  const trunks = estate.csv('trunk')
  for (const row of trunks.rows) {
    if (cell(trunks, row, 'DEVICE NAME') !== kept.trunk) clear(trunks, row, 'CALLING SEARCH SPACE')
  }
}

function cell(member: CsvMember, row: readonly string[], column: string): string {
  const at = member.findColumn(column)
  return at === undefined ? '' : (row[at] ?? '')
}

function clear(member: CsvMember, row: string[], column: string): void {
  const at = member.findColumn(column)
  if (at !== undefined && at < row.length) row[at] = ''
}
