import { compareFindings, compareText, type Finding, finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { Entry, MemberAccount, UcmObjects, UcmSnapshot } from '../../model/snapshot.js'
import { snapshotRoot } from '../../model/snapshot-root.js'
import { UCM_KINDS } from '../../model/ucm/kinds.js'
import type { InputArchive } from '../ports.js'
import { finish, type Steps } from '../steps.js'
import { looksLikePhones, phoneReader } from './devices/phone.js'
import { DraftEstate } from './draft-estate.js'
import type { HeaderText } from './header-text.js'
import {
  type ClusterClaim,
  clusterIdOf,
  HEADER,
  headerFacts,
  type InputFile,
  type InputPart,
  inputParts,
  missingMembers,
  oversizedTars,
  refusedObjects,
  stem,
} from './input-set.js'
import { linkEstate } from './link/link-estate.js'
import { sameKeyInTwoFiles } from './link/same-key.js'
import { uniqueKeys } from './link/unique-keys.js'
import { isKnownUnused, readerOf } from './member-catalog.js'
import { readMember } from './read-member.js'

/**
 * Reads a Unified CM bulk export, complete, reduced or an import set, into a snapshot. Pure: the same
 * members give the same snapshot, and the order of rows does not matter to its root.
 *
 * @throws UserError when no member belongs to a Unified CM export
 */
export function ingestUcm(archive: InputArchive): UcmSnapshot {
  return ingestUcmSet([archive])
}

/**
 * Reads several partial exports of one cluster as one: all tables of a name together, names resolved
 * over all of them. The order of the inputs decides nothing. `cluster` names it where no input does.
 *
 * @throws UserError for an input that is no Unified CM export, and for inputs of different clusters
 */
export function ingestUcmSet(archives: readonly InputArchive[], cluster?: string): UcmSnapshot {
  return finish(ingestUcmSteps(archives, cluster))
}

/** As `ingestUcmSet`; stops between members and every few hundred rows of one. */
export function* ingestUcmSteps(archives: readonly InputArchive[], cluster?: string): Steps<UcmSnapshot> {
  const parts = inputParts(archives)
  const draft = new DraftEstate()
  const members: MemberAccount[] = []
  const claims: ClusterClaim[] = []
  for (const part of parts) {
    const before = draft.objects['enterprise-parameter'].length
    const accounts: MemberAccount[] = []
    for (const file of part.files) {
      accounts.push(yield* readOne(file, draft, part.header))
      yield
    }
    if (part.header === undefined && accounts.every(({ fate }) => fate === 'unknown')) throw foreign(part.archive)
    for (const account of accounts) members.push(account)
    const id = draft.objects['enterprise-parameter'].slice(before).find(isClusterId)?.value.value
    if (id !== undefined) claims.push({ id, input: part.archive.name })
  }
  // Before anything is resolved: inputs of two clusters give nothing but trouble together.
  clusterIdOf(claims, cluster)
  return yield* linked(parts, members, draft, cluster)
}

function* linked(
  parts: readonly InputPart[],
  members: readonly MemberAccount[],
  draft: DraftEstate,
  named: string | undefined,
): Steps<UcmSnapshot> {
  linkEstate(draft)
  yield
  const findings = [
    ...draft.findings,
    ...uniqueKeys(draft),
    ...sameKeyInTwoFiles(draft.objects),
    ...missingMembers(parts),
    ...refusedObjects(parts),
    ...emptyMembers(members),
    ...oversizedTars(parts),
  ]
  yield
  const objects = sortedObjects(draft)
  yield
  const clusterId = objects['enterprise-parameter'].find(isClusterId)?.value.value ?? named
  return {
    system: 'ucm',
    root: snapshotRoot(objects),
    cluster: { ...headerFacts(parts), ...(clusterId === undefined ? {} : { clusterId }) },
    objects,
    members,
    absentColumns: [...draft.absentColumns].sort(compareText),
    findings: findings.sort(compareFindings),
  }
}

function isClusterId({ value }: UcmObjects['enterprise-parameter'][number]): boolean {
  return value.name === 'ClusterID'
}

/** A folder may hold the archive of its own files, too. */
const ARCHIVE = /\.(?:tar|tgz|gz|zip|7z|rar)$/

/** Tables are known by the name of their file; lists of phones by their header, and may be called anything. */
function* readOne(
  { member, label, table }: InputFile,
  draft: DraftEstate,
  header: HeaderText | undefined,
): Steps<MemberAccount> {
  const known = isKnownUnused(table)
  const size = member.size ?? member.bytes.length
  if (table === HEADER || !/\.(?:csv|txt)$/.test(table)) {
    const fate = table === HEADER ? 'read' : known ? 'known-unused' : 'unknown'
    const note = fate === 'unknown' && ARCHIVE.test(table) ? { note: 'an archive, not opened' } : {}
    return { name: label, fate, bytes: size, ...note }
  }
  const reader = readerOf(table)
  const account = yield* readMember(
    { name: label, table, size, bytes: member.pieces ?? member.bytes },
    (columns) => reader ?? (!known && looksLikePhones(columns) ? phoneReader : undefined),
    draft,
  )
  const fate = account.fate === 'read' || reader !== undefined ? 'read' : known ? 'known-unused' : 'unknown'
  const listed = header === undefined || header.listed.some((file) => file.toLowerCase() === stem(table))
  const refused = header?.refused.get(table)?.said.length
  const notes = [
    account.note,
    listed ? undefined : 'not listed in header.txt',
    refused === undefined ? undefined : `not whole: ${refused} not read`,
  ].filter((note) => note !== undefined)
  return {
    ...account,
    fate,
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    ...(refused === undefined ? {} : { refused }),
  } as const
}

/** Members that UCM itself writes without a header when there is nothing to say (`ucm-exports` 1.2). */
const MAY_BE_EMPTY = /(?:^|\/)(?:gateway|ipmaconfig)\.csv$/i

/** A table that is read and has not even a header was cut or emptied: nothing in it can be judged. */
function emptyMembers(members: readonly MemberAccount[]): readonly Finding[] {
  const isEmpty = ({ name, fate, columns }: MemberAccount): boolean =>
    fate === 'read' && name.toLowerCase().endsWith('.csv') && columns === 0 && !MAY_BE_EMPTY.test(name)
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

function sortedObjects(draft: DraftEstate): UcmObjects {
  const byKey = (a: Entry<unknown>, b: Entry<unknown>): number => compareText(a.key, b.key)
  const sorted = UCM_KINDS.map((kind) => [kind, (draft.objects[kind] as Entry<unknown>[]).toSorted(byKey)])
  return Object.fromEntries(sorted) as UcmObjects
}

function foreign(archive: InputArchive): UserError {
  const names = archive.members.slice(0, 5).map((member) => member.name)
  const more = archive.members.length > names.length ? `, and ${archive.members.length - names.length} more` : ''
  const seen = names.length === 0 ? 'It holds nothing.' : `It holds ${names.join(', ')}${more}.`
  return new UserError(`not a Unified CM export: ${archive.name}`, {
    hint: `${seen} Expected header.txt and tables such as phone.csv, as Bulk Administration > Export writes them.`,
  })
}
