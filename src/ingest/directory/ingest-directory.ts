import { compareFindings, compareText, type Finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { DirectoryPerson } from '../../model/directory/person.js'
import { type DirectoryOrigin, directoryRoot, type DirectorySnapshot } from '../../model/directory/snapshot.js'
import { canonicalJson } from '../../model/fingerprint.js'
import type { Entry, MemberAccount } from '../../model/snapshot.js'
import type { ByteSource } from '../ports.js'
import { AttributeMap } from './attribute-map.js'
import { DirectoryTrouble } from './directory-trouble.js'
import { normalizedDn } from './distinguished-name.js'
import { entryClass } from './entry-class.js'
import { type DirectoryFormat, openedInput } from './input-format.js'
import { jsonPeople, type ListExtent, requireAllPages } from './json-people.js'
import { type RawEntry, readLdif } from './ldif-records.js'
import { hasLogin, personValues, readPerson } from './read-person.js'
import { tablePeople } from './table-people.js'
import { copied, joined } from './utf8-bytes.js'

export interface DirectoryOptions {
  readonly name: string
  readonly map?: AttributeMap
  /** Where the text was read from a server. */
  readonly live?: { readonly baseDn: string; readonly filter: string; readonly referrals: readonly string[] }
}

/** JSON and tables are read as a whole; LDIF is not. */
const MAXIMUM_WHOLE_BYTES = 256 * 1024 * 1024

/**
 * Reads the people of one directory from LDIF, from JSON of SCIM, Graph or Okta, or from CSV; several files of one
 * kind are parts of one directory. Entries that are no people are counted by class; passwords are never read.
 *
 * @throws UserError for a file that is none of these or not complete, and when there is no person in it
 */
export async function ingestDirectory(
  sources: AsyncIterable<ByteSource>,
  options: DirectoryOptions,
): Promise<DirectorySnapshot> {
  const reader = new DirectoryReader(options.map ?? new AttributeMap())
  for await (const source of sources) await reader.read(source)
  return reader.snapshot(options)
}

const ORIGIN: Readonly<Record<DirectoryFormat, DirectoryOrigin>> = { ldif: 'ldif', json: 'scim', table: 'csv' }

class DirectoryReader {
  private readonly map: AttributeMap
  private readonly people = new Map<string, Entry<DirectoryPerson>>()
  private readonly skipped = new Map<string, number>()
  private readonly unused = new Set<string>()
  private readonly referrals = new Set<string>()
  private readonly members: MemberAccount[] = []
  private readonly findings: Finding[] = []
  private readonly extents: ListExtent[] = []
  private first: { readonly file: string; readonly format: DirectoryFormat } | undefined
  private users = 0

  constructor(map: AttributeMap) {
    this.map = map
  }

  async read(source: ByteSource): Promise<void> {
    const { name: file, skipped } = source
    if (skipped !== undefined) {
      this.members.push({ name: file, fate: 'unknown', bytes: 0, note: skipped })
      return
    }
    const { format, chunks: all } = await openedInput(file, source.chunks())
    this.first ??= { file, format }
    if (this.first.format !== format) {
      throw new UserError(`${this.first.file} and ${file} are written in different ways: they are not one directory`, {
        hint: 'take each in by itself, with --name NAME',
        kind: 'usage',
      })
    }
    const trouble = new DirectoryTrouble(file)
    const { bytes, rows } =
      format === 'ldif' ? await this.ldif(file, all, trouble) : await this.whole(file, format, all, trouble)
    this.members.push({ name: file, fate: 'read', bytes, rows })
    this.findings.push(...[trouble.finding()].filter((found) => found !== undefined))
  }

  snapshot({ name, live }: DirectoryOptions): DirectorySnapshot {
    const file = this.first?.file ?? name
    requireAllPages(file, this.extents, this.users)
    const skipped = [...this.skipped]
      .map(([classes, count]) => ({ classes, count }))
      .sort((a, b) => compareText(a.classes, b.classes))
    if (this.people.size === 0) {
      const seen = skipped.map(({ classes, count }) => `${count} × ${classes}`).join(', ')
      throw new UserError(`${file} holds no person`, {
        hint: seen === '' ? 'export people with objectClass, a login name and mail' : `it holds ${seen}`,
      })
    }
    const people = [...this.people.values()].sort((a, b) => compareText(a.key, b.key))
    return {
      system: 'directory',
      name,
      origin: live === undefined ? ORIGIN[this.first?.format ?? 'ldif'] : 'ldap',
      root: directoryRoot(people),
      ...(live === undefined ? {} : { baseDn: live.baseDn, filter: live.filter }),
      people,
      skipped,
      unused: [...this.unused].sort(compareText),
      referrals: [...new Set([...this.referrals, ...(live?.referrals ?? [])])].sort(compareText),
      members: this.members,
      findings: this.findings.sort(compareFindings),
    }
  }

  private async ldif(
    file: string,
    chunks: AsyncIterable<Uint8Array>,
    trouble: DirectoryTrouble,
  ): Promise<{ readonly bytes: number; readonly rows: number }> {
    const wanted = new Map<string, boolean>([['objectclass', true]])
    const summary = await readLdif(file, chunks, trouble, {
      isWanted: (attribute) => {
        const known = wanted.get(attribute) ?? this.map.fieldsOf(attribute).length > 0
        wanted.set(attribute, known)
        return known
      },
      entry: (entry) => this.entry(file, entry, trouble),
    })
    for (const name of summary.unused) this.unused.add(name)
    for (const referral of summary.referrals) this.referrals.add(referral)
    return { bytes: summary.bytes, rows: summary.records }
  }

  private async whole(
    file: string,
    format: 'json' | 'table',
    chunks: AsyncIterable<Uint8Array>,
    trouble: DirectoryTrouble,
  ): Promise<{ readonly bytes: number; readonly rows: number }> {
    const bytes = await wholeBytes(file, chunks)
    const people =
      format === 'json' ? jsonPeople(file, bytes, this.map, trouble) : tablePeople(file, bytes, this.map, trouble)
    if ('extent' in people) this.extents.push(people.extent)
    this.users += people.entries.length
    for (const name of people.unused) this.unused.add(name)
    for (const entry of people.entries) this.entry(file, entry, trouble)
    return { bytes: bytes.length, rows: people.entries.length }
  }

  private entry(file: string, entry: RawEntry, trouble: DirectoryTrouble): void {
    const values = personValues(entry, this.map)
    const kind = entryClass(entry)
    if (kind.kind === 'other') {
      this.skip(kind.classes)
      return
    }
    // Of a table or a list every row is a user; a part of an LDIF file may have been written without classes.
    if (kind.kind === 'unsaid' && entry.dn !== undefined && !hasLogin(values)) {
      this.skip('no object class')
      return
    }
    const value = readPerson(values, entry.line, trouble)
    const key = keyOf(entry, value, trouble)
    if (key === undefined) trouble.note('no-key', entry.line)
    else this.add({ key, value, source: { file, row: entry.line } }, trouble)
  }

  /** Of entries with one key the one whose content sorts first is kept, so that their order decides nothing. */
  private add(entry: Entry<DirectoryPerson>, trouble: DirectoryTrouble): void {
    const known = this.people.get(entry.key)
    if (known === undefined) {
      this.people.set(entry.key, entry)
      return
    }
    const order = compareText(canonicalJson(known.value), canonicalJson(entry.value))
    const isPageBorder = order === 0 && known.source.file !== entry.source.file
    if (!isPageBorder) {
      const other = { label: 'other entry', value: entry.key, source: known.source }
      trouble.note(order === 0 ? 'repeated' : 'same-key', entry.source.row ?? 0, undefined, other)
    }
    if (order > 0) this.people.set(entry.key, entry)
  }

  private skip(classes: string): void {
    this.skipped.set(classes, (this.skipped.get(classes) ?? 0) + 1)
  }
}

function keyOf(entry: RawEntry, person: DirectoryPerson, trouble: DirectoryTrouble): string | undefined {
  if (entry.dn !== undefined) {
    const key = normalizedDn(entry.dn)
    if (key === undefined) trouble.note('malformed-name', entry.line)
    return key ?? entry.dn.toLowerCase()
  }
  // csvde writes the distinguished name in the place of an id.
  if (entry.id !== undefined) return entry.id.includes('=') ? (normalizedDn(entry.id) ?? entry.id) : entry.id
  return (person.principalName ?? person.userName ?? person.mail)?.toLowerCase()
}

async function wholeBytes(file: string, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > MAXIMUM_WHOLE_BYTES) {
      throw new UserError(`${file} is larger than ${MAXIMUM_WHOLE_BYTES / 1024 / 1024} MB`, {
        hint: 'save the people in several files, or as LDIF, which may be of any size',
      })
    }
    pieces.push(copied(chunk))
  }
  return joined(pieces)
}
