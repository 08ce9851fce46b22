import { UserError } from '../../findings/user-error.js'
import type { OpenedAs } from './archive-limits.js'

/**
 * The name of a member: one leading `./` is dropped. A flat archive holds plain file names only; in a
 * nested one every part of the path is a plain name, so that no path leads outside.
 */
export function memberName(opened: OpenedAs, written: string): string {
  const name = written.startsWith('./') ? written.slice(2) : written
  const parts = opened.shape.nested ? name.split('/') : [name]
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[/\\\0]/.test(part))) {
    throw unsafeMember(opened, written, opened.shape.nested ? 'is not a plain path' : 'is not a plain file name')
  }
  if (parts.length > opened.limits.depth) throw unsafeMember(opened, written, 'stands in too many folders')
  return name
}

export function unsafeMember({ archive, shape }: OpenedAs, member: string, why: string): UserError {
  return new UserError(`${archive} is refused: member ${JSON.stringify(member)} ${why}`, { hint: shape.memberHint })
}

/** Refuses a second member of the same name; ids in the paths of a nested archive differ by case. */
export function checkUnique(opened: OpenedAs, seen: Set<string>, name: string): void {
  const folded = opened.shape.nested ? name : name.toLowerCase()
  if (seen.has(folded)) throw unsafeMember(opened, name, 'is in it twice')
  seen.add(folded)
}
