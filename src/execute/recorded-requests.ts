import type { AxlRequest, Journal, JournalRecord, RestRequest, Systems } from './ports.js'

/** A request that changes something, and the change it is for. */
export type RecordedRequest = { readonly change: string } & (
  | { readonly to: 'webex'; readonly request: RestRequest }
  | { readonly to: 'ucm'; readonly request: AxlRequest }
  | { readonly to: 'lgw'; readonly gateway: string; readonly lines: readonly string[] }
)

const READING = /^(get|list|do|execute)/

/**
 * Puts a scribe between the executor and the systems: everything that changes something is written down
 * in the order sent. One change at a time must be in flight, for the journal to say whose a request is.
 */
export function recordRequests(
  systems: Systems,
  journal: Journal,
): { readonly systems: Systems; readonly journal: Journal; readonly requests: readonly RecordedRequest[] } {
  const requests: RecordedRequest[] = []
  let change = ''
  const scribe: Journal = {
    append: (record): JournalRecord => {
      if (record.event === 'intent') change = record.change
      return journal.append(record)
    },
    records: (run) => journal.records(run),
  }
  const recorded: Systems = {
    kind: systems.kind,
    webex: {
      call: (request) => {
        if (request.method !== 'GET') requests.push({ change, to: 'webex', request })
        return systems.webex.call(request)
      },
    },
    ucm: {
      call: (request) => {
        if (!READING.test(request.operation)) requests.push({ change, to: 'ucm', request })
        return systems.ucm.call(request)
      },
    },
    gateway: (name) => {
      const shell = systems.gateway(name)
      if (shell === undefined) return undefined
      return {
        runningConfig: () => shell.runningConfig(),
        configure: (lines) => {
          requests.push({ change, to: 'lgw', gateway: name, lines })
          return shell.configure(lines)
        },
      }
    },
    trunkPassword: (trunk) => systems.trunkPassword(trunk),
  }
  return { systems: recorded, journal: scribe, requests }
}
