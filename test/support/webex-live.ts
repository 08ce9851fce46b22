import type { Waiting } from '../../src/adapters/webex/pacing.js'
import { apiAddress } from '../../src/adapters/webex/api-address.js'
import { WebexClient } from '../../src/adapters/webex/webex-client.js'
import type { InputArchive } from '../../src/ingest/ports.js'
import { readLiveOrganization } from '../../src/ingest/webex/live/read-live-organization.js'
import { TOKEN, type WebexServer } from './webex-server.js'

/** Time that stands still but for what is waited for. */
export class StillTime implements Waiting {
  /** Seconds, in the order in which they were waited for; pauses that keep the pace are not counted. */
  readonly waits: number[] = []
  private elapsed = 0

  now(): number {
    return this.elapsed
  }

  today(): string {
    return new Date(Date.UTC(2026, 10, 22, 10, 0, 0) + this.elapsed).toISOString()
  }

  wait(milliseconds: number): Promise<void> {
    if (milliseconds >= 500) this.waits.push(Math.round(milliseconds) / 1000)
    this.elapsed += milliseconds
    return Promise.resolve()
  }

  chance(): number {
    return 0
  }
}

/** A client of the server, in time that passes at once. */
export function clientOf(
  server: Pick<WebexServer, 'url'>,
  options: {
    readonly time?: StillTime
    readonly token?: string
    readonly notes?: string[]
    readonly timeoutMilliseconds?: number
  } = {},
): WebexClient {
  return new WebexClient({
    address: apiAddress(server.url),
    token: options.token ?? TOKEN,
    requestsPerSecond: 1000,
    waiting: options.time ?? new StillTime(),
    note: (text) => options.notes?.push(text),
    ...(options.timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds: options.timeoutMilliseconds }),
  })
}

/** Everything that is read of the server's organization. */
export function readLive(
  server: WebexServer,
  options: { readonly organization?: string; readonly personSettings?: boolean; readonly time?: StillTime } = {},
): Promise<InputArchive> {
  return readLiveOrganization(clientOf(server, options), {
    organization: options.organization,
    personSettings: options.personSettings ?? true,
    progress: () => undefined,
  })
}
