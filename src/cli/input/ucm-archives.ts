import { UserError } from '../../findings/user-error.js'
import type { InputArchive } from '../../ingest/ports.js'
import { openArchives } from '../../workflows/inputs/open-archives.js'
import { readOverAxl } from '../../workflows/inputs/read-axl.js'
import type { ReadingToSave } from '../../workflows/inputs/save-reading.js'
import { archiveReader, axlPort, clock, fileStore, type WorkspaceFlags } from '../compose.js'
import { withWorkspace } from '../workspace-session.js'

/** The flags that say where a cluster is read from. */
export interface UcmSourceFlags extends WorkspaceFlags {
  readonly axl?: string | undefined
  readonly 'ca-file'?: string | undefined
  readonly fingerprint?: string | undefined
  readonly 'axl-version'?: string | undefined
  readonly save?: string | undefined
}

/** What was opened, and of a live reading what is to be left as files. */
export interface UcmSource {
  readonly archives: readonly InputArchive[]
  readonly toSave?: ReadingToSave
}

/**
 * Opens exports, or reads the live cluster, before the workspace is held: a large cluster takes long.
 *
 * @throws UserError when both or neither is named, and where one cannot be read
 */
export async function ucmArchives(
  paths: readonly string[],
  flags: UcmSourceFlags,
  talk: (text: string) => void,
): Promise<UcmSource> {
  if (flags.axl === undefined) {
    if (paths.length === 0) throw usage('nothing to take in was named')
    return { archives: await openArchives(paths, await archiveReader()) }
  }
  if (paths.length > 0) throw usage('an export and --axl were named, and they are two readings')
  const { 'ca-file': caFile, fingerprint, 'axl-version': version, cluster, save } = flags
  // A workspace that is not there, and a folder that cannot be, are better known before than after.
  await withWorkspace(flags, 'read', () => undefined)
  if (save !== undefined) (await fileStore()).checkNew(save)
  const axl = await axlPort(flags.axl, {
    ...(caFile === undefined ? {} : { caFile }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  })
  try {
    const archive = await readOverAxl({ version, cluster }, { axl, clock: await clock(), talk })
    const toSave = save === undefined ? {} : { toSave: { place: save, files: archive.members } }
    return { archives: [archive], ...toSave }
  } finally {
    await axl.close()
  }
}

function usage(message: string): UserError {
  return new UserError(message, {
    kind: 'usage',
    hint: 'type: rehome ingest ucm <export>…, or: rehome ingest ucm --axl https://<publisher>:8443',
  })
}
