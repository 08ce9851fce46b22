import { compareFindings, compareText, type Finding, finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { ClusterFacts, Entry, MemberAccount, UcmObjects, UcmSnapshot } from '../../model/snapshot.js'
import { snapshotRoot } from '../../model/snapshot-root.js'
import { UCM_KINDS } from '../../model/ucm/kinds.js'
import { decodeText } from '../csv-text.js'
import type { InputArchive, InputMember } from '../ports.js'
import { looksLikePhones, phoneReader } from './devices/phone.js'
import { DraftEstate } from './draft-estate.js'
import { type HeaderText, parseHeaderText } from './header-text.js'
import { linkEstate } from './link/link-estate.js'
import { sameKeyInTwoFiles } from './link/same-key.js'
import { uniqueKeys } from './link/unique-keys.js'
import { isKnownUnused, readerOf } from './member-catalog.js'
import { readMember } from './read-member.js'

const HEADER = 'header.txt'

/**
 * Reads a Unified CM bulk export, complete, reduced or an import set, into a snapshot. Pure: the same
 * members give the same snapshot, and the order of rows does not matter to its root.
 *
 * @throws UserError when no member belongs to a Unified CM export
 */
export function ingestUcm(archive: InputArchive): UcmSnapshot {
  const header = readHeader(archive.members)
  const draft = new DraftEstate()
  const members = archive.members.map((member) => readOne(member, draft, header))
  if (header === undefined && members.every((member) => member.fate === 'unknown')) throw foreign(archive)
  linkEstate(draft)
  const findings = [
    ...draft.findings,
    ...uniqueKeys(draft),
    ...sameKeyInTwoFiles(draft.objects),
    ...missingMembers(header, archive.members),
    ...emptyMembers(members),
  ]
  const objects = sortedObjects(draft)
  return {
    system: 'ucm',
    root: snapshotRoot(objects),
    cluster: clusterFacts(header, objects),
    objects,
    members,
    absentColumns: [...draft.absentColumns].sort(compareText),
    findings: findings.sort(compareFindings),
  }
}

function readHeader(members: readonly InputMember[]): HeaderText | undefined {
  const header = members.find((member) => member.name.toLowerCase() === HEADER)
  return header === undefined ? undefined : parseHeaderText(decodeText(header.bytes))
}

function readOne(member: InputMember, draft: DraftEstate, header: HeaderText | undefined): MemberAccount {
  const name = member.name.toLowerCase()
  const bytes = member.bytes.length
  if (name === HEADER) return { name: member.name, fate: 'read', bytes }
  const known = isKnownUnused(name)
  if (!name.endsWith('.csv')) return { name: member.name, fate: known ? 'known-unused' : 'unknown', bytes }
  const reader = readerOf(name)
  const account = readMember(
    member,
    (columns) => reader ?? (!known && looksLikePhones(columns) ? phoneReader : undefined),
    draft,
  )
  const fate = account.fate === 'read' || reader !== undefined ? 'read' : known ? 'known-unused' : 'unknown'
  const listed = header === undefined || header.listed.some((file) => file.toLowerCase() === stem(name))
  const notes = [account.note, listed ? undefined : 'not listed in header.txt'].filter((note) => note !== undefined)
  return { ...account, fate, ...(notes.length === 0 ? {} : { note: notes.join('; ') }) }
}

/** Members are trusted, not the list; a listed file that is absent is worth a word (`ucm-exports` 1.1). */
function missingMembers(header: HeaderText | undefined, members: readonly InputMember[]): readonly Finding[] {
  const present = new Set(members.map((member) => stem(member.name.toLowerCase())))
  const missing = (header?.listed ?? []).filter((file) => !present.has(file.toLowerCase()))
  return [...new Set(missing)].map((file) =>
    finding({
      code: 'PRE-002',
      subject: `file:${file}.csv`,
      message: `header.txt lists ${file}, but the input holds no ${file}.csv.`,
      evidence: [{ label: 'listed', value: file, source: { file: HEADER } }],
    }),
  )
}

/** Members that UCM itself writes without a header when there is nothing to say (`ucm-exports` 1.2). */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['gateway.csv', 'ipmaconfig.csv'])

/** A table that is read and has not even a header was cut or emptied: nothing in it can be judged. */
function emptyMembers(members: readonly MemberAccount[]): readonly Finding[] {
  const isEmpty = ({ name, fate, columns }: MemberAccount): boolean =>
    fate === 'read' && name.toLowerCase().endsWith('.csv') && columns === 0 && !MAY_BE_EMPTY.has(name.toLowerCase())
  return members.filter(isEmpty).map(({ name, bytes }) =>
    finding({
      code: 'PRE-002',
      subject: `file:${name}`,
      severity: 'HIGH',
      confidence: 'PROVEN',
      message: `${name} is empty, without even a header: what it should say is unknown, and references to it are reported as missing.`,
      evidence: [{ label: 'bytes', value: String(bytes), source: { file: name } }],
    }),
  )
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '')
}

function sortedObjects(draft: DraftEstate): UcmObjects {
  const byKey = (a: Entry<unknown>, b: Entry<unknown>): number => compareText(a.key, b.key)
  const sorted = UCM_KINDS.map((kind) => [kind, (draft.objects[kind] as Entry<unknown>[]).toSorted(byKey)])
  return Object.fromEntries(sorted) as UcmObjects
}

function clusterFacts(header: HeaderText | undefined, objects: UcmObjects): ClusterFacts {
  const parameter = objects['enterprise-parameter'].find(({ value }) => value.name === 'ClusterID')
  const clusterId = parameter?.value.value
  return { ...header?.facts, ...(clusterId === undefined ? {} : { clusterId }) }
}

function foreign(archive: InputArchive): UserError {
  const names = archive.members.slice(0, 5).map((member) => member.name)
  const more = archive.members.length > names.length ? `, and ${archive.members.length - names.length} more` : ''
  const seen = names.length === 0 ? 'It holds nothing.' : `It holds ${names.join(', ')}${more}.`
  return new UserError(`not a Unified CM export: ${archive.name}`, {
    hint: `${seen} Expected header.txt and tables such as phone.csv, as Bulk Administration > Export writes them.`,
  })
}
