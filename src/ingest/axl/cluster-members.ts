import type { InputMember } from '../ports.js'
import type { AxlSource, AxlTable } from './facts/axl-table.js'
import { type Related, UNRELATED } from './facts/related.js'
import { type HeaderFacts, headerMember } from './header-member.js'
import { memberCsv } from './member-csv.js'
import { ObjectReader } from './object-reader.js'
import type { AxlSession } from './protocol/axl-session.js'
import type { XmlElement } from './protocol/xml-tree.js'

/** Collects the members of a reading, and a word on everything that is missing. */
export class ClusterMembers {
  readonly reader: ObjectReader
  private readonly talk: (text: string) => void
  private readonly written = new Map<string, Uint8Array>()
  /** Members that were to be read, also those that are absent. */
  private readonly wanted = new Set<string>()
  private readonly notes: string[] = []
  private related = UNRELATED

  constructor(session: AxlSession, talk: (text: string) => void) {
    this.reader = new ObjectReader(session, talk)
    this.talk = talk
  }

  /** What rows of the tables that follow must know of other kinds. */
  relate(related: Related): void {
    this.related = related
  }

  /**
   * Reads a table and writes it down, whole or not at all.
   *
   * @param more adds what no list gives
   * @returns its objects; undefined when the node refuses them
   */
  async read(
    table: AxlTable,
    more?: (items: readonly XmlElement[]) => Promise<readonly XmlElement[]>,
  ): Promise<readonly XmlElement[] | undefined> {
    const items: XmlElement[] = []
    for (const source of table.sources) {
      const found = await this.objects(table.member, source)
      if (found === undefined) return undefined
      items.push(...found)
    }
    const all = more === undefined ? items : await more(items)
    this.write(table, all)
    return all
  }

  /** The objects of one source; undefined, with a note, when the node refuses them. */
  async objects(member: string, source: AxlSource): Promise<readonly XmlElement[] | undefined> {
    this.wanted.add(member)
    const objects = await this.reader.objects(member, source)
    if (objects.kind === 'refused') {
      this.absent(member, objects.reason)
      return undefined
    }
    for (const remark of objects.remarks) this.note(member, remark)
    return objects.items
  }

  write(table: Pick<AxlTable, 'member' | 'columns' | 'groups'>, items: readonly XmlElement[]): void {
    this.wanted.add(table.member)
    this.written.set(table.member, memberCsv(table, items, this.related))
    this.talk(`${table.member}: ${items.length} ${items.length === 1 ? 'row' : 'rows'}`)
  }

  /** Says that a member cannot be had. */
  absent(member: string, reason: string): void {
    this.wanted.add(member)
    this.note(member, `not read: ${reason}`)
  }

  /** A remark on a member, for header.txt and the person at the terminal. */
  note(member: string, remark: string): void {
    const text = `${member}: ${remark}`
    this.notes.push(text)
    this.talk(text)
  }

  header(facts: HeaderFacts): InputMember {
    return headerMember(facts, [...this.wanted], this.notes)
  }

  members(): readonly InputMember[] {
    return [...this.written].map(([name, bytes]) => ({ name, bytes }))
  }
}
