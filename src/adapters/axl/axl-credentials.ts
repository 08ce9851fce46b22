import { UserError } from '../../findings/user-error.js'

export const AXL_USER = 'REHOME_AXL_USER'
export const AXL_PASSWORD = 'REHOME_AXL_PASSWORD'

/** What a node wants to see, and how to keep it out of everything that is shown. */
export interface AxlCredentials {
  /** Value of the `Authorization` header. */
  readonly authorization: string
  /** The text without password and header value. */
  readonly scrub: (text: string) => string
}

/**
 * Takes user and password from the environment, the only place they come from.
 *
 * @throws UserError of usage that names what is missing
 */
export function axlCredentials(environment: Readonly<Record<string, string | undefined>>): AxlCredentials {
  const user = environment[AXL_USER] ?? ''
  const password = environment[AXL_PASSWORD] ?? ''
  const missing = [...(user === '' ? [AXL_USER] : []), ...(password === '' ? [AXL_PASSWORD] : [])]
  if (missing.length > 0) {
    const are = missing.length === 1 ? 'is' : 'are'
    throw new UserError(`${missing.join(' and ')} ${are} not set`, {
      kind: 'usage',
      hint: `set ${AXL_USER} and ${AXL_PASSWORD} in the environment to a user who may use AXL; they are never taken from flags or files`,
    })
  }
  if (user.includes(':')) {
    throw new UserError(`${AXL_USER} holds a colon, which no user name of Unified CM can`, {
      kind: 'usage',
      hint: 'set it to the user name alone',
    })
  }
  const encoded = Buffer.from(`${user}:${password}`, 'utf8').toString('base64')
  return {
    authorization: `Basic ${encoded}`,
    scrub: (text) => [encoded, password].reduce((left, secret) => left.replaceAll(secret, '<removed>'), text),
  }
}
