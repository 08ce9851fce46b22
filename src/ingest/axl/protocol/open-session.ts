import { UserError } from '../../../findings/user-error.js'
import type { AxlPort } from '../../ports.js'
import { AxlSession } from './axl-session.js'
import { textAt } from './xml-tree.js'

/** Versions of AXL that are spoken, newest first. */
const AXL_VERSIONS = ['15.0', '14.0', '12.5', '12.0', '11.5'] as const

/** Milliseconds between the tries of the first request. */
const SHORT_WAITS = [1_000, 4_000] as const

/** A node that answers, and the release it runs. */
export interface OpenSession {
  readonly session: AxlSession
  /** As getCCMVersion says it: `14.0.1.13900(155)`. */
  readonly release: string
}

/**
 * Finds the newest version of AXL that the node knows (`ucm-exports` 3.1: 599 = not this one).
 *
 * @param only the one version to speak, instead of trying all
 * @throws UserError for a version that nobody knows, when the node knows none of them, or the user may not use AXL
 */
export async function openSession(port: AxlPort, only?: string): Promise<OpenSession> {
  const versions: readonly string[] = only === undefined ? AXL_VERSIONS : [only]
  if (!versions.every((version) => AXL_VERSIONS.some((known) => known === version))) {
    throw new UserError(`${versions.join()} is no version of AXL that is spoken here`, {
      kind: 'usage',
      hint: `--axl-version is one of ${AXL_VERSIONS.join(', ')}; say nothing and the newest that the node knows is taken`,
    })
  }
  for (const version of versions) {
    // An operator who named the wrong host should not wait for minutes.
    const reply = await new AxlSession(port, version, SHORT_WAITS).ask('getCCMVersion', '')
    if (reply.kind === 'done') {
      return { session: new AxlSession(port, version), release: textAt(reply.result, 'componentVersion.version') }
    }
    if (reply.kind === 'fault') throw mayNot(port.address, reply.fault.text)
  }
  throw new UserError(`${port.address} knows none of the AXL versions ${versions.join(', ')} (599)`, {
    hint: 'Take in its bulk export instead: rehome ingest ucm <export>',
  })
}

function mayNot(address: string, reason: string): UserError {
  return new UserError(`${address} does not answer AXL requests of this user: ${reason}`, {
    hint: 'The user needs the roles Standard AXL API Access (or its read-only variant) and Standard CCM Admin Users.',
  })
}
