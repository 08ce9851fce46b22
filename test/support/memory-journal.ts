import type { Journal, JournalRecord } from '../../src/execute/ports.js'

/** A journal in memory; every record is one second later than the last. */
export class MemoryJournal implements Journal {
  readonly all: JournalRecord[] = []

  append(record: Omit<JournalRecord, 'sequence' | 'at'>): JournalRecord {
    const sequence = this.all.length + 1
    const at = new Date(Date.UTC(2026, 10, 22, 20, 0, sequence)).toISOString()
    const written = { ...record, sequence, at }
    this.all.push(written)
    return written
  }

  records(run: string): readonly JournalRecord[] {
    return this.all.filter((record) => record.run === run)
  }
}
