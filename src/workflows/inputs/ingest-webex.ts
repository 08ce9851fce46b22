import { compareFindings, type Finding, finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { ArchiveReader } from '../../ingest/ports.js'
import { ingestWebex } from '../../ingest/webex/ingest-webex.js'
import type { MemberAccount } from '../../model/snapshot.js'
import { WEBEX_KINDS, type WebexKind } from '../../model/webex/kinds.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { Clock, Workspace } from '../ports.js'

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

/** The organization as saved answers, or the word of a person that it holds nothing yet. */
export type WebexSource = { readonly from: string } | { readonly empty: true }

/** What the flags of a command say about the source; exactly one of the two. */
export function webexSource(flags: { readonly from?: string | undefined; readonly empty: boolean }): WebexSource {
  if (flags.from !== undefined && !flags.empty) return { from: flags.from }
  if (flags.from === undefined && flags.empty) return { empty: true }
  throw new UserError('say where the organization is read from, or that it is empty: one of the two', {
    kind: 'usage',
    hint: 'rehome ingest webex --from <folder of saved answers>, or rehome ingest webex --empty',
  })
}

/**
 * Reads an organization and makes it the workspace's current one, whole or not at all. Kinds that were
 * there before and are not now are told (PRE-002 HIGH): answers of an administrator who may see less look
 * like an organization that holds less.
 */
export async function ingestWebexOrganization(
  source: WebexSource,
  ports: { readonly archives: ArchiveReader; readonly workspace: Workspace; readonly clock: Clock },
): Promise<IngestedWebex> {
  const archive = 'from' in source ? await ports.archives.open(source.from, 'webex-answers') : undefined
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
