import { UserError } from '../../findings/user-error.js'
import type { OpenedAs } from './archive-limits.js'

const ARCHIVE = /\.(?:tar|tgz|gz|zip|7z|rar)$/i
const NAMES_SHOWN = 5

/** Refuses an archive of which no member is what it should hold, by their names. */
export function requireExpected(opened: OpenedAs, names: readonly string[]): void {
  if (names.some((name) => opened.shape.expected.test(name))) return
  const inner = names.find((name) => ARCHIVE.test(name))
  if (inner !== undefined) {
    throw foreign(opened, `It holds another archive, ${inner}: unpack it, and name what is inside.`)
  }
  throw foreign(
    opened,
    names.length === 0
      ? 'It holds nothing.'
      : `It holds no ${opened.shape.expectedWord}; the first files are ${names.slice(0, NAMES_SHOWN).join(', ')}.`,
  )
}

export function foreign({ archive, shape }: OpenedAs, hint: string): UserError {
  return new UserError(`not a ${shape.name}: ${archive}`, { hint })
}
