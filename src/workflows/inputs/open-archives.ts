import { compareText } from '../../findings/finding.js'
import type { ArchiveReader, InputArchive } from '../../ingest/ports.js'
import { sha256 } from '../../model/fingerprint.js'

/**
 * Opens the inputs that are to be read as one. The same input named twice counts once; inputs of one
 * name are told apart by the folders above them, so that the order in which they are named means nothing.
 *
 * @throws UserError for the first that cannot be opened
 */
export async function openArchives(
  paths: string | readonly string[],
  reader: ArchiveReader,
): Promise<readonly InputArchive[]> {
  const opened: Opened[] = []
  for (const path of typeof paths === 'string' ? [paths] : paths) {
    const archive = await reader.open(path)
    const again = opened.some((other) => other.archive.name === archive.name && other.archive.sha256 === archive.sha256)
    if (!again) opened.push({ path, archive })
  }
  return opened.map((input) => ({ ...input.archive, name: nameAmong(input, opened) }))
}

interface Opened {
  readonly path: string
  readonly archive: InputArchive
}

/** The name, with as many folders before it as it takes to be the only one. */
function nameAmong(input: Opened, all: readonly Opened[]): string {
  const same = all.filter(({ archive }) => archive.name === input.archive.name)
  if (same.length === 1) return input.archive.name
  const depth = Math.max(...same.map(({ path }) => foldersOf(path).length))
  for (let folders = 1; folders <= depth; folders += 1) {
    const names = same.map((other) => withFolders(other, folders))
    if (new Set(names).size === names.length) return withFolders(input, folders)
  }
  return `${input.archive.name}#${input.archive.sha256.slice(0, 8)}`
}

function withFolders({ path, archive }: Opened, count: number): string {
  return [...foldersOf(path).slice(-count), archive.name].join('/')
}

function foldersOf(path: string): readonly string[] {
  return path
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.')
    .slice(0, -1)
}

const NAMES_SHOWN = 3

/** What a set of inputs is called and known by, in whatever order it was given. */
export function identityOf(archives: readonly InputArchive[]): { readonly name: string; readonly sha256: string } {
  const [first] = archives
  if (first !== undefined && archives.length === 1) return { name: first.name, sha256: first.sha256 }
  const names = archives.map(({ name }) => name).sort(compareText)
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : ''
  const digests = archives.map(({ sha256: digest, name }) => `${digest}  ${name}\n`).sort(compareText)
  return { name: `${names.slice(0, NAMES_SHOWN).join(' + ')}${more}`, sha256: sha256(digests.join('')) }
}
