import { scopeCandidates } from '../../analysis/derive-scope.js'
import type { Finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import { decodeText } from '../../ingest/csv-text.js'
import { parseRosterCsv, parseRosterRows } from '../../ingest/roster/roster-rows.js'
import type { RosterReading } from '../../ingest/roster/roster-rows.js'
import type { ReadWorkbook, WorkbookReader } from '../../report/ports.js'
import { knownFacts, questionInput } from '../questions/estate-question.js'
import type { Clock, FileStore, Workspace } from '../ports.js'

export interface IngestedRoster {
  readonly name: string
  readonly sha256: string
  readonly rows: number
  readonly findings: readonly Finding[]
  /** Absent while there is no export to match against. */
  readonly matched?: readonly {
    readonly who: string
    readonly key: string
    readonly label: string
    readonly rule: string
  }[]
  readonly unmatched?: readonly {
    readonly who: string
    readonly row: number | undefined
    readonly why: string
    readonly candidates: readonly string[]
  }[]
}

/** Reads a roster (CSV or XLSX), stores it, and says whom each row found. */
export async function ingestRoster(
  path: string,
  ports: {
    readonly files: FileStore
    readonly workbooks: WorkbookReader
    readonly workspace: Workspace
    readonly clock: Clock
  },
): Promise<IngestedRoster> {
  const file = await ports.files.read(path)
  const reading = readRoster(file.bytes, file.name, ports.workbooks)
  const { store } = ports.workspace
  const roster = { ...reading.roster, findings: reading.findings }
  store.saveRoster(roster, { kind: 'roster', name: file.name, sha256: file.sha256, takenAt: ports.clock.now() })
  return {
    name: file.name,
    sha256: file.sha256,
    rows: reading.roster.entries.length,
    findings: reading.findings,
    ...(store.currentSnapshot() === undefined ? {} : rosterMatches(ports.workspace, ports.clock.today())),
  }
}

/** A workbook begins with `PK` (zip); everything else is read as delimited text. */
function readRoster(bytes: Uint8Array, name: string, workbooks: WorkbookReader): RosterReading {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip || /\.xls[xm]?$/i.test(name)
    ? parseRosterRows(firstSheet(workbooks.read(bytes)), name)
    : parseRosterCsv(decode(bytes, name), name)
}

function firstSheet(book: ReadWorkbook): readonly (readonly string[])[] {
  const sheet = book.sheets.find(({ hidden, rows }) => !hidden && rows.length > 0)
  return (sheet?.rows ?? []).map((row) => row.map(({ value }) => (value === undefined ? '' : String(value))))
}

function decode(bytes: Uint8Array, name: string): string {
  const text = decodeText(bytes)
  if (!text.includes('\0')) return text
  throw new UserError(`${name} is not a text file`, { hint: 'save it as CSV (UTF-8) or as an .xlsx workbook' })
}

/** Whom each row of the current roster means in the export. */
export function rosterMatches(workspace: Workspace, today: string): Pick<IngestedRoster, 'matched' | 'unmatched'> {
  const facts = knownFacts(workspace, today)
  const { estate, mapping, scope, answers } = questionInput(facts)
  const { movers } = scopeCandidates(estate, facts.roster, mapping, answers)
  return {
    matched: movers.map(({ who, key, label, rule }) => ({ who: who ?? key, key, label, rule })),
    unmatched: scope.unmatched.map(({ entry, why, candidates }) => ({
      who: entry.who,
      row: entry.source.row,
      why,
      candidates,
    })),
  }
}
