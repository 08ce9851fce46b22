import { compareText } from '../../findings/finding.js'
import { readCluster } from '../../ingest/axl/read-cluster.js'
import type { AxlPort, InputArchive, InputMember } from '../../ingest/ports.js'
import { sha256 } from '../../model/fingerprint.js'
import type { Clock } from '../ports.js'

export interface ReadAxlOptions {
  /** The one version of AXL to speak; otherwise the newest that the node knows. */
  readonly version?: string | undefined
  /** The cluster that is meant, and its name where the node says no ClusterID. */
  readonly cluster?: string | undefined
}

export interface ReadAxlPorts {
  readonly axl: AxlPort
  readonly clock: Clock
  /** Progress and refusals, one line each. */
  readonly talk: (text: string) => void
}

/**
 * Reads a cluster over AXL into an archive that is read like its bulk export. What is saved of it, taken in
 * again, gives the same snapshot: the evidence of findings is in files that can be opened.
 *
 * @throws UserError when the node cannot be read, or is of another cluster than was named
 */
export async function readOverAxl({ version, cluster }: ReadAxlOptions, ports: ReadAxlPorts): Promise<InputArchive> {
  const members = await readCluster(ports.axl, {
    today: ports.clock.today(),
    talk: ports.talk,
    ...(version === undefined ? {} : { version }),
    ...(cluster === undefined ? {} : { cluster }),
  })
  return { name: hostOf(ports.axl.address), sha256: digest(members), members }
}

/** As the digest of a folder of these files. */
function digest(members: readonly InputMember[]): string {
  const lines = members.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`)
  return sha256(lines.sort(compareText).join(''))
}

function hostOf(address: string): string {
  return address.replace(/:\d+$/, '')
}
