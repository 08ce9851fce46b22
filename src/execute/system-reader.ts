import type { JsonObject, RestAnswer, RestRequest, Systems } from './ports.js'
import { LostAnswer } from './ports.js'
import { LONGEST_WAIT_SECONDS, waitSeconds } from './retry-after.js'
import { answerWords, THROTTLED } from './send.js'

/** Tries of one reading before the run gives up on the change. */
const TRIES = 6

/** A system could not be read, or answered something that cannot be: nothing is known, nothing may be sent. */
export class CannotRead extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CannotRead'
  }
}

export interface Patience {
  readonly sleep: (seconds: number) => Promise<void>
  /** ISO 8601; only for `Retry-After` dates. */
  readonly now: () => string
}

/** Reads from the systems; reading changes nothing, so lost and refused-for-now answers are asked for again. */
export class SystemReader {
  readonly #systems: Systems
  readonly #patience: Patience

  constructor(systems: Systems, patience: Patience) {
    this.#systems = systems
    this.#patience = patience
  }

  /** Body of a GET; undefined when the object is not there (404). Throws CannotRead otherwise. */
  async rest(
    operation: string,
    path: string,
    query?: Readonly<Record<string, string>>,
  ): Promise<JsonObject | undefined> {
    const answer = await this.#restAnswer({ operation, method: 'GET', path, ...(query === undefined ? {} : { query }) })
    if (answer.status === 404) return undefined
    if (answer.status >= 300) throw new CannotRead(`${operation}: ${answer.status}${answerWords(answer.body)}`)
    const { body } = answer
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new CannotRead(`${operation}: no object`)
    return body as JsonObject
  }

  /** Status and body of a GET, for the few readings in which a refusal is an answer. */
  async restStatus(operation: string, path: string): Promise<RestAnswer> {
    return this.#restAnswer({ operation, method: 'GET', path })
  }

  /** Content of `<return>` of an AXL get; undefined when there is no such object. */
  async axl(operation: string, body: JsonObject): Promise<JsonObject | undefined> {
    const answer = await this.#patiently(operation, () => this.#systems.ucm.call({ operation, body }))
    if (!answer.ok) {
      if (answer.notFound) return undefined
      throw new CannotRead(`${operation}: ${answer.fault}`)
    }
    const { result } = answer
    if (typeof result !== 'object' || result === null || Array.isArray(result)) {
      throw new CannotRead(`${operation}: no object`)
    }
    return result as JsonObject
  }

  /** `show running-config`. Throws CannotRead when no gateway of that name is connected. */
  async runningConfig(gateway: string): Promise<readonly string[]> {
    const shell = this.#systems.gateway(gateway)
    if (shell === undefined) {
      throw new CannotRead(`no gateway «${gateway}» is connected: rehome ingest lgw`)
    }
    return this.#patiently('show running-config', () => shell.runningConfig())
  }

  async #restAnswer(request: RestRequest): Promise<RestAnswer> {
    for (let trial = 1; ; trial += 1) {
      const answer = await this.#patiently(request.operation, () => this.#systems.webex.call(request))
      const again = THROTTLED.has(answer.status) || answer.status >= 500
      if (!again || trial === TRIES) return answer
      const seconds = THROTTLED.has(answer.status)
        ? waitSeconds(answer.retryAfter, this.#patience.now())
        : 2 ** (trial - 1)
      if (seconds > LONGEST_WAIT_SECONDS) return answer
      await this.#patience.sleep(seconds)
    }
  }

  async #patiently<T>(operation: string, ask: () => Promise<T>): Promise<T> {
    for (let trial = 1; ; trial += 1) {
      try {
        return await ask()
      } catch (error) {
        if (!(error instanceof LostAnswer)) throw error
        if (trial === TRIES) throw new CannotRead(`${operation}: ${error.message}`)
        await this.#patience.sleep(2 ** (trial - 1))
      }
    }
  }
}
