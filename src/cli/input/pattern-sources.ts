import { Flags } from '@oclif/core'
import type { Grammar } from '../../dialing/pattern.js'
import { GRAMMARS } from '../../dialing/pattern.js'
import { UserError } from '../../findings/user-error.js'
import type { PatternSource } from '../../workflows/patterns/read-patterns.js'
import { fileStore } from '../compose.js'
import { readStandardInput } from './standard-input.js'

/** The lists named on the command line; `-` is standard input. Throws UserError (usage) when none is named, or `-` twice. */
export async function readPatternSources(paths: readonly string[]): Promise<readonly PatternSource[]> {
  if (paths.length === 0)
    throw new UserError('no list of patterns', { kind: 'usage', hint: 'name a file, or - for standard input' })
  if (paths.filter((path) => path === '-').length > 1)
    throw new UserError('standard input can be read once only', { kind: 'usage' })
  const files = await fileStore()
  const sources: PatternSource[] = []
  for (const path of paths) {
    if (path === '-') sources.push({ name: 'standard input', bytes: await readStandardInput('patterns') })
    else sources.push({ name: path, bytes: (await files.read(path)).bytes })
  }
  return sources
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
