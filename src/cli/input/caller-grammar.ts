import { UserError } from '../../findings/user-error.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import type { CallerReference, NetworkCallerReference } from '../../routing/caller.js'

/** How callers are written, for help and messages. */
export const CALLER_FORMS = [
  'user:<id or mail>',
  'line:<dn>@<partition>',
  'device:<name>',
  'css:<line css>[+<device css>]',
  'trunk:<name>',
  'webex:<mail>',
] as const

/** Kinds of caller that the grammar knows and that this version cannot follow. */
const NOT_YET = ['queue', 'pstn']

/**
 * Reads a caller: `user:amartin`, `line:\+15125550101@PT-DN`, `line:1001@<None>`, `line:1001` (any
 * partition), `css:LINE-CSS+DEVICE-CSS`, `webex:nina@example.com`, or a bare word that must mean one thing. Throws UserError (usage).
 */
export function parseCaller(text: string): NetworkCallerReference {
  const colon = text.indexOf(':')
  const kind = colon < 0 ? '' : text.slice(0, colon)
  const name = text.slice(colon + 1)
  if (colon >= 0 && name === '') throw unusable(text, 'nothing follows the colon')
  switch (kind) {
    case 'user':
    case 'device':
    case 'trunk':
      return { kind, name }
    case 'webex':
      return { kind, mail: name }
    case 'line':
      return parseLine(name)
    case 'css':
      return parseSearchSpaces(name)
    default:
      if (NOT_YET.includes(kind)) throw unusable(text, `callers of kind ${kind} are not followed by this version`)
      return { kind: 'bare', text }
  }
}

function parseLine(name: string): CallerReference {
  const at = name.indexOf('@')
  if (at < 0) return { kind: 'line', dn: name, anyPartition: true }
  const partition = name.slice(at + 1)
  return {
    kind: 'line',
    dn: name.slice(0, at),
    anyPartition: false,
    ...(partition === NO_PARTITION || partition === '' ? {} : { partition }),
  }
}

/** `+` joins the line and the device search space; a name that holds a plus is written alone. */
function parseSearchSpaces(name: string): CallerReference {
  const plus = name.indexOf('+')
  if (plus <= 0 || plus === name.length - 1) return { kind: 'css', line: name }
  return { kind: 'css', line: name.slice(0, plus), device: name.slice(plus + 1) }
}

function unusable(text: string, why: string): UserError {
  return new UserError(`caller ${text}: ${why}`, { kind: 'usage', hint: `write ${CALLER_FORMS.join(', ')}` })
}
