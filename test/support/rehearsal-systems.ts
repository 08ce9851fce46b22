import type {
  AxlAnswer,
  AxlApi,
  AxlRequest,
  GatewayShell,
  RestAnswer,
  RestRequest,
  Systems,
} from '../../src/execute/ports.js'
import { LostAnswer } from '../../src/execute/ports.js'

/** One request that may change something, in the order in which it was sent. */
export interface SentWrite {
  readonly text: string
  readonly request: RestRequest | AxlRequest | readonly string[]
}

/** What goes wrong with one writing request: nothing arrives, or the answer does not come back. */
export type Fault = 'lost-request' | 'lost-answer'

/** The machine stops: nothing more is sent or written by whoever still runs. */
export class PowerCut extends Error {}

/** Systems that count and keep what is written, fail on request, and stop dead when the power goes. */
export class WatchedSystems implements Systems {
  readonly kind
  readonly writes: SentWrite[] = []
  readonly reads: (RestRequest | AxlRequest)[] = []
  /** Asked before each write with its number (1, 2, …) and text. */
  faultAt: (write: number, text: string) => Fault | undefined = () => undefined
  /** An answer in the place of the system's; asked before each write. */
  answerAt: (request: RestRequest, write: number) => RestAnswer | undefined = () => undefined
  power = true
  readonly #inner: Systems

  constructor(inner: Systems) {
    this.#inner = inner
    this.kind = inner.kind
  }

  get webex() {
    return {
      call: async (request: RestRequest): Promise<RestAnswer> => {
        if (request.method === 'GET') {
          this.#needPower()
          this.reads.push(request)
          return this.#inner.webex.call(request)
        }
        const instead = this.answerAt(request, this.writes.length + 1)
        return this.#write(`${request.method} ${request.path}`, request, () =>
          instead === undefined ? this.#inner.webex.call(request) : Promise.resolve(instead),
        )
      },
    }
  }

  get ucm(): AxlApi {
    return {
      call: async (request: AxlRequest): Promise<AxlAnswer> => {
        if (/^(get|list)/.test(request.operation)) {
          this.#needPower()
          this.reads.push(request)
          return this.#inner.ucm.call(request)
        }
        return this.#write(`${request.operation} ${JSON.stringify(request.body)}`, request, () =>
          this.#inner.ucm.call(request),
        )
      },
    }
  }

  gateway(name: string): GatewayShell | undefined {
    const shell = this.#inner.gateway(name)
    if (shell === undefined) return undefined
    return {
      runningConfig: () => {
        this.#needPower()
        return shell.runningConfig()
      },
      configure: (lines) => this.#write(`configure ${name}`, lines, () => shell.configure(lines)),
    }
  }

  trunkPassword(trunk: string): string {
    return this.#inner.trunkPassword(trunk)
  }

  async #write<T>(text: string, request: SentWrite['request'], send: () => Promise<T>): Promise<T> {
    this.#needPower()
    this.writes.push({ text, request })
    const fault = this.faultAt(this.writes.length, text)
    if (fault === 'lost-request') throw new LostAnswer('connection reset')
    const answer = await send()
    if (fault === 'lost-answer') throw new LostAnswer('connection reset')
    return answer
  }

  #needPower(): void {
    if (!this.power) throw new PowerCut('no power')
  }
}
