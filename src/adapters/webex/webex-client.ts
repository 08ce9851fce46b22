import { Agent, request } from 'undici'
import { UserError } from '../../findings/user-error.js'
import type { WebexQuestion, WebexReader, WebexReply } from '../../ingest/ports.js'
import { nextLink } from './link-header.js'
import { Pacing, type Waiting } from './pacing.js'
import { asksForPatience, isTemporary, LONGEST_SECONDS, retryAfterSeconds, TRIES, waitSeconds } from './retry.js'
import { TokenMask } from './token-mask.js'

export interface WebexClientOptions {
  /** With a slash at the end. */
  readonly address: URL
  /** Never logged, never in an error; sent to this address only. */
  readonly token: string
  readonly requestsPerSecond: number
  readonly waiting: Waiting
  /** What was waited for, in one line. */
  readonly note: (text: string) => void
  /** Milliseconds until headers must be there, and between two pieces of a body. */
  readonly timeoutMilliseconds?: number
}

/** One page is never that large: lists have at most a few thousand objects a page. */
const LARGEST_BODY = 64 * 1024 * 1024
/** More pages than any list has; a server that never ends is not followed for ever. */
const MOST_PAGES = 10_000
const TIMEOUT_MILLISECONDS = 60_000

interface HttpAnswer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly link: string | undefined
  readonly location: string | undefined
  readonly trackingId: string | undefined
  readonly contentType: string | undefined
  readonly body: string
}

/** Reads the Webex REST API over HTTP: GETs only, to one host only, at a bounded pace. */
export class WebexClient implements WebexReader {
  private readonly options: WebexClientOptions
  private readonly pacing: Pacing
  private readonly agent: Agent
  private readonly mask: TokenMask

  constructor(options: WebexClientOptions) {
    this.options = options
    this.mask = new TokenMask(options.token)
    this.pacing = new Pacing(options.waiting, options.requestsPerSecond)
    const timeout = options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS
    this.agent = new Agent({
      headersTimeout: timeout,
      bodyTimeout: timeout,
      connect: { timeout: Math.min(timeout, 20_000) },
      // A connection that nobody uses must not keep the program from ending.
      keepAliveTimeout: 1000,
    })
  }

  async ask(question: WebexQuestion): Promise<WebexReply> {
    try {
      return await this.reply(question)
    } catch (error) {
      throw this.mask.error(error)
    }
  }

  private async reply({ path, query }: WebexQuestion): Promise<WebexReply> {
    const first = new URL(path.map(encodeURIComponent).join('/'), this.options.address)
    for (const [name, value] of Object.entries(query ?? {})) first.searchParams.set(name, value)
    const pages: unknown[] = []
    const seen = new Set<string>()
    let next: URL | undefined = first
    while (next !== undefined) {
      if (seen.has(next.href) || seen.size >= MOST_PAGES) throw endless(first)
      seen.add(next.href)
      const { answer, json } = await this.get(next)
      if (answer.status >= 300) return refusal(answer, json)
      // A page without objects ends the list, whatever the link says (`webex-api` 2).
      if (pages.length > 0 && isEmptyPage(json)) break
      pages.push(json)
      next = isEmptyPage(json) ? undefined : this.nextPage(answer, next)
    }
    return { kind: 'answered', pages }
  }

  /** The next page, which must be of the same server and API. */
  private nextPage({ link }: HttpAnswer, from: URL): URL | undefined {
    const target = nextLink(link)
    if (target === undefined) return undefined
    const { origin, pathname } = this.options.address
    const url = URL.canParse(target, from.href) ? new URL(target, from.href) : undefined
    if (url?.origin === origin && url.pathname.startsWith(pathname)) return url
    throw new UserError(`the next page of ${shown(from)} is on another server (${url?.origin ?? 'unreadable link'})`, {
      hint: 'The token was not sent there, and nothing was stored. Is there a proxy that rewrites answers?',
    })
  }

  /** One answer that is worth looking at: patience, repetition and JSON are seen to. */
  private async get(url: URL): Promise<{ readonly answer: HttpAnswer; readonly json: unknown }> {
    for (let tried = 1; ; tried += 1) {
      const outcome = await this.pacing.run(() => this.once(url))
      const trouble = troubleOf(outcome, url)
      if (trouble === undefined && !(outcome instanceof Error)) {
        return { answer: outcome, json: this.mask.json(parsed(outcome.body)) }
      }
      if (trouble?.final !== undefined) throw trouble.final
      const words = trouble?.words ?? 'no answer'
      if (tried >= TRIES) throw givenUp(url, words)
      await this.wait(url, outcome, words, tried)
    }
  }

  private async wait(url: URL, outcome: HttpAnswer | Error, words: string, tried: number): Promise<void> {
    const { waiting, note } = this.options
    const status = outcome instanceof Error ? undefined : outcome.status
    const asked = outcome instanceof Error ? undefined : retryAfterSeconds(outcome.retryAfter, waiting.today())
    const seconds = waitSeconds(status, asked, tried, waiting.chance())
    if ((asked ?? 0) > LONGEST_SECONDS) throw tooLong(url, asked ?? 0)
    note(this.mask.text(`${shown(url)}: ${words}; trying again in ${Math.ceil(seconds)} s`))
    if (status !== undefined && asksForPatience(status)) this.pacing.slowDown(seconds * 1000)
    await waiting.wait(seconds * 1000)
  }

  private masked(header: string | string[] | undefined): string | undefined {
    const text = one(header)
    return text === undefined ? undefined : this.mask.text(text)
  }

  /** Sends the request once. An Error is trouble with the connection: nothing of ours is at fault. */
  private async once(url: URL): Promise<HttpAnswer | Error> {
    try {
      const { statusCode, headers, body } = await request(url, {
        dispatcher: this.agent,
        headers: { authorization: `Bearer ${this.options.token}`, accept: 'application/json' },
      })
      return {
        status: statusCode,
        retryAfter: one(headers['retry-after']),
        link: one(headers['link']),
        location: one(headers['location']),
        trackingId: this.masked(headers['trackingid']),
        contentType: one(headers['content-type']),
        body: await bounded(body, url),
      }
    } catch (error) {
      if (error instanceof UserError || !(error instanceof Error)) throw error
      return error
    }
  }
}

/** What is wrong with an outcome: `final` when repeating it would not help. Undefined when it is an answer. */
function troubleOf(
  outcome: HttpAnswer | Error,
  url: URL,
): { readonly words: string; readonly final?: UserError } | undefined {
  if (outcome instanceof Error) {
    const words = connectionWords(outcome)
    return isUntrusted(outcome) ? { words, final: untrusted(url, words) } : { words }
  }
  const { status, body } = outcome
  if (status === 401) return { words: '401', final: unauthorized(url) }
  if (status >= 300 && status < 400) return { words: `${status}`, final: redirected(url, outcome) }
  if (isTemporary(status)) return { words: `answered ${status}` }
  if (status < 300 && parsed(body) === undefined) {
    const type = outcome.contentType?.split(';')[0]
    return { words: `answered something that is not JSON${type === undefined ? '' : ` (${type})`}` }
  }
  return undefined
}

function refusal(answer: HttpAnswer, json: unknown): WebexReply {
  const message = textIn(json, 'message')
  return {
    kind: 'refused',
    status: answer.status,
    message: (message ?? '').slice(0, 200),
    trackingId: textIn(json, 'trackingId') ?? answer.trackingId ?? '',
  }
}

function textIn(json: unknown, name: string): string | undefined {
  if (typeof json !== 'object' || json === null || !(name in json)) return undefined
  const value = (json as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : undefined
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** True when every list in the page is empty, and there is one. */
function isEmptyPage(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false
  const lists = Object.values(json).filter((value) => Array.isArray(value))
  return lists.length > 0 && lists.every((list) => list.length === 0)
}

async function bounded(body: AsyncIterable<Uint8Array>, url: URL): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > LARGEST_BODY) {
      throw new UserError(`the answer to ${shown(url)} is larger than any page of Webex`, {
        hint: `It has more than ${LARGEST_BODY / 1024 / 1024} MB. Is REHOME_WEBEX_URL right? Nothing was stored.`,
      })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header
}

/** `GET /people`: without the host and the query. */
function shown(url: URL): string {
  return `GET ${url.pathname}`
}

/** The kind of trouble, never the message: it may quote what was sent. */
function connectionWords(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return CONNECTION_WORDS[code] ?? `the connection failed (${code})`
}

/** Certificates do not get better by trying again. */
function isUntrusted(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /CERT|SIGNATURE|ERR_TLS|ERR_SSL/.test(error.code)
}

function untrusted(url: URL, words: string): UserError {
  return new UserError(`${url.host} cannot be trusted: ${words}`, {
    hint: `Is a proxy in between that opens connections? Name its authority in NODE_EXTRA_CA_CERTS. ${STORED}`,
  })
}

const CONNECTION_WORDS: Readonly<Record<string, string>> = {
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped half way',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_SOCKET: 'the connection was cut',
  ECONNRESET: 'the connection was cut',
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up now',
}

const STORED = 'Nothing was stored; what was read before is still there.'

function unauthorized(url: URL): UserError {
  return new UserError(`the token was not accepted (401 to ${shown(url)})`, {
    hint: `Personal tokens live 12 hours. Put a fresh one into REHOME_WEBEX_TOKEN. ${STORED}`,
  })
}

function redirected(url: URL, { status, location }: HttpAnswer): UserError {
  const to = location !== undefined && URL.canParse(location, url.href) ? new URL(location, url.href).origin : 'nowhere'
  return new UserError(`${shown(url)} was sent on to ${to} (${status}), and was not followed`, {
    hint: `The token goes to ${url.origin} only. Is REHOME_WEBEX_URL right, or a proxy asking for a sign-in? ${STORED}`,
  })
}

function givenUp(url: URL, words: string): UserError {
  return new UserError(`${shown(url)} failed ${TRIES} times, the last time: ${words}`, {
    hint: `Try again later: rehome ingest webex --live. ${STORED}`,
  })
}

function tooLong(url: URL, seconds: number): UserError {
  return new UserError(`Webex asks to wait ${Math.ceil(seconds / 60)} minutes before ${shown(url)} is asked again`, {
    hint: `Try again after that, with fewer --requests-per-second. ${STORED}`,
  })
}

function endless(url: URL): UserError {
  return new UserError(`the pages of ${shown(url)} never end: the platform links back to one that was read`, {
    hint: `Try again later. ${STORED}`,
  })
}
