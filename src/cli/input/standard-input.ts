import { UserError } from '../../findings/user-error.js'

/** Everything on standard input; `what` names it in the error. Throws UserError (usage) on a terminal. */
export async function readStandardInput(what: string): Promise<Uint8Array> {
  if (process.stdin.isTTY)
    throw new UserError('standard input is a terminal', { kind: 'usage', hint: `pipe the ${what} in` })
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
