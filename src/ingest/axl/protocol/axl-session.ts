import { UserError } from '../../../findings/user-error.js'
import type { AxlAnswer, AxlPort } from '../../ports.js'
import { type AxlFault, faultIn, isBusy } from './axl-fault.js'
import { envelope } from './envelope.js'
import { elementAt, readXml, type XmlElement, XmlError } from './xml-tree.js'

/** The `return` element of an answer, or why there is none. */
export type AxlReply =
  | { readonly kind: 'done'; readonly result: XmlElement }
  | { readonly kind: 'fault'; readonly fault: AxlFault }
  /** The node does not know this version of AXL. */
  | { readonly kind: 'unknown-version' }

/** About a minute in all. */
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const

/** A node that asks for more patience than this is asked again sooner. */
const LONGEST_WAIT = 60_000

const BUSY: ReadonlySet<number> = new Set([429, 502, 503, 504])

/**
 * Asks a node in one version of AXL. A busy node (503, `ucm-exports` 3.1) and a lost connection are asked
 * again after a wait, a limited number of times: reading has no side effects.
 */
export class AxlSession {
  readonly version: string
  private readonly port: AxlPort
  private readonly waits: readonly number[]

  /** @param waits milliseconds before the second try, the third, and so on */
  constructor(port: AxlPort, version: string, waits: readonly number[] = WAITS) {
    this.port = port
    this.version = version
    this.waits = waits
  }

  get address(): string {
    return this.port.address
  }

  /**
   * @param content XML within the element of the operation
   * @throws UserError when the node cannot be asked at all
   */
  async ask(operation: string, content: string): Promise<AxlReply> {
    const request = { operation, version: this.version, envelope: envelope(operation, this.version, content) }
    for (let tries = 0; ; tries += 1) {
      const answer = await this.port.call(request)
      const reply = answer === 'lost' || BUSY.has(answer.status) ? undefined : this.reply(operation, answer)
      if (reply !== undefined && !(reply.kind === 'fault' && isBusy(reply.fault))) return reply
      const wait = this.waits[tries]
      if (wait === undefined) throw this.exhausted(operation, answer)
      const wanted = answer === 'lost' ? 0 : (answer.retryAfterSeconds ?? 0) * 1000
      await this.port.wait(Math.max(wait, Math.min(wanted, LONGEST_WAIT)))
    }
  }

  private reply(operation: string, answer: AxlAnswer): AxlReply {
    switch (answer.status) {
      case 200:
      case 500:
        return this.parsed(operation, answer)
      case 403:
        return { kind: 'fault', fault: { code: '403', text: 'the user may not do that (403)' } }
      case 599:
        return { kind: 'unknown-version' }
      default:
        throw this.refused(operation, answer.status)
    }
  }

  private parsed(operation: string, { status, text }: AxlAnswer): AxlReply {
    const body = elementAt(this.document(operation, text, status), 'Body')
    const fault = faultIn(body, (words) => this.port.scrub(words))
    if (fault !== undefined) return { kind: 'fault', fault }
    const result = elementAt(body, `${operation}Response.return`)
    if (result !== undefined) return { kind: 'done', result }
    throw new UserError(`the answer of ${this.address} to ${operation} is none of AXL`, {
      hint: 'Check the address: it names the publisher of a Unified CM cluster and its port, usually 8443.',
    })
  }

  /** An answer that is not whole is never taken for a shorter one. */
  private document(operation: string, text: string, status: number): XmlElement {
    try {
      return readXml(text)
    } catch (error) {
      if (!(error instanceof XmlError)) throw error
      const what = status === 200 ? 'cannot be read' : `says ${status} and cannot be read`
      throw new UserError(`the answer of ${this.address} to ${operation} ${what}: ${error.message}`, {
        hint: 'Check that nothing between here and the node changes its answers, then try again.',
      })
    }
  }

  private refused(operation: string, status: number): UserError {
    if (status === 401) {
      return new UserError(`${this.address} does not accept the user or the password (401)`, {
        hint: 'Check REHOME_AXL_USER and REHOME_AXL_PASSWORD; a user is locked out after too many wrong tries.',
      })
    }
    if (status === 404) {
      return new UserError(`${this.address} has no AXL service (404)`, {
        hint: 'Activate the Cisco AXL Web Service on this node (Cisco Unified Serviceability), or name the publisher.',
      })
    }
    if (status >= 300 && status < 400) {
      return new UserError(`${this.address} sends requests on to another place (${status}), which is not followed`, {
        hint: 'Name the node itself with --axl: the credentials are for no one else.',
      })
    }
    return new UserError(`${this.address} answers ${operation} with ${status}`, {
      hint: 'Look at the state of the Cisco AXL Web Service on the node, then try again.',
    })
  }

  private exhausted(operation: string, answer: AxlAnswer | 'lost'): UserError {
    const tries = this.waits.length + 1
    return answer === 'lost'
      ? new UserError(`${this.address} did not answer ${operation}: the connection was lost ${tries} times`, {
          hint: 'Check the network and the state of the Cisco AXL Web Service, then try again.',
        })
      : new UserError(`${this.address} is too busy to answer ${operation} (${answer.status}, ${tries} times)`, {
          hint: 'Try again when the cluster is less busy; nothing was changed.',
        })
  }
}
