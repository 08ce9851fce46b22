import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MadeAnswer } from './webex-answer-parts.js'

export const TOKEN = 'made-up-token_example'

/** A request as it came. */
export interface SeenRequest {
  readonly method: string
  /** Ids unescaped. */
  readonly path: string
  /** As it came over the wire. */
  readonly escaped: string
  readonly query: Readonly<Record<string, string>>
  readonly authorization: string | undefined
}

/** What the server does instead of answering. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Half of the answer, then the connection is cut. */
  | 'cut'
  /** No answer at all. */
  | 'silent'

export interface ServerOptions {
  /** Objects on a page. */
  readonly pageSize?: number
  /** The last object of a page stands on the next one again (`webex-api` 11). */
  readonly overlap?: boolean
  /** Called for each request with how often the same was asked before. */
  readonly fault?: ((request: SeenRequest, before: number) => Fault | undefined) | undefined
  /** The Link header of a page that is not the last one. */
  readonly link?: (next: string) => string
}

/** The part of the Webex API that is read, on this machine: lists come in pages, by the Link header. */
export class WebexServer {
  readonly requests: SeenRequest[] = []
  /** Bodies that were sent, with the request that they answer. */
  readonly sent: { readonly request: SeenRequest; readonly status: number; readonly body: unknown }[] = []
  private readonly server: Server
  private readonly answers: Readonly<Record<string, MadeAnswer>>
  private readonly options: ServerOptions
  private readonly counts = new Map<string, number>()

  private constructor(answers: Readonly<Record<string, MadeAnswer>>, options: ServerOptions) {
    this.answers = answers
    this.options = options
    this.server = createServer((request, response) => {
      this.handle(request, response)
    })
  }

  static async start(answers: Readonly<Record<string, MadeAnswer>>, options: ServerOptions = {}): Promise<WebexServer> {
    const made = new WebexServer(answers, options)
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve))
    return made
  }

  /** Base address of the API. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private handle(incoming: IncomingMessage, response: ServerResponse): void {
    const url = new URL(incoming.url ?? '/', this.url)
    const request: SeenRequest = {
      method: incoming.method ?? '',
      escaped: url.pathname.replace(/^\/v1\//, ''),
      path: url.pathname
        .replace(/^\/v1\//, '')
        .split('/')
        .map(decodeURIComponent)
        .join('/'),
      query: Object.fromEntries(url.searchParams),
      authorization: incoming.headers.authorization,
    }
    const before = this.counts.get(url.href) ?? 0
    this.counts.set(url.href, before + 1)
    this.requests.push(request)
    const fault = this.options.fault?.(request, before)
    if (fault !== undefined) this.fail(fault, response)
    else if (request.authorization !== `Bearer ${TOKEN}`)
      this.refuse(request, response, 401, 'The request requires a valid access token.')
    else this.answer(request, url, response)
  }

  private fail(fault: Fault, response: ServerResponse): void {
    if (fault === 'silent') return
    if (fault === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"items":[')
      setTimeout(() => response.destroy(), 5)
      return
    }
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
    response.end(fault.body ?? JSON.stringify(errorBody('made-up trouble')))
  }

  private answer(request: SeenRequest, url: URL, response: ServerResponse): void {
    const isAssist = request.query['hasCxEssentials'] === 'true'
    const made =
      (isAssist ? this.answers[`${request.path}?hasCxEssentials=true`] : undefined) ?? this.answers[request.path]
    if (made === undefined) {
      this.refuse(request, response, 404, 'The requested resource could not be found.')
      return
    }
    const { body, next } = this.page(made, url)
    const link = next === undefined ? {} : { link: this.options.link?.(next) ?? `<${next}>; rel="next"` }
    this.send(request, response, 200, body, link)
  }

  private page({ body, list }: MadeAnswer, url: URL): { readonly body: object; readonly next?: string } {
    const { pageSize, overlap = false } = this.options
    if (list === undefined || pageSize === undefined) return { body }
    const items = (body as Readonly<Record<string, readonly unknown[]>>)[list] ?? []
    const name = url.pathname.includes('/telephony/') ? 'start' : 'cursor'
    const start = Number(url.searchParams.get(name) ?? 0)
    const end = start + pageSize
    const page = { ...body, [list]: items.slice(overlap ? Math.max(0, start - 1) : start, end) }
    if (end >= items.length) return { body: page }
    const next = new URL(url)
    next.searchParams.set(name, String(end))
    return { body: page, next: next.href }
  }

  private refuse(request: SeenRequest, response: ServerResponse, status: number, message: string): void {
    this.send(request, response, status, errorBody(message), {})
  }

  private send(
    request: SeenRequest,
    response: ServerResponse,
    status: number,
    body: object,
    headers: Readonly<Record<string, string>>,
  ): void {
    this.sent.push({ request, status, body })
    response.writeHead(status, {
      'content-type': 'application/json;charset=utf-8',
      trackingid: 'T_made-up',
      ...headers,
    })
    response.end(JSON.stringify(body))
  }
}

function errorBody(message: string): object {
  return { message, errors: [{ description: message }], trackingId: 'T_made-up' }
}
