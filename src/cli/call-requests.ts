import { UserError } from '../findings/user-error.js'
import type { CallRequest } from '../workflows/calls/route.js'
import { parseCaller } from './caller-grammar.js'
import { fileStore } from './compose.js'

/** Calls from the command line, a file, or standard input (`-`). Throws UserError (usage) naming the line. */
export async function readCallRequests(
  args: { readonly caller?: string | undefined; readonly digits?: string | undefined },
  file: string | undefined,
): Promise<readonly CallRequest[]> {
  if (file !== undefined) return parseCallList(await readText(file), file)
  if (args.caller === '-') return parseCallList(await readStandardInput(), 'standard input')
  if (args.caller === undefined || args.digits === undefined) {
    throw new UserError('a caller and the digits are needed', {
      kind: 'usage',
      hint: "for example: rehome route 'line:1001@<None>' 911, or - with lines on standard input",
    })
  }
  return [{ caller: parseCaller(args.caller), callerText: args.caller, digits: args.digits }]
}

/** One call per line, caller and digits apart by blanks; the digits are the last word. `# ` at the start is a remark. */
export function parseCallList(text: string, name: string): readonly CallRequest[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), number: index + 1 }))
  const requests = lines
    .filter(({ line }) => line !== '' && !line.startsWith('# '))
    .map(({ line, number }) => {
      const found = /^(.*\S)\s+(\S+)$/.exec(line)
      if (found === null) throw new UserError(`${name}:${number}: «${line}» is not «caller digits»`, { kind: 'usage' })
      const [, callerText = '', digits = ''] = found
      return { caller: parseCaller(callerText), callerText, digits }
    })
  if (requests.length === 0)
    throw new UserError(`${name} holds no call`, { kind: 'usage', hint: 'one «caller digits» per line' })
  return requests
}

async function readText(file: string): Promise<string> {
  const files = await fileStore()
  return new TextDecoder().decode((await files.read(file)).bytes)
}

async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY)
    throw new UserError('standard input is a terminal', { kind: 'usage', hint: 'pipe the calls in' })
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
