import type { Journal, JournalRecord } from './ports.js'

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

  /** The request whose effect is unknown: nothing was heard of it, or only that no answer came. */
  get unsettled(): string | undefined {
    const last = this.#records.at(-1)
    return last?.event === 'intent' || last?.event === 'lost' ? last.request : undefined
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
