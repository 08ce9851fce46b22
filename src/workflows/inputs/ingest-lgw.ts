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

/** Reads running configurations, one gateway each; none is stored unless all can be read. */
export async function ingestGateways(
  paths: readonly string[],
  ports: { readonly files: FileStore; readonly workspace: Workspace; readonly clock: Clock },
): Promise<{ readonly gateways: readonly IngestedGateway[] }> {
  const readings: { readonly name: string; readonly sha256: string; readonly snapshot: LgwSnapshot }[] = []
  for (const path of paths) {
    const file = await ports.files.read(path)
    const snapshot = ingestLgw(file)
    refuseForeignText(file.name, snapshot)
    readings.push({ name: file.name, sha256: file.sha256, snapshot })
  }
  refuseSameGateway(readings)
  const { store } = ports.workspace
  const known = new Map(store.currentGateways().map((gateway) => [gateway.name, gateway]))
  for (const { name, snapshot } of readings) refuseLesser(name, snapshot, known.get(snapshot.name))
  const gateways = readings.map(({ name, sha256, snapshot }) => {
    store.saveGateway(snapshot, { kind: 'lgw', name, sha256, takenAt: ports.clock.now() })
    return { name, sha256, changed: known.get(snapshot.name)?.root !== snapshot.root, ...gatewaySummary(snapshot) }
  })
  return { gateways }
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
function refuseSameGateway(readings: readonly { readonly name: string; readonly snapshot: LgwSnapshot }[]): void {
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
