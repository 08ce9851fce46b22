import { Flags } from '@oclif/core'
import { UserError } from '../../findings/user-error.js'
import type { SuiteSource } from '../../workflows/suites/test-suites.js'
import { fileStore } from '../compose.js'
import { readStandardInput } from './standard-input.js'

/** The suites named on the command line; `-` is standard input. Throws UserError (usage) for `-` twice. */
export async function suiteSources(paths: readonly string[]): Promise<readonly SuiteSource[]> {
  if (paths.filter((path) => path === '-').length > 1)
    throw new UserError('standard input can be read once only', { kind: 'usage' })
  const files = await fileStore()
  return paths.map((path) =>
    path === '-'
      ? { name: 'standard input', read: () => readStandardInput('suite') }
      : { name: path, read: async () => (await files.read(path)).bytes },
  )
}

/** A flag for a file of results; the text goes to standard output, so `-` is refused. */
export const resultsFile = Flags.custom({
  parse: (text) => {
    if (text === '-') throw new UserError('--junit needs the name of a file', { kind: 'usage' })
    return Promise.resolve(text)
  },
})
