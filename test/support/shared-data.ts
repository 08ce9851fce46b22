import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of this repository, with a trailing separator. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Absolute path of a file or folder under `../shared/data` beside the repository, or undefined when
 * it is not there: tests that look at real data are skipped then.
 */
export function sharedData(path: string): string | undefined {
  const absolute = join(repositoryRoot, '..', 'shared', 'data', path)
  return existsSync(absolute) ? absolute : undefined
}
