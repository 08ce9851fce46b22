import { UserError } from '../../findings/user-error.js'
import { spaced, WrongFingerprint } from './axl-trust.js'

/** Certificates that are not trusted, by the code that Node.js gives. */
const UNTRUSTED: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
])

const SHOW_FINGERPRINT = 'openssl s_client -connect <host>:8443 </dev/null | openssl x509 -noout -fingerprint -sha256'

/** What is a mistake at the first request, and passes once the node has answered: it restarts, or the way to it. */
const PASSING: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'])

/**
 * Where asking again does not help, what the operator can do; undefined where it may help.
 *
 * @param hasAnswered true when the node has answered before
 */
export function hopeless(error: unknown, address: string, hasAnswered: boolean): UserError | undefined {
  if (error instanceof WrongFingerprint) return wrongFingerprint(error, address)
  const code = codeOf(error)
  if (hasAnswered && PASSING.has(code)) return undefined
  if (UNTRUSTED.has(code)) {
    return new UserError(`the certificate of ${address} is not trusted`, {
      hint: `Name who signed it with --ca-file <PEM>, or the certificate itself with --fingerprint. Compare the fingerprint with the one shown on the node: ${SHOW_FINGERPRINT}`,
    })
  }
  switch (code) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return new UserError(`the certificate of ${address} is for another name`, {
        hint: 'Name the node as its certificate does, or the certificate itself with --fingerprint.',
      })
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return new UserError(`the certificate of ${address} is not valid today`, {
        hint: 'Renew it on the node, or name the certificate itself with --fingerprint.',
      })
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UserError(`there is no host of the name in ${address}`, { hint: 'Check the name given with --axl.' })
    case 'ECONNREFUSED':
      return new UserError(`${address} takes no connections`, {
        hint: 'Check the port, usually 8443, and that the Cisco AXL Web Service runs on the node.',
      })
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new UserError(`${address} cannot be reached from here`, { hint: 'Check the network, or a VPN.' })
    default:
      return isTlsMismatch(code) ? notTls(address, code) : undefined
  }
}

function wrongFingerprint({ seen }: WrongFingerprint, address: string): UserError {
  const shown = seen === '' ? 'none' : spaced(seen)
  return new UserError(`${address} has another certificate than --fingerprint says; nothing was sent to it`, {
    hint: `It shows ${shown}. Compare that with the fingerprint on the node itself before you use it.`,
  })
}

/** The two ends have no version of TLS in common, or the other end does not speak it. */
function isTlsMismatch(code: string): boolean {
  return code === 'EPROTO' || code.startsWith('ERR_SSL_')
}

function notTls(address: string, code: string): UserError {
  return new UserError(`no encrypted connection to ${address} is possible (${code})`, {
    hint: 'Check the port, usually 8443, and which versions of TLS the node allows.',
  })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}
