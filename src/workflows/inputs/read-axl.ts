import { compareText } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import { readCluster } from '../../ingest/axl/read-cluster.js'
import type { AxlPort, InputArchive, InputMember } from '../../ingest/ports.js'
import { sha256 } from '../../model/fingerprint.js'
import type { Clock, FileStore } from '../ports.js'

export interface ReadAxlOptions {
  /** The one version of AXL to speak; otherwise the newest that the node knows. */
  readonly version?: string
  /** Folder, not there yet, that gets what was read as the files of an export. */
  readonly saveTo?: string
}

export interface ReadAxlPorts {
  readonly axl: AxlPort
  readonly files: FileStore
  readonly clock: Clock
  /** Progress and refusals, one line each. */
  readonly talk: (text: string) => void
}

/**
 * Reads a cluster over AXL into an archive that is read like its bulk export. What is saved, taken in
 * again, gives the same snapshot: the evidence of findings is in files that can be opened.
 *
 * @throws UserError when the folder is there already, the node cannot be read, or the files cannot be written
 */
export async function readOverAxl(options: ReadAxlOptions, ports: ReadAxlPorts): Promise<InputArchive> {
  const { saveTo } = options
  if (saveTo !== undefined && ports.files.exists(saveTo)) throw notNew(saveTo)
  const members = await readCluster(ports.axl, {
    today: ports.clock.today(),
    talk: ports.talk,
    ...(options.version === undefined ? {} : { version: options.version }),
  })
  if (saveTo !== undefined) await save(saveTo, members, ports)
  return { name: hostOf(ports.axl.address), sha256: digest(members), members }
}

async function save(folder: string, members: readonly InputMember[], { files, talk }: ReadAxlPorts): Promise<void> {
  files.makeFolder(folder)
  for (const { name, bytes } of members) await files.write(`${folder}/${name}`, bytes)
  talk(`saved ${members.length} files in ${folder}`)
}

/** As the digest of a folder of these files. */
function digest(members: readonly InputMember[]): string {
  const lines = members.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`)
  return sha256(lines.sort(compareText).join(''))
}

function hostOf(address: string): string {
  return address.replace(/:\d+$/, '')
}

/** A file of an older reading among the new ones would be taken for a part of them. */
function notNew(folder: string): UserError {
  return new UserError(`${folder} is there already`, {
    kind: 'usage',
    hint: 'name a new folder with --save: what was read before stays as it is',
  })
}
