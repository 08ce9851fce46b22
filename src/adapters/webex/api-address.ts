import { UserError } from '../../findings/user-error.js'

export const WEBEX_API = 'https://webexapis.com/v1'

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * The address below which everything is asked. Plain http only to this machine: a token is sent with
 * every request.
 *
 * @throws UserError (usage)
 */
export function apiAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))
  if (url === undefined || !isSafe || url.username !== '' || url.password !== '' || url.search + url.hash !== '') {
    throw new UserError(`${url === undefined ? 'that' : url.origin} is no address of the Webex API`, {
      kind: 'usage',
      hint: `REHOME_WEBEX_URL names it, e.g. ${WEBEX_API}: https, or http to this machine, without a name, a password or a query.`,
    })
  }
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/`
  return url
}
