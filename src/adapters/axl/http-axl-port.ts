import { setTimeout } from 'node:timers/promises'
import { type Dispatcher, Pool } from 'undici'
import { UserError } from '../../findings/user-error.js'
import type { AxlAnswer, AxlPort } from '../../ingest/ports.js'
import { axlAddress } from './axl-address.js'
import type { AxlCredentials } from './axl-credentials.js'
import { type AxlTrust, connector } from './axl-trust.js'
import { hopeless } from './connection-trouble.js'

/** Bounds of one request. */
export interface AxlLimits {
  /** Unified CM caps an answer at 8 MB (`ucm-exports` 3.1); XML of it is counted in other ways, so more is taken. */
  readonly answerBytes: number
  readonly connectMilliseconds: number
  /** Until the answer begins: large lists take the node long. */
  readonly headersMilliseconds: number
  /** Between two pieces of the answer. */
  readonly bodyMilliseconds: number
}

export const AXL_LIMITS: AxlLimits = {
  answerBytes: 32 * 1024 * 1024,
  connectMilliseconds: 15_000,
  headersMilliseconds: 180_000,
  bodyMilliseconds: 60_000,
}

const CONNECTIONS = 4

/** AXL over HTTPS. Redirects are not followed: the credentials are for this node alone. */
export class HttpAxlPort implements AxlPort {
  readonly address: string
  private readonly pool: Pool
  private readonly credentials: AxlCredentials
  private readonly limits: AxlLimits
  private hasAnswered = false

  /** @throws UserError of usage for an address, a file or a fingerprint that cannot be used */
  constructor(url: string, credentials: AxlCredentials, trust: AxlTrust, limits: AxlLimits = AXL_LIMITS) {
    const { origin, address } = axlAddress(url)
    this.address = address
    this.credentials = credentials
    this.limits = limits
    this.pool = new Pool(origin, {
      connect: connector(trust, limits.connectMilliseconds),
      connections: CONNECTIONS,
      pipelining: 1,
      headersTimeout: limits.headersMilliseconds,
      bodyTimeout: limits.bodyMilliseconds,
    })
  }

  async call({ operation, version, envelope }: Parameters<AxlPort['call']>[0]): Promise<AxlAnswer | 'lost'> {
    try {
      const { statusCode, headers, body } = await this.pool.request({
        method: 'POST',
        path: '/axl/',
        headers: {
          authorization: this.credentials.authorization,
          'content-type': 'text/xml; charset=utf-8',
          accept: 'text/xml',
          soapaction: `"CUCM:DB ver=${version} ${operation}"`,
        },
        body: envelope,
      })
      this.hasAnswered = true
      const after = retryAfter(headers['retry-after'])
      const text = await this.text(operation, body)
      return { status: statusCode, text, ...(after === undefined ? {} : { retryAfterSeconds: after }) }
    } catch (error) {
      if (error instanceof UserError) throw error
      const trouble = hopeless(error, this.address, this.hasAnswered)
      if (trouble !== undefined) throw trouble
      return 'lost'
    }
  }

  async wait(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds)
  }

  scrub(text: string): string {
    return this.credentials.scrub(text)
  }

  /** Lets go of the connections; the port cannot be used any more. */
  async close(): Promise<void> {
    await this.pool.destroy()
  }

  /** The whole answer as text; longer ones are cut off while they arrive. */
  private async text(operation: string, body: Dispatcher.ResponseData['body']): Promise<string> {
    const pieces: Uint8Array[] = []
    let size = 0
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      size += piece.length
      if (size > this.limits.answerBytes) throw this.tooLarge(operation)
      pieces.push(piece)
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
    } catch {
      throw new UserError(`the answer of ${this.address} to ${operation} is no UTF-8 text`, {
        hint: 'Check that nothing between here and the node changes its answers, then try again.',
      })
    }
  }

  private tooLarge(operation: string): UserError {
    const most = Math.round(this.limits.answerBytes / (1024 * 1024))
    return new UserError(`the answer of ${this.address} to ${operation} is larger than ${most} MB and was not read`, {
      hint: 'Unified CM answers with 8 MB at most: check that the address names one.',
    })
  }
}

/** Whole seconds; a date, which the clock of the node would decide about, is not used. */
function retryAfter(header: string | readonly string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined
}
