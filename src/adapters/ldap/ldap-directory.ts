import { isIP } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { BindRequest, type Filter, FilterParser, PagedResultsControl, SearchRequest } from 'ldapts'
import { UserError } from '../../findings/user-error.js'
import type { DirectoryAnswer, DirectoryEntry, DirectorySearch, DirectoryServer } from '../../ingest/ports.js'
import { LdapConnection, LdapConnectionError } from './ldap-connection.js'
import { bindError, connectionError, endlessPages, type ErrorPlace, searchError, startTlsError } from './ldap-errors.js'

/** Who signs in, as the environment says it. */
export interface LdapCredentials {
  readonly bindDn?: string | undefined
  readonly password?: string | undefined
}

const PAGE_SIZE = 500
const TIMEOUT_MILLISECONDS = 30_000
/** More pages than any directory has. */
const MOST_PAGES = 20_000
/** Pages without anybody, one after the other: a server may search long, but not for ever (RFC 2696). */
const MOST_EMPTY_PAGES = 1000

/** An LDAP server, read by one search in pages. */
export class LdapDirectory implements DirectoryServer {
  private readonly credentials: LdapCredentials
  private readonly timeoutMilliseconds: number

  constructor(credentials: LdapCredentials, timeoutMilliseconds: number = TIMEOUT_MILLISECONDS) {
    this.credentials = credentials
    this.timeoutMilliseconds = timeoutMilliseconds
  }

  async search(search: DirectorySearch): Promise<DirectoryAnswer> {
    const filter = readFilter(search.filter)
    const server = readServer(search.url)
    const user = this.user(server, search.startTls)
    const tls = tlsOptions(server.host, search.authorities)
    const entries: DirectoryEntry[] = []
    const at = (): ErrorPlace => ({
      place: search.url,
      baseDn: search.baseDn,
      bindDn: user?.bindDn,
      entries: entries.length,
    })
    let connection: LdapConnection | undefined
    try {
      connection = await LdapConnection.open(server, this.timeoutMilliseconds, server.isEncrypted ? tls : undefined)
      connection.secret = user?.password
      if (search.startTls) {
        const answer = await connection.startTls(tls)
        if (answer.status !== 0) throw startTlsError(answer, at())
      }
      if (user !== undefined) {
        const { bindDn: dn, password } = user
        const answer = await connection.ask((messageId) => new BindRequest({ messageId, dn, password }))
        if (answer.status !== 0) throw bindError(answer, at())
      }
      return { entries, referrals: await pages(connection, search, filter, entries, at) }
    } catch (error) {
      throw error instanceof LdapConnectionError ? connectionError(error, at()) : error
    } finally {
      connection?.close()
    }
  }

  /** Nobody where the environment names nobody; never a name without a password, which servers take for nobody. */
  private user(server: Server, startTls: boolean): { readonly bindDn: string; readonly password: string } | undefined {
    const { bindDn = '', password = '' } = this.credentials
    if (bindDn === '' && password === '') return undefined
    if (bindDn === '' || password === '') {
      const [set, missing] =
        bindDn === ''
          ? ['REHOME_LDAP_PASSWORD', 'REHOME_LDAP_BIND_DN']
          : ['REHOME_LDAP_BIND_DN', 'REHOME_LDAP_PASSWORD']
      throw new UserError(`${set} is set and ${missing} is not`, { kind: 'usage', hint: 'set both, or none of them' })
    }
    if (!server.isEncrypted && !startTls && !isLoopback(server.host)) {
      throw new UserError(`the password would cross the network unencrypted to ${server.host}`, {
        kind: 'usage',
        hint: 'use ldaps://, or add --start-tls',
      })
    }
    return { bindDn, password }
  }
}

/** Reads page after page into `entries`; what is given back are the referrals. A page may be empty (RFC 2696). */
async function pages(
  connection: LdapConnection,
  { baseDn: baseDN, attributes }: DirectorySearch,
  filter: Filter,
  entries: DirectoryEntry[],
  at: () => ErrorPlace,
): Promise<readonly string[]> {
  const referrals: string[] = []
  let cookie: Buffer | undefined
  let count = 0
  let empty = 0
  do {
    const value = { size: PAGE_SIZE, ...(cookie === undefined ? {} : { cookie }) }
    const answer = await connection.ask(
      (messageId) =>
        new SearchRequest({
          messageId,
          baseDN,
          filter,
          scope: 'sub',
          attributes: [...attributes],
          // None of our own; those of the server hold.
          sizeLimit: 0,
          timeLimit: 0,
          controls: [new PagedResultsControl({ value })],
        }),
    )
    for (const entry of answer.entries) entries.push(entry)
    referrals.push(...answer.referrals)
    if (answer.status !== 0) throw searchError(answer, at())
    count += 1
    empty = answer.entries.length === 0 ? empty + 1 : 0
    const isRepeated = cookie !== undefined && answer.cookie?.equals(cookie) === true
    if ((isRepeated && empty > 0) || empty > MOST_EMPTY_PAGES || count >= MOST_PAGES) throw endlessPages(at())
    cookie = answer.cookie
  } while (cookie !== undefined)
  return referrals
}

interface Server {
  readonly host: string
  readonly port: number
  readonly isEncrypted: boolean
}

function readServer(url: string): Server {
  const [, scheme = '', host = '', port] =
    /^(ldaps?):\/\/(\[[0-9a-f:.]+\]|[^/:@?#\s]+)(?::(\d{1,5}))?\/?$/i.exec(url) ?? []
  if (host === '') {
    throw new UserError(`${url.includes('@') ? 'that' : url} is no address of an LDAP server`, {
      kind: 'usage',
      hint: 'write it as ldaps://dc1.example.com, or ldap://host:389; the base DN goes to --base-dn, credentials to the environment',
    })
  }
  const isEncrypted = scheme.toLowerCase() === 'ldaps'
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? (isEncrypted ? 636 : 389) : Number(port),
    isEncrypted,
  }
}

/** @throws UserError before anything is sent */
function readFilter(text: string): Filter {
  try {
    // The parser does not miss a parenthesis that closes `&` or `|`; in values they are escaped.
    if (text.split('(').length !== text.split(')').length) throw new Error('parentheses do not pair up')
    return FilterParser.parseString(readableEscapes(text))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new UserError(`${text} is no filter: ${error.message}`, {
      kind: 'usage',
      hint: 'write it as (objectClass=person), or (&(objectClass=person)(department=Sales)); ( ) * \\ in values are \\28 \\29 \\2a \\5c',
    })
  }
}

/** Escaped bytes beyond ASCII as the letters they are: the parser of ldapts takes every byte for a letter. */
function readableEscapes(text: string): string {
  return text.replaceAll(/(?:\\[89a-f][0-9a-f])+/gi, (escapes) => {
    const letters = Buffer.from(escapes.replaceAll('\\', ''), 'hex').toString('utf8')
    return letters.includes('\ufffd') ? escapes : letters
  })
}

function tlsOptions(host: string, authorities: Uint8Array | undefined): ConnectionOptions {
  const name = isIP(host) === 0 ? { servername: host } : {}
  // The name that the certificate is held against, also where a plain connection is encrypted later.
  const identity = { host, ...name, minVersion: 'TLSv1.2' as const }
  if (authorities === undefined) return identity
  const ca = Buffer.from(authorities).toString('latin1')
  if (!ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw new UserError('the file of --ca-file holds no certificate', {
      kind: 'usage',
      hint: 'name a PEM file that has -----BEGIN CERTIFICATE----- in it',
    })
  }
  return { ...identity, ca }
}

function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
