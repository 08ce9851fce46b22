import type { Journal, JournalEvent, JournalRecord } from './ports.js'

const SETTLING: ReadonlySet<JournalEvent> = new Set(['done', 'adopted', 'conflict'])
const NAMED: ReadonlySet<JournalEvent> = new Set(['intent', 'failed'])

/** What the journal says about one change of a run, and the pen to go on writing. */
export class ChangeHistory {
  readonly #journal: Journal
  readonly #run: string
  readonly #change: string
  readonly #records: JournalRecord[]

  constructor(journal: Journal, run: string, change: string, records: readonly JournalRecord[]) {
    this.#journal = journal
    this.#run = run
    this.#change = change
    this.#records = [...records]
  }

  /** Durable when it returns. */
  append(record: Omit<JournalRecord, 'sequence' | 'at' | 'run' | 'change'>): JournalRecord {
    const written = this.#journal.append({ run: this.#run, change: this.#change, ...record })
    this.#records.push(written)
    return written
  }

  /** Its last word was that the object is as planned. */
  get isDone(): boolean {
    const last = this.#records.at(-1)?.event
    return last === 'done' || last === 'adopted'
  }

  get isBegun(): boolean {
    return this.#records.length > 0
  }

  get isConfirmed(): boolean {
    return this.#records.some(({ event }) => event === 'confirmed')
  }

  /** A request of this run went out for it, whatever became of it. */
  get wasSent(): boolean {
    return this.#records.some(({ event }) => event === 'intent')
  }

  /**
   * True when this request went out and nothing since then says what became of it: neither was the object
   * read back as planned or in conflict, nor was the request refused (`failed` with its name). An accepted
   * request counts, too, since readings may lag behind the answer (`webex-api` 9).
   */
  isUnsettled(request: string): boolean {
    const last = this.#records.findLast(
      (record) => SETTLING.has(record.event) || (record.request === request && NAMED.has(record.event)),
    )
    return last?.event === 'intent'
  }
}

/** The records of a run by change, in one pass. */
export function historiesOf(journal: Journal, run: string): (change: string) => ChangeHistory {
  const byChange = new Map<string, JournalRecord[]>()
  for (const record of journal.records(run)) {
    const list = byChange.get(record.change) ?? []
    list.push(record)
    byChange.set(record.change, list)
  }
  return (change) => new ChangeHistory(journal, run, change, byChange.get(change) ?? [])
}
