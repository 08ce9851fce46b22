import { axlCredentials, AXL_PASSWORD, AXL_USER } from '../../../src/adapters/axl/axl-credentials.js'
import { HttpAxlPort } from '../../../src/adapters/axl/http-axl-port.js'
import { DiskFileStore } from '../../../src/adapters/files/file-store.js'
import type { AxlPort, InputArchive } from '../../../src/ingest/ports.js'
import type { ReadAxlOptions } from '../../../src/workflows/inputs/read-axl.js'
import { readOverAxl } from '../../../src/workflows/inputs/read-axl.js'
import type { AxlServer } from './start-axl-server.js'

export interface AxlReading {
  readonly archive: InputArchive
  /** What the reader said while it read. */
  readonly talk: readonly string[]
  /** Milliseconds that it wanted to wait; no test waits them out. */
  readonly waits: readonly number[]
}

/** Reads the cluster behind a server with the product's own client, over real HTTP. */
export async function readByAxl(
  server: AxlServer,
  { saveTo, ...options }: ReadAxlOptions & { readonly saveTo?: string } = {},
): Promise<AxlReading> {
  const talk: string[] = []
  const waits: number[] = []
  const credentials = axlCredentials({ [AXL_USER]: server.user, [AXL_PASSWORD]: server.password })
  const port = new HttpAxlPort(server.url, credentials, {})
  const axl: AxlPort = {
    address: port.address,
    call: (request) => port.call(request),
    wait: (milliseconds) => {
      waits.push(milliseconds)
      return Promise.resolve()
    },
    scrub: (text) => port.scrub(text),
  }
  const archive = await readOverAxl(options, {
    axl,
    clock: { today: () => '2025-06-10', now: () => '2025-06-10T12:00:00.000Z' },
    talk: (text) => talk.push(text),
  })
  if (saveTo !== undefined) await new DiskFileStore().writeFolder(saveTo, archive.members)
  return { archive, talk, waits }
}
