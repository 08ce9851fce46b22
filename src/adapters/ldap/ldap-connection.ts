import { connect, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import {
  type BindRequest,
  type Control,
  ExtendedRequest,
  MessageParser,
  PagedResultsControl,
  SearchEntry,
  SearchReference,
  type SearchRequest,
  UnbindRequest,
} from 'ldapts'
import type { DirectoryEntry } from '../../ingest/ports.js'

/** What a server answered to one request, with everything it sent before it. */
export interface LdapAnswer {
  /** Result code of RFC 4511; 0 = success. */
  readonly status: number
  readonly matchedDn: string
  /** The server's own words, often empty. */
  readonly message: string
  readonly entries: readonly DirectoryEntry[]
  readonly referrals: readonly string[]
  /** What asks for the next page; absent after the last one. */
  readonly cookie?: Buffer
}

/** The connection is gone or was never made. */
export class LdapConnectionError extends Error {
  /** `timeout`, `closed`, or the code of the system or of TLS. */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'LdapConnectionError'
    this.code = code
  }
}

export type LdapRequest = BindRequest | SearchRequest | ExtendedRequest

const START_TLS = '1.3.6.1.4.1.1466.20037'
/** An answer without people is small, and a person is not this large. */
const MAXIMUM_MESSAGE_BYTES = 64 * 1024 * 1024

/** Any message of a server. */
interface Received {
  readonly messageId: number
  readonly status: number
  readonly matchedDN: string
  readonly errorMessage: string
  readonly controls?: readonly Control[]
}

interface Pending {
  readonly request: LdapRequest
  readonly entries: DirectoryEntry[]
  readonly referrals: string[]
  readonly resolve: (answer: LdapAnswer) => void
  readonly reject: (error: Error) => void
}

/**
 * One connection to an LDAP server, one request at a time. The messages are those of ldapts; its own client is not
 * used, because it connects again without credentials when a connection breaks, stops at a page that happens to be
 * empty, and does not tell which part of a base DN is there.
 */
export class LdapConnection {
  private socket: Socket | TLSSocket
  private readonly timeoutMilliseconds: number
  private parser = new MessageParser()
  private pending: Pending | undefined
  private timer: NodeJS.Timeout | undefined
  private lastId = 0
  /** Is taken out of everything that the server says: it may repeat what it was sent. */
  secret: string | undefined
  private unreadBytes = 0

  private constructor(socket: Socket | TLSSocket, timeoutMilliseconds: number) {
    this.socket = socket
    this.timeoutMilliseconds = timeoutMilliseconds
    this.listen()
  }

  /** Encrypted from the first byte where `tls` is given. @throws LdapConnectionError */
  static async open(
    place: { readonly host: string; readonly port: number },
    timeoutMilliseconds: number,
    tls?: ConnectionOptions,
  ): Promise<LdapConnection> {
    const socket =
      tls === undefined
        ? await ready(() => connect(place), 'connect', timeoutMilliseconds)
        : await ready(() => connectTls({ ...place, ...tls }), 'secureConnect', timeoutMilliseconds)
    return new LdapConnection(socket, timeoutMilliseconds)
  }

  /** Encrypts a plain connection; the answer tells when the server will not. @throws LdapConnectionError */
  async startTls(tls: ConnectionOptions): Promise<LdapAnswer> {
    const answer = await this.ask((messageId) => new ExtendedRequest({ messageId, oid: START_TLS }))
    if (answer.status !== 0) return answer
    const plain = this.socket
    plain.removeAllListeners()
    // What came in before encryption was not protected by it and is not read.
    this.parser = new MessageParser()
    this.socket = await ready(() => connectTls({ ...tls, socket: plain }), 'secureConnect', this.timeoutMilliseconds)
    this.listen()
    return answer
  }

  /** Sends a request and waits until it is answered, whatever the answer. @throws LdapConnectionError */
  ask(request: (messageId: number) => LdapRequest): Promise<LdapAnswer> {
    return new Promise((resolve, reject) => {
      this.lastId += 1
      this.pending = { request: request(this.lastId), entries: [], referrals: [], resolve, reject }
      this.wait()
      this.socket.write(this.pending.request.write())
    })
  }

  close(): void {
    clearTimeout(this.timer)
    this.pending = undefined
    if (this.socket.writable) this.socket.end(new UnbindRequest({ messageId: this.lastId + 1 }).write())
    this.socket.destroySoon()
  }

  private listen(): void {
    this.socket.on('data', (data: Buffer) => {
      this.received(data)
    })
    this.socket.on('error', (error: NodeJS.ErrnoException) => {
      this.fail(error.code ?? 'closed', error.message)
    })
    this.socket.on('close', () => {
      this.fail('closed', 'the server closed the connection')
    })
    this.parser.on('message', (message) => {
      this.unreadBytes = 0
      this.answered(message)
    })
    this.parser.on('error', (error) => {
      this.fail('unreadable', error.message)
    })
  }

  private received(data: Buffer): void {
    this.unreadBytes += data.length
    this.wait()
    const asked = this.pending === undefined ? [] : [[String(this.lastId), { message: this.pending.request }] as const]
    this.parser.read(data, new Map(asked))
    if (this.unreadBytes > MAXIMUM_MESSAGE_BYTES) this.fail('unreadable', 'one answer is larger than 64 MB')
  }

  private answered(message: Received): void {
    const { pending } = this
    // Number 0 is the server's word that it is about to close (RFC 4511 4.4.1).
    if (message.messageId === 0) this.fail('closed', message.errorMessage)
    if (pending === undefined || message.messageId !== this.lastId) return
    if (message instanceof SearchEntry) pending.entries.push(plainEntry(message))
    else if (message instanceof SearchReference) pending.referrals.push(...message.uris)
    else {
      clearTimeout(this.timer)
      this.pending = undefined
      const control = message.controls?.find((each) => each instanceof PagedResultsControl)
      const cookie = control?.value?.cookie
      pending.resolve({
        status: message.status,
        matchedDn: this.masked(message.matchedDN),
        message: this.masked(message.errorMessage),
        entries: pending.entries,
        referrals: pending.referrals,
        ...(cookie === undefined || cookie.length === 0 ? {} : { cookie }),
      })
    }
  }

  /** From now on until the next byte. */
  private wait(): void {
    clearTimeout(this.timer)
    if (this.pending === undefined) return
    this.timer = setTimeout(() => {
      this.fail('timeout', 'no answer')
    }, this.timeoutMilliseconds)
  }

  private masked(text: string): string {
    return this.secret === undefined ? text : text.replaceAll(this.secret, '<removed>')
  }

  private fail(code: string, message: string): void {
    clearTimeout(this.timer)
    const { pending } = this
    this.pending = undefined
    this.socket.destroy()
    pending?.reject(new LdapConnectionError(code, this.masked(message)))
  }
}

function plainEntry({ name, attributes }: SearchEntry): DirectoryEntry {
  return { dn: name, attributes: attributes.map(({ type, parsedBuffers }) => ({ name: type, values: parsedBuffers })) }
}

function ready<S extends Socket>(
  make: () => S,
  event: 'connect' | 'secureConnect',
  timeoutMilliseconds: number,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const socket = make()
    const fail = (code: string, message: string): void => {
      clearTimeout(timer)
      socket.removeAllListeners()
      socket.on('error', () => undefined)
      socket.destroy()
      reject(new LdapConnectionError(code, message))
    }
    const timer = setTimeout(() => {
      fail('timeout', 'no connection')
    }, timeoutMilliseconds)
    socket.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code ?? 'closed', error.message)
    })
    socket.once('close', () => {
      fail('closed', 'the server closed the connection')
    })
    socket.once(event, () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      socket.removeAllListeners('close')
      resolve(socket)
    })
  })
}
