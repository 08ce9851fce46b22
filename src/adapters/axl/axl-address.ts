import { UserError } from '../../findings/user-error.js'

/** Where AXL is served, from what the operator typed. */
export interface AxlAddress {
  readonly origin: string
  /** `host:port`. */
  readonly address: string
  readonly isSecure: boolean
}

const DEFAULT_PORT = '8443'
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Reads `https://host:8443`; the path, if any, is that of AXL, and the port is 8443 unless another is
 * said (`ucm-exports` 3.1). Without encryption the password could be read on the way, so `http` is
 * only for this machine.
 *
 * @throws UserError of usage
 */
export function axlAddress(text: string): AxlAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['https:', 'http:'].includes(url.protocol) || url.hostname === '') {
    throw usage(`${shown(text)} is no address of a Unified CM node`)
  }
  if (url.username !== '' || url.password !== '') {
    throw usage(`${url.hostname}: user and password do not belong into the address`)
  }
  if (!['/', '/axl', '/axl/'].includes(url.pathname) || url.search !== '' || url.hash !== '') {
    throw usage(`${shown(text)} names a page: only the node is wanted`)
  }
  const isSecure = url.protocol === 'https:'
  if (!isSecure && !LOOPBACK.test(url.hostname)) {
    throw usage(`${url.host} would be asked without encryption, and the password with it`)
  }
  const port = url.port === '' && isSecure ? DEFAULT_PORT : url.port
  const address = port === '' ? url.hostname : `${url.hostname}:${port}`
  return { origin: `${url.protocol}//${address}`, address, isSecure }
}

function usage(message: string): UserError {
  return new UserError(message, { kind: 'usage', hint: 'type, for example: --axl https://ucm.example.com:8443' })
}

/** What was typed, unless a password may be in it. */
function shown(text: string): string {
  return text.includes('@') ? 'what --axl says' : text
}
