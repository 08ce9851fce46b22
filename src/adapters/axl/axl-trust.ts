import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import { UserError } from '../../findings/user-error.js'
import { ioError } from '../system/io-error.js'

/** How the certificate of a node is judged; one of the two at most, else as browsers do. */
export interface AxlTrust {
  /** PEM file with the certificates that may have signed it, or with itself. */
  readonly caFile?: string
  /** SHA-256 of the certificate itself, hexadecimal, with or without colons. */
  readonly fingerprint?: string
}

type Connect = ReturnType<typeof buildConnector>

/** The certificate is another one than the operator has named. */
export class WrongFingerprint extends Error {
  readonly seen: string

  constructor(seen: string) {
    super('another certificate')
    this.seen = seen
  }
}

/**
 * Makes the step that connects. A fingerprint is compared before the connection is handed over, so that
 * nothing is sent to a node with another certificate, the credentials least of all.
 *
 * @throws UserError for a file or a fingerprint that cannot be used
 */
export function connector({ caFile, fingerprint }: AxlTrust, timeout: number): Connect {
  if (caFile !== undefined && fingerprint !== undefined) {
    throw usage('--ca-file and --fingerprint say the same thing in two ways', 'name one of them')
  }
  if (fingerprint !== undefined) return pinned(wantedFingerprint(fingerprint), timeout)
  return buildConnector({ timeout, ...(caFile === undefined ? {} : { ca: certificates(caFile) }) })
}

function pinned(wanted: string, timeout: number): Connect {
  // A resumed session shows no certificate: none is kept.
  const connect = buildConnector({ timeout, rejectUnauthorized: false, maxCachedSessions: 0 })
  return (options, callback) => {
    connect(options, (...outcome) => {
      const [error, socket] = outcome
      if (error !== null) {
        callback(error, null)
        return
      }
      const seen = fingerprintOf(socket)
      if (seen === wanted) {
        callback(null, socket)
        return
      }
      socket.destroy()
      callback(new WrongFingerprint(seen), null)
    })
  }
}

function fingerprintOf(socket: unknown): string {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  return certificate === undefined ? '' : createHash('sha256').update(certificate.raw).digest('hex')
}

function wantedFingerprint(text: string): string {
  const digits = text
    .replace(/^sha256[:=\s]*/i, '')
    .replaceAll(/[:\s]/g, '')
    .toLowerCase()
  if (/^[0-9a-f]{64}$/.test(digits)) return digits
  throw usage(
    '--fingerprint is no SHA-256 fingerprint of a certificate',
    'it has 64 hexadecimal digits; show it with: openssl s_client -connect <host>:8443 </dev/null | openssl x509 -noout -fingerprint -sha256',
  )
}

function certificates(path: string): string {
  let pem: string
  try {
    pem = readFileSync(path, 'utf8')
  } catch (error) {
    throw ioError(error, 'read', path)
  }
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem
  throw usage(`${path} holds no certificate in PEM form`, 'name a file with lines -----BEGIN CERTIFICATE-----')
}

/** A fingerprint as people compare it. */
export function spaced(fingerprint: string): string {
  return (fingerprint.match(/../g) ?? []).join(':').toUpperCase()
}

function usage(message: string, hint: string): UserError {
  return new UserError(message, { kind: 'usage', hint })
}
