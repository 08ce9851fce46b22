import type { Finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import { refuseForeignText, refuseLesser } from '../../ingest/lgw/foreign-text.js'
import { ingestLgw } from '../../ingest/lgw/ingest-lgw.js'
import { LGW_KINDS, type LgwKind } from '../../model/lgw/kinds.js'
import type { LgwSnapshot, LineAccount } from '../../model/lgw/snapshot.js'
import type { Clock, FileStore, Workspace } from '../ports.js'

/** What a gateway is configured to do, in numbers. */
export interface GatewaySummary {
  /** The name under which the mapping knows it. */
  readonly gateway: string
  readonly root: string
  /** Objects by kind, kinds with none left out. */
  readonly counts: Readonly<Partial<Record<LgwKind, number>>>
  readonly account: LineAccount
  readonly findings: readonly Finding[]
}

export interface IngestedGateway extends GatewaySummary {
  /** Base name of the file. */
  readonly name: string
  readonly sha256: string
  /** False when the workspace held an equal configuration of this gateway already. */
  readonly changed: boolean
}

/** A file that was not taken in, and why. */
export interface RefusedFile {
  /** Base name. */
  readonly name: string
  readonly reason: string
  readonly hint?: string
}

export interface IngestedGateways {
  readonly gateways: readonly IngestedGateway[]
  readonly refused: readonly RefusedFile[]
}

interface ReadFile {
  readonly name: string
  readonly sha256: string
  readonly snapshot: LgwSnapshot
}

/**
 * Reads running configurations, one gateway each. A file that is none is refused, and the others are stored.
 * Throws UserError when every file is refused, and for two files of one gateway: then none is stored.
 */
export async function ingestGateways(
  paths: readonly string[],
  ports: { readonly files: FileStore; readonly workspace: Workspace; readonly clock: Clock },
): Promise<IngestedGateways> {
  const { store } = ports.workspace
  const known = new Map(store.currentGateways().map((gateway) => [gateway.name, gateway]))
  const readings: ReadFile[] = []
  const refusals: { readonly path: string; readonly error: UserError }[] = []
  for (const path of paths) {
    const reading = await readFile(path, ports.files, known)
    if (reading instanceof UserError) refusals.push({ path, error: reading })
    else readings.push(reading)
  }
  refuseSameGateway(readings)
  const [first] = refusals
  if (readings.length === 0 && first !== undefined)
    throw allRefused(
      refusals.map(({ error }) => error),
      first.error,
    )
  const gateways = readings.map(({ name, sha256, snapshot }) => {
    store.saveGateway(snapshot, { kind: 'lgw', name, sha256, takenAt: ports.clock.now() })
    return { name, sha256, changed: known.get(snapshot.name)?.root !== snapshot.root, ...gatewaySummary(snapshot) }
  })
  return { gateways, refused: refusals.map(({ path, error }) => refusedFile(path, error)) }
}

async function readFile(
  path: string,
  files: FileStore,
  known: ReadonlyMap<string, LgwSnapshot>,
): Promise<ReadFile | UserError> {
  try {
    const file = await files.read(path)
    const snapshot = ingestLgw(file)
    refuseForeignText(file.name, snapshot)
    refuseLesser(file.name, snapshot, known.get(snapshot.name))
    return { name: file.name, sha256: file.sha256, snapshot }
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

function refusedFile(path: string, { message, hint }: UserError): RefusedFile {
  const name = path.split(/[\\/]/).findLast((part) => part !== '') ?? path
  return { name, reason: message, ...(hint === undefined ? {} : { hint }) }
}

/** The one there is as it is; of several all reasons. */
function allRefused(errors: readonly UserError[], first: UserError): UserError {
  if (errors.length === 1) return first
  return new UserError(`none of the ${errors.length} files was taken in`, {
    hint: errors.map(({ message }) => message).join('\n'),
  })
}

/** A gateway in numbers. */
export function gatewaySummary({ name, root, objects, account, findings }: LgwSnapshot): GatewaySummary {
  return {
    gateway: name,
    root,
    counts: Object.fromEntries(
      LGW_KINDS.map((kind) => [kind, objects[kind].length] as const).filter(([, count]) => count > 0),
    ),
    account,
    findings,
  }
}

/** Two files of one gateway cannot both be what is in force. */
function refuseSameGateway(readings: readonly ReadFile[]): void {
  const files = new Map<string, string>()
  for (const { name, snapshot } of readings) {
    const other = files.get(snapshot.name)
    if (other !== undefined) {
      throw new UserError(`${other} and ${name} are both configurations of the gateway ${snapshot.name}`, {
        kind: 'usage',
        hint: 'Name the one that is in force.',
      })
    }
    files.set(snapshot.name, name)
  }
}
