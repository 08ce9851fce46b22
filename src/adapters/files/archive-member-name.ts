import { UserError } from '../../findings/user-error.js'

/**
 * The flat name of a member: one leading `./` is dropped, every other path is refused, because
 * exports are flat and a path can lead anywhere.
 */
export function flatMemberName(archive: string, written: string): string {
  const name = written.startsWith('./') ? written.slice(2) : written
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) {
    throw unsafeMember(archive, written, 'is not a plain file name')
  }
  return name
}

export function unsafeMember(archive: string, member: string, why: string): UserError {
  return new UserError(`${archive} is refused: member ${JSON.stringify(member)} ${why}`, {
    hint: 'A Unified CM export holds plain files without folders or links. Load the file that Unified CM wrote.',
  })
}

/** Refuses a second member of the same name. */
export function checkUnique(archive: string, seen: Set<string>, name: string): void {
  const folded = name.toLowerCase()
  if (seen.has(folded)) throw unsafeMember(archive, name, 'is in it twice')
  seen.add(folded)
}
