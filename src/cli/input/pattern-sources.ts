import { statSync } from 'node:fs'
import { Flags } from '@oclif/core'
import type { Grammar } from '../../dialing/pattern.js'
import { GRAMMARS } from '../../dialing/pattern.js'
import { UserError } from '../../findings/user-error.js'
import type { PatternSource } from '../../workflows/patterns/read-patterns.js'
import type { FileStore } from '../../workflows/ports.js'
import { fileStore } from '../compose.js'
import { readStandardInput } from './standard-input.js'

/**
 * The lists named on the command line; `-` is standard input. Throws UserError (usage) when none is named,
 * `-` is twice, or one cannot be read.
 */
export async function readPatternSources(paths: readonly string[]): Promise<readonly PatternSource[]> {
  if (paths.length === 0)
    throw new UserError('no list of patterns', { kind: 'usage', hint: 'name a file, or - for standard input' })
  if (paths.filter((path) => path === '-').length > 1)
    throw new UserError('standard input can be read once only', { kind: 'usage' })
  const files = await fileStore()
  const sources: PatternSource[] = []
  for (const path of paths) {
    if (path === '-') sources.push({ name: 'standard input', bytes: await readStandardInput('patterns') })
    else sources.push({ name: path, bytes: await readList(path, files) })
  }
  return sources
}

async function readList(path: string, files: FileStore): Promise<Uint8Array> {
  try {
    return (await files.read(path)).bytes
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.message, { kind: 'usage', ...(error.hint === undefined ? {} : { hint: error.hint }) })
  }
}

/** Throws UserError (refused) where the output is one of the inputs, by whatever name, standard input included. */
export function refuseOwnInput(paths: readonly string[], output: string): void {
  const written = identityOf(output)
  if (written === undefined) return
  for (const path of paths) {
    if (identityOf(path === '-' ? '/dev/stdin' : path) !== written) continue
    throw new UserError(`${output} is a list that is read`, {
      kind: 'refused',
      hint: 'choose another name with -o',
    })
  }
}

/** What a file is, whatever it is called; undefined where there is none. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found === undefined ? undefined : `${found.dev}:${found.ino}`
}

/** A flag that names the language of patterns. */
export const grammarFlag = Flags.custom<Grammar>({
  options: [...GRAMMARS],
  helpValue: GRAMMARS.join('|'),
  parse: (text) => {
    const grammar = GRAMMARS.find((each) => each === text)
    if (grammar === undefined) throw new UserError(`no grammar ${text}`, { kind: 'usage', hint: GRAMMARS.join(', ') })
    return Promise.resolve(grammar)
  },
})
