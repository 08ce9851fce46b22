import type { Hook } from '@oclif/core'
import { nearest } from '../../findings/nearest-keys.js'
import { UserError } from '../../findings/user-error.js'
import { reportFailure, wantsJson } from '../failure.js'

/** Runs when no command has the name that was typed: says so and proposes the nearest one. */
export const commandNotFound: Hook.CommandNotFound = async function ({ id, argv, config, context }) {
  const names = [...config.commandIDs, ...config.topics.map((topic) => topic.name)]
  const error = notFound(
    id.replaceAll(':', ' '),
    names.map((name) => name.replaceAll(':', ' ')),
    config.bin,
  )
  const code = await reportFailure(error, {
    command: config.bin,
    version: config.version,
    json: wantsJson(argv ?? []),
  })
  context.exit(code)
}

function notFound(typed: string, names: readonly string[], bin: string): UserError {
  if (typed.startsWith('-')) {
    return new UserError(`the command comes first, then its flags: ${typed}`, {
      kind: 'usage',
      hint: `${bin} <command> ${typed} …`,
    })
  }
  const { meant, near } = nearestName(typed.split(' '), names)
  return new UserError(`there is no command ${meant}`, {
    kind: 'usage',
    hint: near === undefined ? `${bin} --help lists the commands` : `did you mean: ${bin} ${near}`,
  })
}

/** What was typed arrives with its arguments: which of the first words were meant as the name? */
function nearestName(
  words: readonly string[],
  names: readonly string[],
): { readonly meant: string; readonly near: string | undefined } {
  for (let count = words.length; count > 0; count--) {
    const meant = words.slice(0, count).join(' ')
    const sameLength = names.filter((name) => name.split(' ').length === count)
    const near = nearest(meant, sameLength)
    if (near !== undefined) return { meant, near }
  }
  return { meant: words.join(' '), near: undefined }
}
