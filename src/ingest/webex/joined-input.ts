import { compareText } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import { sha256 } from '../../model/fingerprint.js'
import type { InputArchive } from '../ports.js'
import { commonFolder } from './saved/rest-path.js'

/**
 * Several inputs of one organization as one: a folder of answers and exports beside it, say.
 *
 * @throws UserError when two of them hold a file of the same name: which one counts is not ours to say
 */
export function joinedInput(archives: readonly InputArchive[]): InputArchive {
  const [first, ...others] = archives
  if (first === undefined) throw new Error('An organization is read from at least one input')
  if (others.length === 0) return first
  const seen = new Map<string, string>()
  const members = archives.flatMap(({ name: archive, members: own }) => {
    const folder = commonFolder(own.map(({ name }) => name))
    return own.map((member) => {
      const name = member.name.startsWith(folder) ? member.name.slice(folder.length) : member.name
      const earlier = seen.get(name)
      if (earlier !== undefined) throw twice(name, earlier, archive)
      seen.set(name, archive)
      // Not a copy: asking a member for its bytes may mean reading the disk.
      return {
        name,
        get bytes() {
          return member.bytes
        },
      }
    })
  })
  return {
    name: archives.map(({ name }) => name).join(' + '),
    sha256: sha256(
      archives
        .map((archive) => archive.sha256)
        .sort(compareText)
        .join('\n'),
    ),
    members,
  }
}

function twice(name: string, one: string, other: string): UserError {
  return new UserError(`${name} is both in ${one} and in ${other}`, {
    kind: 'usage',
    hint: 'Name one of them: answers of two readings must not be mixed.',
  })
}
