import { UserError } from '../../findings/user-error.js'
import type { LdapAnswer, LdapConnectionError } from './ldap-connection.js'

/** What an error is about; `place` is the server as the operator named it. */
export interface ErrorPlace {
  readonly place: string
  readonly baseDn: string
  readonly bindDn: string | undefined
  /** Entries that had come when it happened. */
  readonly entries: number
}

const CREDENTIALS = 'check REHOME_LDAP_BIND_DN and REHOME_LDAP_PASSWORD'
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
])
const NOT_TLS = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'])

/** A connection that was not made or broke, in words. */
export function connectionError(error: LdapConnectionError, { place, entries }: ErrorPlace): UserError {
  const { code, message } = error
  const so = (says: string, hint: string): UserError => new UserError(`${place}: ${says}`, { hint })
  const got = entries === 0 ? '' : ` after ${entries} entries, which were not taken in`
  if (UNTRUSTED.has(code)) {
    return so('its certificate is signed by nobody who is trusted here', 'name the authority with --ca-file FILE.pem')
  }
  if (NOT_TLS.has(code)) {
    return so('it does not speak TLS there', 'use ldaps:// for port 636, or ldap:// with --start-tls for port 389')
  }
  switch (code) {
    case 'timeout':
      return so(`no answer in time${got}`, 'check host and port, and that no firewall is between')
    case 'ECONNREFUSED':
      return so('nothing listens there', 'check the port: ldap:// is 389, ldaps:// is 636 when none is named')
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return so('the name of the host is not known', 'check the name, or use the address')
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return so('the host cannot be reached', 'check host and port, and that no firewall is between')
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return so('its certificate is not valid today', 'have it renewed, or check the date of this machine')
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return so('its certificate is for another name', 'name the host as its certificate does')
    case 'closed':
    case 'ECONNRESET':
    case 'EPIPE':
      return so(`the server closed the connection${got}`, 'try again; the log of the server tells why')
    default:
      return so(`the connection failed${got}: ${message}`, 'check host and port')
  }
}

/** Sub-codes of Active Directory behind a refused bind. */
const ACCOUNT_STATES: Readonly<Record<string, string>> = {
  '525': 'there is no such account',
  '52e': 'the password is wrong',
  '530': 'the account may not sign in now',
  '532': 'the password has expired',
  '533': 'the account is disabled',
  '701': 'the account has expired',
  '773': 'the password must be changed first',
  '775': 'the account is locked',
}

/** A bind that was refused. */
export function bindError({ status, message }: LdapAnswer, { place, bindDn = '' }: ErrorPlace): UserError {
  const state = ACCOUNT_STATES[/\bdata ([0-9a-f]{3})\b/.exec(message)?.[1] ?? '']
  if (status === 49) {
    return new UserError(`${place}: it refuses to sign in ${bindDn}${state === undefined ? '' : `: ${state}`}`, {
      hint: CREDENTIALS,
    })
  }
  if (status === 34) {
    return new UserError(`${place}: ${bindDn} is no name to sign in with there`, {
      hint: 'REHOME_LDAP_BIND_DN is a distinguished name such as cn=reader,dc=example,dc=com',
    })
  }
  return serverError(status, message, place)
}

/** Codes with which servers turn away who did not sign in: Active Directory 1, OpenLDAP 8, 48, 50 and 53. */
const FOR_NOBODY = new Set([1, 8, 48, 50, 53])

/** A search that the server did not carry out, or not to the end. */
export function searchError({ status, matchedDn, message }: LdapAnswer, at: ErrorPlace): UserError {
  const { place, baseDn, entries } = at
  const so = (says: string, hint: string): UserError => new UserError(`${place}: ${says}`, { hint })
  if (at.bindDn === undefined && FOR_NOBODY.has(status)) {
    return so(
      `it answers nobody who does not sign in${words(message)}`,
      'set REHOME_LDAP_BIND_DN and REHOME_LDAP_PASSWORD',
    )
  }
  switch (status) {
    case 32: {
      const near = matchedDn === '' ? 'nothing of it is there' : `the nearest that is there is ${matchedDn}`
      const hint = at.bindDn === undefined ? `${near}; signed in nobody, who may see less` : near
      return so(`there is no ${baseDn}`, `${hint}; say where the people are with --base-dn`)
    }
    case 34:
      return so(`${baseDn} is no distinguished name`, 'write it as ou=people,dc=example,dc=com')
    case 4:
      return so(
        `it gives no more than ${entries} entries (size limit), which were not taken in`,
        'have the limit raised for this account (also for paged searches), or ask for less with --filter and --name',
      )
    case 3:
      return so(`its time limit ended the search after ${entries} entries, which were not taken in`, NARROWER)
    case 11:
      return so(`its administrative limit ended the search after ${entries} entries, which were not taken in`, NARROWER)
    case 10:
      return so(`${baseDn} is kept by another server`, 'ask that one, or the global catalog (port 3268)')
    case 50:
      return so(`${at.bindDn ?? ''} may not read ${baseDn}`, CREDENTIALS)
    default:
      return serverError(status, message, place)
  }
}

/** A server that always has one more page. */
export function endlessPages({ place, entries }: ErrorPlace): UserError {
  return new UserError(`${place}: its pages never end, after ${entries} entries, which were not taken in`, {
    hint: NARROWER,
  })
}

/** A server that does not encrypt. */
export function startTlsError({ message }: LdapAnswer, { place }: ErrorPlace): UserError {
  return new UserError(`${place}: it does not encrypt plain connections${words(message)}`, {
    hint: 'use ldaps:// instead of --start-tls',
  })
}

const NARROWER = 'ask for less: a lower --base-dn, or a narrower --filter'

function serverError(status: number, message: string, place: string): UserError {
  if (status === 8 || status === 13) {
    return new UserError(`${place}: it signs nobody in on this connection${words(message)}`, {
      hint: 'use ldaps://, or ldap:// with --start-tls',
    })
  }
  if (status === 51 || status === 52)
    return new UserError(`${place}: it is busy or stopping`, { hint: 'try again later' })
  return new UserError(`${place}: it answers with code ${status}${words(message)}`, {
    hint: 'the log of the server tells why',
  })
}

function words(message: string): string {
  const text = message.replaceAll(/\s+/g, ' ').trim()
  return text === '' ? '' : ` (${text})`
}
