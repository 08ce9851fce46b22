import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { Role, Roster, RosterEntry } from '../../model/roster.js'
import { ROLES } from '../../model/roster.js'
import type { TableRecord } from '../table-records.js'
import { tableRecords } from '../table-records.js'

const COLUMNS = ['who', 'role', 'queues', 'location', 'wave'] as const
type Column = (typeof COLUMNS)[number]

/** A roster as read, and what was wrong with its rows (PRE-007). */
export interface RosterReading {
  readonly roster: Roster
  readonly findings: readonly Finding[]
}

/**
 * Reads a roster from CSV text: comma, semicolon or tab, columns `who` (needed), `role`, `queues`
 * (separated by semicolons), `location`, `wave`. Throws UserError for columns that are not known.
 */
export function parseRosterCsv(text: string, fileName: string): RosterReading {
  const { header, rows } = tableRecords(text, fileName)
  return readRoster(header, rows, fileName)
}

/** The same from rows of a spreadsheet, the first row being the header. */
export function parseRosterRows(rows: readonly (readonly string[])[], fileName: string): RosterReading {
  const [header, ...records] = rows
  if (header === undefined) throw new UserError(`${fileName} is empty`, { hint: EXPECTED })
  return readRoster(
    header,
    records.map((cells, index) => ({ cells, row: index + 2 })),
    fileName,
  )
}

const EXPECTED = `The first row must name the columns: ${COLUMNS.join(', ')}; only who is needed.`

function readRoster(header: readonly string[], records: readonly TableRecord[], fileName: string): RosterReading {
  const positions = columnPositions(header, fileName)
  const reader = new RosterReader(positions, fileName)
  for (const record of records) reader.read(record)
  return reader.result()
}

function columnPositions(header: readonly string[], fileName: string): ReadonlyMap<Column, number> {
  const positions = new Map<Column, number>()
  header.forEach((cell, index) => {
    const name = cell.trim().toLowerCase()
    if (name === '') return
    const column = COLUMNS.find((each) => each === name)
    if (column === undefined)
      throw new UserError(`${fileName} has an unknown column "${cell.trim()}"`, { hint: EXPECTED })
    if (positions.has(column)) throw new UserError(`${fileName} has the column ${column} twice`, { hint: EXPECTED })
    positions.set(column, index)
  })
  if (!positions.has('who')) throw new UserError(`${fileName} has no column who`, { hint: EXPECTED })
  return positions
}

class RosterReader {
  private readonly positions: ReadonlyMap<Column, number>
  private readonly fileName: string
  private readonly entries: RosterEntry[] = []
  private readonly rowOfWho = new Map<string, number>()
  private readonly trouble = new Map<string, { sentences: string[]; evidence: Evidence[] }>()

  constructor(positions: ReadonlyMap<Column, number>, fileName: string) {
    this.positions = positions
    this.fileName = fileName
  }

  read({ cells, row }: TableRecord): void {
    const cell = (column: Column): string => (cells[this.positions.get(column) ?? -1] ?? '').trim()
    const who = cell('who')
    if (who === '') {
      if (cells.some((text) => text.trim() !== '')) this.note(who, row, 'who', '', 'names nobody and was not read')
      return
    }
    const first = this.rowOfWho.get(who.toLowerCase())
    if (first !== undefined) {
      this.note(who, row, 'who', who, `repeats row ${first} and was not read`)
      return
    }
    this.rowOfWho.set(who.toLowerCase(), row)
    const location = cell('location')
    const role = this.role(who, row, cell('role'))
    const wave = this.wave(who, row, cell('wave'))
    this.entries.push({
      who,
      role,
      queues: unique(cell('queues').split(';')),
      ...(location === '' ? {} : { location }),
      ...(wave === undefined ? {} : { wave }),
      source: { file: this.fileName, row },
    })
  }

  /** The roster, and one finding per row holder in trouble. */
  result(): RosterReading {
    const findings = [...this.trouble].map(([subject, { sentences, evidence }]) =>
      finding({ code: 'PRE-007', subject, message: sentences.join(' '), evidence }),
    )
    return { roster: { entries: this.entries }, findings }
  }

  private role(who: string, row: number, text: string): Role {
    if (text === '') return 'AGENT'
    const role = ROLES.find((each) => each === text.toUpperCase())
    if (role === undefined) {
      this.note(
        who,
        row,
        'role',
        text,
        `has the role "${text}", which is not one of ${ROLES.join(', ')}; taken as AGENT`,
      )
    }
    return role ?? 'AGENT'
  }

  private wave(who: string, row: number, text: string): number | undefined {
    if (text === '') return undefined
    const wave = /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : undefined
    if (wave === undefined) {
      this.note(who, row, 'wave', text, `has the wave "${text}", which is not a number from 1; taken without a wave`)
    }
    return wave
  }

  private note(who: string, row: number, column: Column, value: string, words: string): void {
    const subject = who === '' ? `file:${this.fileName}` : `roster:${who}`
    const noted = this.trouble.get(subject) ?? { sentences: [], evidence: [] }
    this.trouble.set(subject, noted)
    noted.sentences.push(`${this.fileName} row ${row}${who === '' ? '' : ` (${who})`} ${words}.`)
    noted.evidence.push({ label: column, value, source: { file: this.fileName, row, column } })
  }
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))]
}

/** A roster as CSV that reads back to the same entries, sources aside. */
export function renderRosterCsv(entries: readonly RosterEntry[]): string {
  const lines = entries.map(({ who, role, queues, location, wave }) => [
    who,
    role,
    queues.join('; '),
    location ?? '',
    wave === undefined ? '' : String(wave),
  ])
  return [COLUMNS, ...lines].map((cells) => `${cells.map(quoted).join(',')}\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
