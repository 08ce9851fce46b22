import type { AxlSource } from './facts/axl-table.js'
import { type AxlFault, isNotFound } from './protocol/axl-fault.js'
import type { AxlSession } from './protocol/axl-session.js'
import { element, getContent, listContent, type Page } from './protocol/envelope.js'
import { inParallel } from './protocol/in-parallel.js'
import { isRefused, readPages, type Rows } from './protocol/read-pages.js'
import { textAt, type XmlElement } from './protocol/xml-tree.js'

/** Objects asked for at one time; Unified CM serves few AXL requests at once. */
const AT_ONCE = 4
/** After so many refusals in a row the rest is not asked for. */
const GIVE_UP_AFTER = 10
const REPORT_EVERY = 1000

/** Objects of one kind, and a word on each that is missing; or why none could be read. */
export type Objects =
  | { readonly kind: 'read'; readonly items: readonly XmlElement[]; readonly remarks: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string }

/** Reads the objects of one kind: the list, then each by itself where the list does not say enough. */
export class ObjectReader {
  readonly session: AxlSession
  private readonly talk: (text: string) => void

  constructor(session: AxlSession, talk: (text: string) => void) {
    this.session = session
    this.talk = talk
  }

  /** @param what is read, for the talk */
  async objects(what: string, source: AxlSource): Promise<Objects> {
    const { version } = this.session
    const rows = await readPages(this.session, source.list, (page) =>
      listContent(source.criteria, source.listTags, version, page),
    )
    if (isRefused(rows)) return refused(source.list, rows.fault)
    const kept = source.keep === undefined ? rows : rows.filter(source.keep)
    return source.get === undefined ? { kind: 'read', items: kept, remarks: [] } : this.each(what, kept, source.get)
  }

  /** Rows of the database; the text begins after `SELECT`. */
  async sql(select: string): Promise<Rows> {
    const content = ({ skip, first }: Page): string => element('sql', `SELECT SKIP ${skip} FIRST ${first} ${select}`)
    const identity = (row: XmlElement): string => row.children.map(({ text }) => text).join('\u0000')
    return readPages(this.session, 'executeSQLQuery', content, identity)
  }

  private async each(what: string, rows: readonly XmlElement[], get: NonNullable<AxlSource['get']>): Promise<Objects> {
    const remarks: string[] = []
    let [done, inARow] = [0, 0]
    let last: AxlFault | undefined
    const items = await inParallel(rows, AT_ONCE, async (row): Promise<XmlElement | undefined> => {
      if (inARow >= GIVE_UP_AFTER) return undefined
      const answer = await this.one(row, get)
      done += 1
      if (done % REPORT_EVERY === 0) this.talk(`${what}: ${done} of ${rows.length}`)
      if (!('fault' in answer)) {
        inARow = 0
        return answer
      }
      if (isNotFound(answer.fault)) {
        remarks.push(`${nameOf(row)} was removed while it was read`)
        return undefined
      }
      inARow += 1
      last = answer.fault
      remarks.push(`${nameOf(row)} could not be read: ${answer.fault.text}`)
      return undefined
    })
    const found = items.filter((item) => item !== undefined)
    if (last !== undefined && (inARow >= GIVE_UP_AFTER || found.length === 0)) return refused(get.operation, last)
    return { kind: 'read', items: found, remarks: remarks.sort() }
  }

  private async one(
    row: XmlElement,
    get: NonNullable<AxlSource['get']>,
  ): Promise<XmlElement | { readonly fault: AxlFault }> {
    const uuid = row.attributes['uuid']
    if (uuid === undefined) return { fault: { code: undefined, text: 'the list gives no uuid for it' } }
    const reply = await this.session.ask(get.operation, getContent(uuid, get.tags, this.session.version))
    if (reply.kind === 'fault') return reply
    const item = reply.kind === 'done' ? reply.result.children[0] : undefined
    return item ?? { fault: { code: undefined, text: 'the answer is empty' } }
  }
}

function refused(operation: string, fault: AxlFault): Objects {
  return { kind: 'refused', reason: `${operation}: ${fault.text}` }
}

/** What the list calls the object. */
function nameOf(row: XmlElement): string {
  const name = ['name', 'pattern', 'userid', 'destination', 'dirn'].map((tag) => textAt(row, tag)).find(Boolean)
  return name ?? row.attributes['uuid'] ?? 'an object without a name'
}
