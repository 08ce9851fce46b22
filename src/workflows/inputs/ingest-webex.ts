import { compareFindings, type Finding, finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { ArchiveReader, InputArchive, WebexReader } from '../../ingest/ports.js'
import { ingestWebex } from '../../ingest/webex/ingest-webex.js'
import { joinedInput } from '../../ingest/webex/joined-input.js'
import { readLiveOrganization } from '../../ingest/webex/live/read-live-organization.js'
import type { MemberAccount } from '../../model/snapshot.js'
import { WEBEX_KINDS, type WebexKind } from '../../model/webex/kinds.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { Clock, FileStore, Workspace } from '../ports.js'

/** What an organization holds, in numbers. */
export interface WebexSummary {
  readonly root: string
  readonly organizationName?: string
  readonly declaredEmpty: boolean
  /** Objects by kind, kinds with none left out. */
  readonly counts: Readonly<Partial<Record<WebexKind, number>>>
  readonly unread: readonly WebexKind[]
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}

export interface IngestedWebex extends WebexSummary {
  readonly name: string
  readonly sha256: string
  /** False when the workspace held an equal organization already. */
  readonly changed: boolean
  /** Kinds of which the organization that was here held objects, and this one none; never of one declared empty. */
  readonly lost: readonly WebexKind[]
}

/** The organization as saved answers or exports, asked for over the network, or the word of a person that it is empty. */
export type WebexSource =
  | { readonly from: readonly string[] }
  | { readonly empty: true }
  | {
      readonly live: {
        /** Id of the organization, where the token sees several. */
        readonly organization?: string | undefined
        readonly personSettings: boolean
        /** Folder that gets the answers; it must not be there yet. */
        readonly save?: string | undefined
      }
    }

/** What a reading over the network needs. */
export interface LiveWebexPorts {
  /** Made when the network is asked, and not before. */
  readonly reader: () => Promise<WebexReader>
  /** For answers that are to be saved. */
  readonly files: FileStore
  /** One line about how far the reading has come. */
  readonly progress: (text: string) => void
}

export interface IngestWebexPorts {
  readonly archives: ArchiveReader
  readonly workspace: Workspace
  readonly clock: Clock
  /** Only a live source asks for it. */
  readonly live?: LiveWebexPorts
}

/**
 * Reads an organization and makes it the workspace's current one, whole or not at all. Kinds that were
 * there before and are not now are told (PRE-002 HIGH): answers of an administrator who may see less look
 * like an organization that holds less.
 */
export async function ingestWebexOrganization(source: WebexSource, ports: IngestWebexPorts): Promise<IngestedWebex> {
  const archive = await inputOf(source, ports)
  const snapshot = ingestWebex(archive ?? { declaredEmpty: true })
  const { store } = ports.workspace
  const before = store.currentWebex()
  const changed = before?.root !== snapshot.root || before.declaredEmpty !== snapshot.declaredEmpty
  const name = archive?.name ?? 'declared empty'
  const sha256 = archive?.sha256 ?? snapshot.root
  store.saveWebex(snapshot, { kind: 'webex', name, sha256, takenAt: ports.clock.now() })
  const lost = before === undefined || snapshot.declaredEmpty ? [] : lostKinds(before, snapshot)
  const summary = webexSummary(snapshot)
  const findings = [...lost.map(({ told }) => told), ...summary.findings].sort(compareFindings)
  return { name, sha256, changed, lost: lost.map(({ kind }) => kind), ...summary, findings }
}

async function inputOf(source: WebexSource, ports: IngestWebexPorts): Promise<InputArchive | undefined> {
  if ('empty' in source) return undefined
  if ('from' in source) {
    const archives: InputArchive[] = []
    for (const path of source.from) archives.push(await ports.archives.open(path, 'webex-answers'))
    return joinedInput(archives)
  }
  if (ports.live === undefined) throw new Error('Nobody said how the network is asked')
  return liveInput(source.live, ports.live)
}

async function liveInput(
  { save, organization, personSettings }: Extract<WebexSource, { live: unknown }>['live'],
  { reader, files, progress }: LiveWebexPorts,
): Promise<InputArchive> {
  if (save !== undefined && files.exists(save)) {
    throw new UserError(`${save} is there already`, {
      kind: 'usage',
      hint: 'Name a folder that is not there yet: answers of two readings must not be mixed.',
    })
  }
  const archive = await readLiveOrganization(await reader(), { organization, personSettings, progress })
  if (save === undefined) return archive
  await saveAnswers(archive, save, files)
  progress(`answers saved: ${save} (${archive.members.length} files)`)
  return archive
}

/** Each answer as a file of its own; the names hold nothing that a file name may not. */
async function saveAnswers(archive: InputArchive, folder: string, files: FileStore): Promise<void> {
  for (const { name, bytes } of archive.members) {
    const path = `${folder}/${name}`
    files.makeFolder(path.slice(0, path.lastIndexOf('/')))
    await files.write(path, bytes)
  }
}

function lostKinds(
  before: WebexSnapshot,
  now: WebexSnapshot,
): readonly { readonly kind: WebexKind; readonly told: Finding }[] {
  return WEBEX_KINDS.flatMap((kind) => {
    const held = before.objects[kind]
    if (held.length === 0 || now.objects[kind].length > 0) return []
    const why = now.unread.includes(kind) ? 'its answers were not saved or cannot be read' : 'its answers hold none'
    const told = finding({
      code: 'PRE-002',
      subject: `kind:${kind}`,
      severity: 'HIGH',
      confidence: 'PROVEN',
      message: `${kind} was read before (${held.length}), not now: ${why}.`,
      evidence: held.slice(0, SHOWN).map(({ key, source }) => ({ label: 'read before', value: key, source })),
    })
    return [{ kind, told }]
  })
}

/** The most objects of a kind that a finding names. */
const SHOWN = 10

/** An organization in numbers. */
export function webexSummary(snapshot: WebexSnapshot): WebexSummary {
  const { root, organizationName, declaredEmpty, unread, members, findings, objects } = snapshot
  return {
    root,
    ...(organizationName === undefined ? {} : { organizationName }),
    declaredEmpty,
    counts: Object.fromEntries(
      WEBEX_KINDS.map((kind) => [kind, objects[kind].length] as const).filter(([, count]) => count > 0),
    ),
    unread,
    members,
    findings,
  }
}
