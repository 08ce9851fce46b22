import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { UserError } from '../../findings/user-error.js'
import { hasCode, ioError } from '../system/io-error.js'

/** Makes the folder, with those above it, private to the user; `made` gets what was not there before. */
export function makeFolder(folder: string, made: string[] = []): void {
  try {
    const missing: string[] = []
    for (let path = folder; !existsSync(path) && dirname(path) !== path; path = dirname(path)) missing.unshift(path)
    // One by one: the recursive call of the runtime never returns on some special file systems.
    for (const path of missing) mkdirSync(path, { mode: 0o700 })
    const [first] = missing
    if (first !== undefined) made.push(first)
    else if (!statSync(folder).isDirectory()) throw fileInTheWay(folder)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      throw fileInTheWay(folder)
    }
    throw error instanceof UserError ? error : ioError(error, 'create', folder)
  }
}

function fileInTheWay(folder: string): UserError {
  return new UserError(`cannot create ${folder}: a file of that name is in the way`, { hint: 'choose another name' })
}
