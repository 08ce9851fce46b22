import type { Journal, JournalRecord } from '../../execute/ports.js'
import { nextId } from './batch-insert.js'
import type { Database, Row } from './database.js'

const COLUMNS = 'sequence, run, change_id, event, request, detail, at'

/** The executor's journal in the workspace's store; each record is on the disk when `append` returns. */
export class SqliteJournal implements Journal {
  private readonly database: Database
  private readonly now: () => string

  constructor(database: Database, now: () => string) {
    this.database = database
    this.now = now
  }

  append(record: Omit<JournalRecord, 'sequence' | 'at'>): JournalRecord {
    return this.database.write(() => {
      const sequence = nextId(this.database, 'journal', 'sequence')
      const at = this.now()
      this.database.run(`INSERT INTO journal (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`, [
        sequence,
        record.run,
        record.change,
        record.event,
        record.request ?? null,
        record.detail ?? null,
        at,
      ])
      return { ...record, sequence, at }
    })
  }

  records(run: string): readonly JournalRecord[] {
    const rows = this.database.rows(`SELECT ${COLUMNS} FROM journal WHERE run = ? ORDER BY sequence`, [run])
    return rows.map(asRecord)
  }
}

function asRecord(row: Row): JournalRecord {
  const [sequence, run, change, event, request, detail, at] = row as readonly [
    number,
    string,
    string,
    JournalRecord['event'],
    string | null,
    string | null,
    string,
  ]
  return {
    sequence,
    run,
    change,
    event,
    ...(request === null ? {} : { request }),
    ...(detail === null ? {} : { detail }),
    at,
  }
}
