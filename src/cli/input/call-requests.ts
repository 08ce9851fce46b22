import { UserError } from '../../findings/user-error.js'
import type { CallRequest, RefusedCall } from '../../workflows/calls/route.js'
import { parseCaller } from './caller-grammar.js'
import { fileStore } from '../compose.js'
import { readStandardInput } from './standard-input.js'

/** Calls as asked for, and the lines of a list that are none. */
export interface CallList {
  readonly requests: readonly CallRequest[]
  readonly refused: readonly RefusedCall[]
}

/** Calls from the command line, a file, or standard input (`-`). Throws UserError (usage) when there is none. */
export async function readCallRequests(
  args: { readonly caller?: string | undefined; readonly digits?: string | undefined },
  file: string | undefined,
): Promise<CallList> {
  if (file !== undefined) return parseCallList(await readText(file), file)
  if (args.caller === '-')
    return parseCallList(new TextDecoder().decode(await readStandardInput('calls')), 'standard input')
  if (args.caller === undefined || args.digits === undefined) {
    throw new UserError('a caller and the digits are needed', {
      kind: 'usage',
      hint: "for example: rehome route 'line:1001@<None>' 911, or - with lines on standard input",
    })
  }
  const request = { caller: parseCaller(args.caller), callerText: args.caller, digits: args.digits }
  return { requests: [request], refused: [] }
}

/** The caller of a command that takes one. Throws UserError (usage) when there is none. */
export function requiredCaller(text: string | undefined): Pick<CallRequest, 'caller' | 'callerText'> {
  if (text === undefined || text === '-') {
    throw new UserError('--all is about one caller, named on the command line', {
      kind: 'usage',
      hint: 'for example: rehome route css:LINE-CSS --all',
    })
  }
  return { caller: parseCaller(text), callerText: text }
}

/**
 * One call per line, caller and digits apart by blanks; the digits are the last word. `# ` at the start is a
 * remark. A line that is no call is set aside with its number. Throws UserError (usage) for a list without lines.
 */
export function parseCallList(text: string, name: string): CallList {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), place: `${name}:${index + 1}` }))
    .filter(({ line }) => line !== '' && !line.startsWith('# '))
  if (lines.length === 0)
    throw new UserError(`${name} holds no call`, { kind: 'usage', hint: 'one «caller digits» per line' })
  const [requests, refused]: [CallRequest[], RefusedCall[]] = [[], []]
  for (const { line, place } of lines) {
    try {
      requests.push({ ...parseCall(line), place })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const { message, hint } = error
      refused.push({ place, message, ...(hint === undefined ? {} : { hint }) })
    }
  }
  return { requests, refused }
}

function parseCall(line: string): CallRequest {
  const found = /^(.*\S)\s+(\S+)$/.exec(line)
  if (found === null) throw new UserError(`«${line}» is not «caller digits»`, { kind: 'usage' })
  const [, callerText = '', digits = ''] = found
  return { caller: parseCaller(callerText), callerText, digits }
}

async function readText(file: string): Promise<string> {
  const files = await fileStore()
  return new TextDecoder().decode((await files.read(file)).bytes)
}
