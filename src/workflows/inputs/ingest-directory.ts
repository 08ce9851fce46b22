import { UserError } from '../../findings/user-error.js'
import type { AttributeMap } from '../../ingest/directory/attribute-map.js'
import { ingestDirectory } from '../../ingest/directory/ingest-directory.js'
import { ldifText } from '../../ingest/directory/ldif-text.js'
import type { ByteSource, ByteSources, DirectoryServer } from '../../ingest/ports.js'
import type { DirectoryOrigin, DirectorySnapshot, SkippedEntries } from '../../model/directory/snapshot.js'
import { sha256 } from '../../model/fingerprint.js'
import type { MemberAccount } from '../../model/snapshot.js'
import type { Finding } from '../../findings/finding.js'
import type { Clock, FileStore, Reading, Workspace, WorkspaceStore } from '../ports.js'
import type { ReadingToSave } from './save-reading.js'
import { attributeMap, type DirectorySource, type LdapSource } from './directory-source.js'
import { type ClusterPeople, matchedPeople } from './matched-people.js'

/** A directory in numbers. */
export interface DirectorySummary {
  readonly name: string
  readonly origin: DirectoryOrigin
  readonly root: string
  readonly baseDn?: string
  readonly filter?: string
  readonly people: number
  /** People with a mail address; with a number; who may not sign in. */
  readonly withMail: number
  readonly withPhone: number
  readonly disabled: number
  readonly skipped: readonly SkippedEntries[]
  readonly unused: readonly string[]
  readonly referrals: readonly string[]
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}

export interface IngestedDirectory extends DirectorySummary {
  /** What was read: file, folder or server. */
  readonly input: string
  readonly sha256: string
  /** False when the workspace held equal people under this name already. */
  readonly changed: boolean
  /** People that it held under this name; absent the first time. */
  readonly before?: number
  /** Who the users of each cluster are; empty while there is no export. */
  readonly clusters: readonly ClusterPeople[]
}

export interface DirectoryPorts {
  readonly sources: ByteSources
  readonly server: DirectoryServer
  readonly files: FileStore
  readonly workspace: Workspace
  readonly clock: Clock
}

/** Reads the people of a directory; the workspace is not needed, so that nobody waits for it meanwhile. */
export async function readDirectory(
  source: DirectorySource,
  said: { readonly name?: string | undefined; readonly attributes?: string | undefined },
  ports: Omit<DirectoryPorts, 'workspace' | 'clock'>,
): Promise<ReadDirectory> {
  const map = await attributeMap(said.attributes, ports.files)
  return 'ldap' in source
    ? readServer(source.ldap, said.name, map, ports)
    : readFiles(source.files, said.name, map, ports)
}

/**
 * Makes people the current ones under the name of their directory, whole or not at all. What a server answers was
 * turned into LDIF first: both ways are one reader.
 */
export function takeDirectory(
  { snapshot, input, hash }: ReadDirectory,
  { workspace: { store }, clock }: Pick<DirectoryPorts, 'workspace' | 'clock'>,
): IngestedDirectory {
  const before = store
    .readings()
    .find(({ kind, subject, current }) => kind === 'directory' && subject === snapshot.name && current)
  store.saveDirectory(snapshot, { kind: 'directory', name: input, sha256: hash, takenAt: clock.now() })
  return {
    input,
    sha256: hash,
    changed: before?.root !== snapshot.root,
    ...(before === undefined ? {} : { before: peopleOf(before, snapshot, store) }),
    ...directorySummary(snapshot),
    clusters: matchedPeople(store),
  }
}

/** How many people a reading holds; equal ones are not loaded to be counted. */
function peopleOf(before: Reading, now: DirectorySnapshot, store: WorkspaceStore): number {
  const document = before.root === now.root ? now : store.reading(before.id)
  return document !== undefined && 'people' in document ? document.people.length : 0
}

export function directorySummary(snapshot: DirectorySnapshot): DirectorySummary {
  const { name, origin, root, baseDn, filter, skipped, unused, referrals, members, findings } = snapshot
  const people = snapshot.people.map(({ value }) => value)
  return {
    name,
    origin,
    root,
    ...(baseDn === undefined ? {} : { baseDn }),
    ...(filter === undefined ? {} : { filter }),
    people: people.length,
    withMail: people.filter(({ mail }) => mail !== undefined).length,
    withPhone: people.filter(({ workPhone }) => workPhone !== undefined).length,
    disabled: people.filter(({ enabled }) => enabled === false).length,
    skipped,
    unused,
    referrals,
    members,
    findings,
  }
}

/** People that were read and are not in the workspace yet. */
export interface ReadDirectory {
  readonly snapshot: DirectorySnapshot
  readonly input: string
  readonly hash: string
  /** What a server answered, to be left as a file. */
  readonly toSave?: ReadingToSave
}

async function readFiles(
  paths: readonly string[],
  name: string | undefined,
  map: AttributeMap,
  { sources }: Pick<DirectoryPorts, 'sources'>,
): Promise<ReadDirectory> {
  const set = await sources.open(paths)
  const snapshot = await ingestDirectory(set.sources(), { map, name: name ?? '' })
  const first = paths.length === 1 ? set.name : (snapshot.members[0]?.name ?? set.name)
  return {
    snapshot: { ...snapshot, name: name ?? withoutExtension(first) },
    input: set.name,
    hash: set.summary().sha256,
  }
}

async function readServer(
  ldap: LdapSource,
  name: string | undefined,
  map: AttributeMap,
  { files, server }: Pick<DirectoryPorts, 'files' | 'server'>,
): Promise<ReadDirectory> {
  const { url, baseDn, filter, startTls, caFile, save } = ldap
  if (save !== undefined) files.checkNew(save)
  const authorities = caFile === undefined ? undefined : (await files.read(caFile)).bytes
  const { entries, referrals } = await server.search({
    url,
    startTls,
    baseDn,
    filter,
    attributes: map.requested,
    ...(authorities === undefined ? {} : { authorities }),
  })
  if (entries.length === 0) throw foundNobody(ldap)
  const host = hostOf(url)
  const text = [...ldifText(entries, [`read from ${url}`, `base ${baseDn}`, `filter ${filter}`])].join('')
  const bytes = new TextEncoder().encode(text)
  const member = save === undefined ? `${host}.ldif` : (save.split(/[/\\]/).at(-1) ?? save)
  const snapshot = await ingestDirectory(oneSource(member, bytes), {
    map,
    name: name ?? host,
    live: { baseDn, filter, referrals },
  })
  const toSave = save === undefined ? {} : { toSave: { place: save, files: bytes } }
  return { snapshot, input: url, hash: sha256(bytes), ...toSave }
}

function foundNobody({ url, baseDn, filter }: LdapSource): UserError {
  return new UserError(`${url}: ${filter} finds nobody under ${baseDn}`, {
    hint: 'check --filter and --base-dn; who signs in with too few rights, or not at all, may see nobody',
  })
}

async function* oneSource(name: string, bytes: Uint8Array): AsyncGenerator<ByteSource> {
  yield await Promise.resolve({ name, chunks: () => oneChunk(bytes) })
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

function hostOf(url: string): string {
  return /^ldaps?:\/\/(\[[^\]]*\]|[^/:]*)/i.exec(url)?.[1] ?? url
}

function withoutExtension(name: string): string {
  const short = name.replace(/(\.(ldif|ldf|json|csv|txt|gz|zip|tar|tgz))+$/i, '')
  return short === '' ? name : short
}
