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
import { type ReadingToSave, storeThenSave } from './save-reading.js'

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
  /** Kinds of which the organization that was here told more, given up with `replace`; never of one declared empty. */
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

/** An organization that was read and is not in the workspace yet. */
export interface ReadOrganization {
  readonly name: string
  readonly sha256: string
  readonly snapshot: WebexSnapshot
  /** Answers over the network that are to be left as files. */
  readonly toSave?: ReadingToSave
}

export interface TakeOptions {
  /** Take in an organization that lacks what was read before. */
  readonly replace?: boolean | undefined
}

/** Reads an organization and takes it in; see `readOrganization` and `takeOrganization`. */
export async function ingestWebexOrganization(
  source: WebexSource,
  ports: IngestWebexPorts,
  options: TakeOptions = {},
): Promise<IngestedWebex> {
  const read = await readOrganization(source, ports)
  const take = (): IngestedWebex => takeOrganization(read, options, ports)
  const { live } = ports
  return live === undefined ? take() : storeThenSave(read.toSave, { files: live.files, talk: live.progress }, take)
}

/**
 * Reads an organization; the workspace is not needed, so that nobody waits for it while the network is asked.
 *
 * @throws UserError when there is nothing to be read, or the answers cannot be saved where they are to be
 */
export async function readOrganization(
  source: WebexSource,
  ports: Pick<IngestWebexPorts, 'archives' | 'live'>,
): Promise<ReadOrganization> {
  const archive = await inputOf(source, ports)
  const snapshot = ingestWebex(archive ?? { declaredEmpty: true })
  const save = 'live' in source ? source.live.save : undefined
  return {
    name: archive?.name ?? 'declared empty',
    sha256: archive?.sha256 ?? snapshot.root,
    snapshot,
    ...(save === undefined || archive === undefined ? {} : { toSave: { place: save, files: archive.members } }),
  }
}

/**
 * Makes an organization the workspace's current one, whole or not at all. Answers of an administrator who may see
 * less look like an organization that holds less: what was read before and is not now is only given up when told
 * to, and then told (PRE-002 HIGH).
 *
 * @throws UserError (refused) for an organization that would lose kinds, or most people
 */
export function takeOrganization(
  { name, sha256, snapshot }: ReadOrganization,
  { replace }: TakeOptions,
  { workspace: { store }, clock }: Pick<IngestWebexPorts, 'workspace' | 'clock'>,
): IngestedWebex {
  const before = store.currentWebex()
  const changed = before?.root !== snapshot.root || before.declaredEmpty !== snapshot.declaredEmpty
  const lost = before === undefined || snapshot.declaredEmpty ? [] : lostKinds(before, snapshot)
  if (lost.length > 0 && replace !== true) throw wouldLose(lost)
  store.saveWebex(snapshot, { kind: 'webex', name, sha256, takenAt: clock.now() })
  const summary = webexSummary(snapshot)
  const findings = [...lost.map(({ told }) => told), ...summary.findings].sort(compareFindings)
  return { name, sha256, changed, lost: lost.map(({ kind }) => kind), ...summary, findings }
}

async function inputOf(
  source: WebexSource,
  ports: Pick<IngestWebexPorts, 'archives' | 'live'>,
): Promise<InputArchive | undefined> {
  if ('empty' in source) return undefined
  if ('from' in source) {
    const archives: InputArchive[] = []
    for (const path of source.from) archives.push(await ports.archives.open(path, 'webex-answers'))
    return joinedInput(archives)
  }
  if (ports.live === undefined) throw new Error('Nobody said how the network is asked')
  const { save, organization, personSettings } = source.live
  const { reader, files, progress } = ports.live
  if (save !== undefined) files.checkNew(save)
  return readLiveOrganization(await reader(), { organization, personSettings, progress })
}

interface LostKind {
  readonly kind: WebexKind
  readonly told: Finding
}

/** Kinds that were read before, and of which now nothing, not everything or, of people, only the smaller part is. */
function lostKinds(before: WebexSnapshot, now: WebexSnapshot): readonly LostKind[] {
  return WEBEX_KINDS.flatMap((kind) => {
    const held = before.objects[kind]
    const keys = new Set(now.objects[kind].map(({ key }) => key))
    const missing = held.filter(({ key }) => !keys.has(key))
    const why = whyLost(kind, missing.length, before, now)
    if (why === undefined) return []
    const told = finding({
      code: 'PRE-002',
      subject: `kind:${kind}`,
      severity: 'HIGH',
      confidence: 'PROVEN',
      message: `${kind} was read before (${held.length}), ${why}.`,
      evidence: missing.slice(0, SHOWN).map(({ key, source }) => ({ label: 'read before', value: key, source })),
    })
    return [{ kind, told }]
  })
}

function whyLost(kind: WebexKind, missing: number, before: WebexSnapshot, now: WebexSnapshot): string | undefined {
  const [held, left] = [before.objects[kind].length, now.objects[kind].length]
  if (now.unread.includes(kind)) {
    if (left === 0 && held > 0) return 'not now: its answers were not saved or cannot be read'
    if (missing > 0) return `and ${missing} of it not now: not all of its answers were saved or can be read`
    // That there are none was known, and is not any more.
    const wasKnown = !before.declaredEmpty && !before.unread.includes(kind)
    return wasKnown && held === 0 ? 'none of it, and now its answers were not saved or cannot be read' : undefined
  }
  if (held > 0 && left === 0) return 'not now: its answers hold none'
  return kind === 'person' && missing * 2 > held ? `and ${missing} of these people are not there now` : undefined
}

function wouldLose(lost: readonly LostKind[]): UserError {
  const kinds = lost.map(({ kind }) => kind).join(', ')
  return new UserError(`this reading would lose what was read before: ${kinds}; nothing was changed`, {
    kind: 'refused',
    hint: `${lost.map(({ told }) => told.message).join(' ')} Read everything, with a token that may see it; or say --replace, when what was read before is to be forgotten.`,
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
