import { UserError } from '../findings/user-error.js'
import type { TrunkRegistration } from '../model/webex/trunk.js'

/**
 * What stands for a value that only exists once the trunk does, `<trunk NAME WHAT>` (`local-gateway` 1.1):
 * - `otg`: group id of the trunk; in a `pattern dtg=` line its underscores become dots, because the
 *   characters that IOS XE takes there have no underscore
 * - `line-port-user`: the part of line/port before the `@`
 * - `registrar`: the part behind it, which is also a realm
 * - `user`: name for authentication
 * - `outbound-proxy`: next hop
 * - `password`: given by whoever carries the plan out, never stored
 */
export const TOKEN_VALUES = ['otg', 'line-port-user', 'registrar', 'user', 'outbound-proxy', 'password'] as const
export type TokenValue = (typeof TOKEN_VALUES)[number]

const TOKEN = new RegExp(`<trunk ([^<>]+) (${TOKEN_VALUES.join('|')})>`, 'g')
const LONGEST_PATTERN = 31

/** The token for a value of a trunk. */
export function trunkToken(trunk: string, value: TokenValue): string {
  return `<trunk ${trunk} ${value}>`
}

/** Names of the trunks whose tokens stand in the lines, each once. */
export function trunksInTokens(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.flatMap((line) => [...line.matchAll(TOKEN)].map(([, name = '']) => name)))]
}

/**
 * The lines with the values of a trunk in them; a password given as a function is asked for only when a
 * line needs it. With `trunk`, only its tokens are filled, and others stay.
 * Throws UserError for a value that a gateway cannot take; the message never holds the password.
 */
export function fillTokens(
  lines: readonly string[],
  registration: TrunkRegistration,
  password: string | (() => string),
  trunk?: string,
): readonly string[] {
  const values = tokenValues(registration)
  return lines.map((line) => {
    const isPattern = /^\s*pattern /.test(line)
    const filled = line.replace(TOKEN, (token, name: string, what: TokenValue) => {
      if (trunk !== undefined && name !== trunk) return token
      const given = what === 'password' ? password : values[what]
      const value = checkedValue(name, what, typeof given === 'string' ? given : given())
      return isPattern && what === 'otg' ? value.replaceAll('_', '.') : value
    })
    if (isPattern && filled !== line) checkPattern(filled)
    return filled
  })
}

function tokenValues(registration: TrunkRegistration): Readonly<Record<Exclude<TokenValue, 'password'>, string>> {
  const at = registration.linePort.lastIndexOf('@')
  if (at <= 0 || at === registration.linePort.length - 1) {
    throw new UserError(`Line/port of the trunk is "${registration.linePort}", not user@domain`, {
      hint: 'Read the trunk again from Webex.',
    })
  }
  return {
    otg: registration.otgDtgId,
    'line-port-user': registration.linePort.slice(0, at),
    registrar: registration.linePort.slice(at + 1),
    user: registration.userName,
    'outbound-proxy': registration.outboundProxy,
  }
}

/** IOS XE ends a command at a line break, a word at a blank, a text at a quote, and answers `?` with help. */
function checkedValue(trunk: string, what: TokenValue, value: string): string {
  if (/^[\x21-\x7E]+$/.test(value) && !/["?]/.test(value)) return value
  const shown = what === 'password' ? '' : `: "${value.replace(/[^\x20-\x7E]/g, '·')}"`
  throw new UserError(`The ${what} of trunk ${trunk} cannot be entered in a gateway${shown}`, {
    hint: 'It must be printable characters without blanks, quotes and question marks.',
  })
}

/** A pattern of a URI class must be shorter than 32 characters (`local-gateway` 1.1). */
function checkPattern(line: string): void {
  const pattern = line.trim().slice('pattern '.length)
  if (pattern.length <= LONGEST_PATTERN) return
  throw new UserError(`"${pattern}" has ${pattern.length} characters; a gateway compares at most ${LONGEST_PATTERN}`, {
    hint: 'Give the trunk a shorter name in the mapping and plan again: its group id begins with the name.',
  })
}
