import {
  type AxlAnswer,
  type GatewayShell,
  LostAnswer,
  type RestAnswer,
  type RestRequest,
  type Systems,
} from '../../src/execute/ports.js'
import { listOf, objectOf, textOf } from '../../src/execute/json-value.js'

/** What goes wrong with one request (`webex-api` 11). */
export type FaultKind =
  /** The request takes effect, its answer never arrives. */
  | { readonly kind: 'lose-answer' }
  /** The request never arrives. */
  | { readonly kind: 'lose-request' }
  /** Refused by status before any effect; for AXL a fault, for a gateway a lost answer. */
  | { readonly kind: 'status'; readonly status: 429 | 500 | 502 | 503; readonly retryAfter?: string }
  /** The same status, but the request took effect all the same. */
  | { readonly kind: 'status-after-effect'; readonly status: 500 | 502 | 503 }
  /** The last license of an assignment is not granted: 206. */
  | { readonly kind: 'partial-license' }
  /** The process ends before the request goes out, or after it took effect. */
  | { readonly kind: 'die'; readonly when: 'before' | 'after' }

/** Which request is hit: the n-th of all (from 1), or the n-th of one operation; `configure` for gateways. */
export type FaultPoint =
  | { readonly request: number }
  | { readonly write: number }
  | { readonly operation: string; readonly occurrence?: number }

export interface Fault {
  readonly at: FaultPoint
  readonly what: FaultKind
}

/** Faults are taken in order; each hits once. */
export type FaultPlan = readonly Fault[]

/** The process would be gone here: nothing may catch this but a test. */
export class Died extends Error {
  constructor(request: string) {
    super(`the process died at ${request}`)
    this.name = 'Died'
  }
}

/** One request on its way, whatever its system. */
interface Passing<A> {
  readonly operation: string
  readonly isWrite: boolean
  readonly send: () => Promise<A>
  /** The answer that stands for a status; undefined = there is none, the answer is lost. */
  readonly refused: (status: number, retryAfter: string | undefined) => A | undefined
  /** The request with its last license taken out, answered 206. */
  readonly partial?: () => Promise<A>
}

/** The same systems, with these faults; requests are counted over all of them in the order they are made. */
export function withFaults(systems: Systems, plan: FaultPlan): Systems {
  const injector = new FaultInjector(plan)
  return {
    kind: systems.kind,
    webex: {
      call: (request) =>
        injector.pass({
          operation: request.operation,
          isWrite: request.method !== 'GET',
          send: () => systems.webex.call(request),
          refused: restRefusal,
          partial: () => partly(systems, request),
        }),
    },
    ucm: {
      call: (request) =>
        injector.pass<AxlAnswer>({
          operation: request.operation,
          isWrite: !/^(get|list)/.test(request.operation),
          send: () => systems.ucm.call(request),
          refused: (status) => ({ ok: false, fault: `HTTP ${status}`, notFound: false }),
        }),
    },
    gateway(name) {
      const shell = systems.gateway(name)
      return shell === undefined ? undefined : shellWithFaults(shell, injector)
    },
    trunkPassword: (trunk) => systems.trunkPassword(trunk),
  }
}

function shellWithFaults(shell: GatewayShell, injector: FaultInjector): GatewayShell {
  const nothing = (): undefined => undefined
  return {
    runningConfig: () =>
      injector.pass({
        operation: 'runningConfig',
        isWrite: false,
        send: () => shell.runningConfig(),
        refused: nothing,
      }),
    configure: (lines) =>
      injector.pass({
        operation: 'configure',
        isWrite: true,
        send: () => shell.configure(lines),
        refused: nothing,
      }),
  }
}

class FaultInjector {
  private readonly left: Fault[]
  private requests = 0
  private writes = 0
  private readonly occurrences = new Map<string, number>()

  constructor(plan: FaultPlan) {
    this.left = [...plan]
  }

  async pass<A>(passing: Passing<A>): Promise<A> {
    const fault = this.next(passing)
    const lost = (): LostAnswer => new LostAnswer(`no answer to ${passing.operation}`)
    const refusal = (status: number, retryAfter?: string): A => {
      const answer = passing.refused(status, retryAfter)
      if (answer === undefined) throw lost()
      return answer
    }
    switch (fault?.kind) {
      case undefined:
        return passing.send()
      case 'lose-request':
        throw lost()
      case 'lose-answer':
        await passing.send()
        throw lost()
      case 'status':
        return refusal(fault.status, fault.retryAfter)
      case 'status-after-effect':
        await passing.send()
        return refusal(fault.status)
      case 'partial-license':
        return passing.partial === undefined ? passing.send() : passing.partial()
      case 'die':
        if (fault.when === 'after') await passing.send()
        throw new Died(passing.operation)
    }
  }

  private next({ operation, isWrite }: Passing<unknown>): FaultKind | undefined {
    this.requests += 1
    if (isWrite) this.writes += 1
    const occurrence = (this.occurrences.get(operation) ?? 0) + 1
    this.occurrences.set(operation, occurrence)
    const at = this.left.findIndex(({ at: point }) => {
      if ('request' in point) return point.request === this.requests
      if ('write' in point) return isWrite && point.write === this.writes
      return point.operation === operation && (point.occurrence ?? 1) === occurrence
    })
    return at === -1 ? undefined : this.left.splice(at, 1)[0]?.what
  }
}

function restRefusal(status: number, retryAfter: string | undefined): RestAnswer {
  const body = { message: `injected ${status}`, trackingId: 'TWIN_FAULT' }
  return retryAfter === undefined ? { status, body } : { status, body, retryAfter }
}

/** All licenses but the last; the answer says 206 and lists what the person holds. */
async function partly(systems: Systems, request: RestRequest): Promise<RestAnswer> {
  const licenses = listOf(request.body?.['licenses'])
  if (request.operation !== 'assignLicenses' || licenses.length === 0) return systems.webex.call(request)
  const kept = licenses.slice(0, -1)
  if (kept.length > 0) {
    const answer = await systems.webex.call({ ...request, body: { ...request.body, licenses: kept } })
    return answer.status === 200 ? { ...answer, status: 206 } : answer
  }
  const email = textOf(request.body?.['email']) ?? ''
  const people = await systems.webex.call({
    operation: 'listPeople',
    method: 'GET',
    path: '/people',
    query: { email },
  })
  const [person] = listOf(objectOf(people.body)['items'])
  return { status: 206, body: { email, licenses: listOf(objectOf(person)['licenses']) } }
}
