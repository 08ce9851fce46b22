import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { answerOperation } from './answer-operation.js'
import { AxlDatabase } from './axl-database.js'
import { AxlFault, answerOf, faultOf } from './axl-fault.js'
import type { ExportMember } from './export-table.js'
import { readRequest } from './read-request.js'

/**
 * What goes wrong, for one operation or for all, and how often (default: always).
 * - `busy`: HTTP 503, with `retryAfter` as its header where it is given
 * - `cut`: the connection ends in the middle of the answer
 * - `short`: a complete HTTP answer with half of the XML
 * - `forbidden`: HTTP 403 without SOAP, as for a user without the role
 * - `error`: HTTP 500 with a page instead of a fault
 * - `fault`: a fault with this text and code
 */
export interface AxlTrouble {
  readonly kind: 'busy' | 'cut' | 'short' | 'forbidden' | 'error' | 'fault'
  readonly operation?: string
  readonly times?: number
  readonly retryAfter?: string
  readonly message?: string
  readonly code?: number
}

export interface AxlServerOptions {
  /** Newest schema version that the node accepts; a newer one is answered with HTTP 599. Default `15.0`. */
  readonly release?: string
  readonly user?: string
  readonly password?: string
  /** Private key and certificate in PEM: serve https. */
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly trouble?: readonly AxlTrouble[]
  /** Most rows of one answer; more are the fault "Query request too large". Default: no limit. */
  readonly rows?: number
}

export interface AxlExchange {
  readonly operation: string
  readonly version: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly request: string
  readonly status: number
  /** The fault's text, where the answer was one. */
  readonly fault?: string
}

export interface AxlServer {
  /** `http://127.0.0.1:<port>`, without a path. */
  readonly url: string
  readonly user: string
  readonly password: string
  /** Every request that passed the password, in order. */
  readonly exchanges: readonly AxlExchange[]
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: string
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly ending?: 'cut'
  readonly fault?: string
}

const PATH = '/axl/'

/** Serves the AXL API of the cluster of an export on a free port of the loopback interface. */
export async function startAxlServer(
  members: readonly ExportMember[],
  options: AxlServerOptions = {},
): Promise<AxlServer> {
  const { user = 'axl-reader', password = 'CANARY-axl-password' } = options
  const desk = new AxlDesk(new AxlDatabase(members), options)
  const credentials = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const listener: RequestListener = (request, response) => {
    void receive(request, response, desk, credentials)
  }
  const server = options.tls === undefined ? createServer(listener) : createSecureServer(options.tls, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`,
    user,
    password,
    exchanges: desk.exchanges,
    close: () => closed(server),
  }
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  desk: AxlDesk,
  credentials: string,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  send(response, firstAnswer(request, credentials) ?? desk.answer(request, Buffer.concat(chunks).toString('utf8')))
}

/** What a node answers before it looks at the body. */
function firstAnswer(request: IncomingMessage, credentials: string): Answer | undefined {
  if (request.url !== PATH) return { status: 404, body: '' }
  if (request.headers.authorization !== credentials) {
    const headers = { 'WWW-Authenticate': 'Basic realm="Cisco Web Services Realm"' }
    return { status: 401, body: '<html><body>401 Unauthorized</body></html>', type: 'text/html', headers }
  }
  return request.method === 'POST' ? undefined : { status: 405, body: '' }
}

function send(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.body)
  response.writeHead(answer.status, {
    'Content-Type': answer.type ?? 'text/xml;charset=utf-8',
    'Content-Length': String(body.length),
    ...answer.headers,
  })
  if (answer.ending !== 'cut') {
    response.end(body)
    return
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
}

async function closed(server: Pick<Server, 'close' | 'closeAllConnections'>): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

/** Answers requests that are allowed in, and keeps a record of them. */
class AxlDesk {
  readonly exchanges: AxlExchange[] = []
  private readonly database: AxlDatabase
  private readonly options: AxlServerOptions
  private readonly left: { readonly trouble: AxlTrouble; times: number }[]

  constructor(database: AxlDatabase, options: AxlServerOptions) {
    this.database = database
    this.options = options
    this.left = (options.trouble ?? []).map((trouble) => ({ trouble, times: trouble.times ?? Infinity }))
  }

  answer(request: IncomingMessage, body: string): Answer {
    const claimed = /ver=([\d.]+)\s+(\w+)/.exec(String(request.headers['soapaction']))
    const [, version = '', operation = ''] = claimed ?? []
    const answer = this.troubledAnswer(operation, () => this.soundAnswer(request, body))
    this.exchanges.push({
      operation,
      version,
      headers: request.headers,
      request: body,
      status: answer.status,
      ...(answer.fault === undefined ? {} : { fault: answer.fault }),
    })
    return answer
  }

  private soundAnswer(request: IncomingMessage, body: string): Answer {
    let operation = ''
    try {
      const read = readRequest(body)
      operation = read.operation
      if (isNewer(read.version, this.options.release ?? '15.0')) return { status: 599, body: '' }
      const action = `"CUCM:DB ver=${read.version} ${operation}"`
      if (request.headers['soapaction'] !== action) {
        throw new AxlFault(5003, `SOAPAction must be ${action}, is ${String(request.headers['soapaction'])}`)
      }
      const limits = { rows: this.options.rows ?? Infinity }
      return { status: 200, body: answerOf(operation, read.version, answerOperation(read, this.database, limits)) }
    } catch (error) {
      if (!(error instanceof AxlFault)) throw error
      return { status: 500, body: faultOf(error, operation), fault: error.message }
    }
  }

  private troubledAnswer(operation: string, sound: () => Answer): Answer {
    const due = this.left.find(
      ({ trouble, times }) => times > 0 && (trouble.operation === undefined || trouble.operation === operation),
    )
    if (due === undefined) return sound()
    due.times -= 1
    const { trouble } = due
    switch (trouble.kind) {
      case 'busy': {
        const headers = trouble.retryAfter === undefined ? undefined : { 'Retry-After': trouble.retryAfter }
        return { status: 503, body: '', ...(headers === undefined ? {} : { headers }) }
      }
      case 'cut':
        return { ...sound(), ending: 'cut' }
      case 'short': {
        const answer = sound()
        return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
      }
      case 'forbidden':
        return { status: 403, body: '<html><body>403 Forbidden</body></html>', type: 'text/html' }
      case 'error':
        return { status: 500, body: '<html><body>500 Internal Server Error</body></html>', type: 'text/html' }
      case 'fault': {
        const fault = new AxlFault(trouble.code ?? -1, trouble.message ?? 'Something went wrong', 'Server')
        return { status: 500, body: faultOf(fault, operation), fault: fault.message }
      }
    }
  }
}

function isNewer(version: string, than: string): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number)
  const [c = 0, d = 0] = than.split('.').map(Number)
  return a > c || (a === c && b > d)
}
