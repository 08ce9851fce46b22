import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { unpackTar } from 'modern-tar'

/** The project folder, with a slash at its end. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** Every file below a folder of the project, sorted, with paths from the project folder. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length))
    .sort()
}

export function textOf(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8')
}

export function lineCount(path: string): number {
  const text = textOf(path)
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/** The texts in a file: its own, or those of the members of an archive. */
export async function textsOf(path: string): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const raw = readFileSync(join(PROJECT, path))
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw
  if (!/\.(tar|tgz|tar\.gz)$/.test(path)) return [{ name: path, text: bytes.toString('utf8') }]
  const members = await unpackTar(bytes, { strict: true })
  return members.map((member) => ({
    name: `${path}/${basename(member.header.name)}`,
    text: Buffer.from(member.data ?? []).toString('utf8'),
  }))
}
