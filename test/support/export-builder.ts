import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpackTar } from 'modern-tar'
import { HEADERLESS_MEMBERS, LUA_MEMBERS, UCM_HEADERS, UNLISTED_MEMBERS } from '../generate/ucm-headers.js'
import type { Cells, RowChoice } from './csv-member.js'
import { CsvMember } from './csv-member.js'
import type { TarFile } from './tar-writer.js'
import { writeTar } from './tar-writer.js'

export type { Cells, RowChoice } from './csv-member.js'

/** The three lines with which header.txt begins. */
export interface ExportIdentity {
  readonly time: string
  readonly address: string
  /** The text behind `CCM : `, the only place of an export where the release stands. */
  readonly ccm: string
}

export const DEFAULT_IDENTITY: ExportIdentity = {
  time: 'Jun 09, 2025 13:03:18 PM CST',
  address: '192.0.2.10',
  ccm: 'master-14.0.1.13900-155.i386',
}

const HEADER = 'header.txt'

/**
 * A UCM export as a bag of members that can be filled, patched and written. Members that are not
 * touched keep their bytes, so a variant of an export differs in exactly the cells that were patched.
 */
export class ExportBuilder {
  private readonly members = new Map<string, Uint8Array | CsvMember>()
  private readonly defaults = new Map<string, Cells>()

  /** A 14.0.1 export without a single row: 166 CSV members, 8 scripts, header.txt. */
  static empty(identity: ExportIdentity = DEFAULT_IDENTITY): ExportBuilder {
    const builder = new ExportBuilder()
    for (const [name, header] of UCM_HEADERS) {
      const headerless = HEADERLESS_MEMBERS[name]
      builder.members.set(name, headerless === undefined ? new CsvMember(name, header) : Buffer.from(headerless))
    }
    for (const name of LUA_MEMBERS) {
      builder.members.set(name, Buffer.from(`-- ${name}: stand-in script that changes nothing\nM = {}\nreturn M\n`))
    }
    return builder.identify(identity)
  }

  /** Reads an archive, strictly: a damaged header or checksum is an error. */
  static async fromTar(source: string | Uint8Array): Promise<ExportBuilder> {
    const bytes = typeof source === 'string' ? readFileSync(source) : source
    const builder = new ExportBuilder()
    for (const entry of await unpackTar(new Uint8Array(bytes), { strict: true })) {
      if (entry.data !== undefined) builder.members.set(entry.header.name, entry.data)
    }
    return builder
  }

  /** Member names in archive order. */
  get memberNames(): readonly string[] {
    return [...this.members.keys()]
  }

  /** A CSV member for reading and patching. Throws when there is none of that name. */
  csv(member: string): CsvMember {
    const name = member.endsWith('.csv') ? member : `${member}.csv`
    const found = this.members.get(name)
    if (found === undefined) throw new Error(`the export has no member ${name}`)
    if (found instanceof CsvMember) return found
    const parsed = CsvMember.parse(name, Buffer.from(found).toString('utf8'))
    this.members.set(name, parsed)
    return parsed
  }

  /** Text of any member. Throws when there is none of that name. */
  text(member: string): string {
    const found = this.members.get(member)
    if (found === undefined) throw new Error(`the export has no member ${member}`)
    return found instanceof CsvMember ? found.toCsv() : Buffer.from(found).toString('utf8')
  }

  /** Replaces or adds a member by its bytes. */
  setMember(member: string, content: string | Uint8Array): this {
    this.members.set(member, typeof content === 'string' ? Buffer.from(content) : content)
    return this
  }

  /** Removes a member; header.txt still lists it. */
  dropMember(member: string): this {
    if (!this.members.delete(member)) throw new Error(`the export has no member ${member}`)
    return this
  }

  /** Cells that every row added to the member from now on gets unless it says otherwise. */
  setDefaults(member: string, cells: Cells): this {
    this.defaults.set(this.csv(member).name, cells)
    return this
  }

  /** Appends rows by column name; see `CsvMember.add`. */
  add(member: string, ...rows: readonly Cells[]): this {
    const csv = this.csv(member)
    for (const cells of rows) csv.add(cells, this.defaults.get(csv.name))
    return this
  }

  /** Replaces one cell of one row. */
  patch(member: string, row: RowChoice, column: string, value: string): this {
    this.csv(member).set(row, column, value)
    return this
  }

  /** Removes one row. */
  dropRow(member: string, row: RowChoice): this {
    this.csv(member).removeRow(row)
    return this
  }

  /** Removes one column everywhere. */
  dropColumn(member: string, column: string): this {
    this.csv(member).removeColumn(column)
    return this
  }

  /** Writes header.txt anew: identity lines, then the listed members in an order that means nothing. */
  identify(identity: ExportIdentity): this {
    const listed = this.memberNames
      .filter((name) => name.endsWith('.csv'))
      .map((name) => name.slice(0, -'.csv'.length))
      .filter((name) => !UNLISTED_MEMBERS.includes(name))
      .sort((a, b) => (mirrored(a) < mirrored(b) ? -1 : 1))
    const lines = [`Time : ${identity.time}`, `IP Address : ${identity.address}`, `CCM : ${identity.ccm}`]
    return this.setMember(HEADER, [...lines, ...listed.map((name) => `File : ${name}`), ''].join('\n'))
  }

  /** Replaces the text behind `CCM : ` in header.txt. */
  setCcm(ccm: string): this {
    return this.setMember(HEADER, this.text(HEADER).replace(/^CCM : .*$/m, `CCM : ${ccm}`))
  }

  /** All members as they would be written. */
  files(): readonly TarFile[] {
    return [...this.members].map(([name, content]) => ({
      name,
      data: content instanceof CsvMember ? Buffer.from(content.toCsv()) : content,
    }))
  }

  /** The export as an uncompressed archive; equal content gives equal bytes. */
  toTar(): Buffer {
    return writeTar(this.files())
  }

  /** Writes the archive to a file and returns its path. */
  writeTar(path: string): string {
    writeFileSync(path, this.toTar())
    return path
  }

  /** Writes the members as loose files and returns the folder. */
  writeFolder(folder: string): string {
    mkdirSync(folder, { recursive: true })
    for (const file of this.files()) writeFileSync(join(folder, file.name), file.data)
    return folder
  }
}

function mirrored(text: string): string {
  return Array.from(text).reverse().join('')
}
