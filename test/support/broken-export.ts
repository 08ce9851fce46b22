import { packTar } from 'modern-tar'
import { ExportBuilder } from './export-builder.js'
import type { TarFile } from './tar-writer.js'
import { tarHeader, tarPadding, writeTar } from './tar-writer.js'

const BLOCK = 512

/** A small, sound export of one partition, one search space and one pattern; the base of what is broken here. */
export function soundExport(): ExportBuilder {
  return ExportBuilder.empty()
    .add('partition', { NAME: 'PT-A' }, { NAME: 'PT-B' })
    .add('css', { NAME: 'CSS-A', 'ROUTE PARTITION 1': 'PT-A', 'ROUTE PARTITION 2': 'PT-B' })
    .add('translationpattern', { 'TRANSLATION PATTERN': '8.1XXX', 'ROUTE PARTITION': 'PT-A' })
}

/**
 * The archive cut off at places that differ in what a reader sees: inside the first header, inside a
 * member, at the border of two members, behind the last member, and one byte before its end mark.
 */
export function cutExports(): readonly { readonly where: string; readonly bytes: Buffer }[] {
  const files = soundExport().files()
  const whole = writeTar(files)
  const ends = memberEnds(files)
  const [border = 0] = ends.slice(ends.length / 2)
  const last = ends.at(-1) ?? 0
  return [
    { where: 'inside the first header', bytes: whole.subarray(0, 100) },
    { where: 'inside a header', bytes: whole.subarray(0, border + 300) },
    { where: 'inside the text of a member', bytes: whole.subarray(0, border + BLOCK + 10) },
    { where: 'at the border of two members', bytes: whole.subarray(0, border) },
    { where: 'behind its last member', bytes: whole.subarray(0, last) },
    { where: 'behind one of the two blocks that mark the end', bytes: whole.subarray(0, last + BLOCK) },
    { where: 'inside the second of them', bytes: whole.subarray(0, last + 2 * BLOCK - 1) },
  ]
}

/** The sound export with one more member of this name. */
export function exportWithMember(name: string, text = 'NAME\nx\n'): Buffer {
  return writeTar([...soundExport().files(), { name, data: Buffer.from(text) }])
}

/** The sound export with a symbolic link of this name among its members. */
export async function exportWithLink(member: string, linkname: string): Promise<Uint8Array> {
  const files = soundExport().files()
  return packTar([
    ...files.map(({ name, data }) => ({ header: { name, size: data.length }, body: data })),
    { header: { name: member, size: 0, type: 'symlink', linkname } },
  ])
}

/** The sound export with this text of a member; the header of the member tells its true size. */
export function exportWithText(member: string, text: string): Buffer {
  return soundExport().setMember(member, text).toTar()
}

/** An archive of somebody else. */
export function foreignTar(names: readonly string[]): Buffer {
  return writeTar(names.map((name) => ({ name, data: Buffer.from('Anna;Berlin\n') })))
}

/** Where each member ends in an archive of these files. */
function memberEnds(files: readonly TarFile[]): readonly number[] {
  let at = 0
  return files.map(({ name, data }) => {
    at += tarHeader(name, data.length).length + data.length + tarPadding(data.length).length
    return at
  })
}
