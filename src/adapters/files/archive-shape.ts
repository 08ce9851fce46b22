import type { InputContent } from '../../ingest/ports.js'

/** What an archive of one content looks like, and how its refusals speak. */
export interface ArchiveShape {
  /** `Unified CM export`: completes "not a …". */
  readonly name: string
  /** True when members may stand in folders. */
  readonly nested: boolean
  /** Names of files that are taken in without an archive around them; undefined = there are none. */
  readonly loose?: RegExp
  /** Members of which at least one must be there, by name. */
  readonly expected: RegExp
  readonly expectedWord: string
  /** What can be named instead of a file that is none of it. */
  readonly forms: string
  /** What to do about a folder that holds nothing. */
  readonly emptyHint: string
  /** What to do about a member that is refused. */
  readonly memberHint: string
  /** What to do about an input that is larger than it can be. */
  readonly sizeHint: string
}

export const ARCHIVE_SHAPES: { readonly [C in InputContent]: ArchiveShape } = {
  'ucm-export': {
    name: 'Unified CM export',
    nested: false,
    loose: /\.(?:csv|txt)$/i,
    expected: /^header\.txt$|\.csv$/i,
    expectedWord: 'table',
    forms: 'Name a .tar, a .tar.gz, a .zip, a folder, or a .csv.',
    emptyHint: 'Name the folder that holds header.txt and the .csv files themselves.',
    memberHint: 'A Unified CM export holds plain files without folders or links. Load the file that Unified CM wrote.',
    sizeHint: 'No Unified CM export is that large. Export again, or split the export by ticking fewer items.',
  },
  'webex-answers': {
    name: 'folder of saved Webex answers',
    nested: true,
    loose: /\.(?:json|csv)$/i,
    expected: /\.(?:json|csv)$/i,
    expectedWord: '.json or .csv file',
    forms: 'Name the folder, a .tar, a .tar.gz or a .zip of it, or a .json or .csv.',
    emptyHint: 'Name the folder that holds people.json, or say --empty when the organization holds nothing yet.',
    memberHint: 'Saved answers are plain files in folders, without links or paths that lead outside.',
    sizeHint: 'Save fewer answers at once.',
  },
}
