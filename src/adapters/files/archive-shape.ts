import type { InputContent } from '../../ingest/ports.js'

/** What an archive of one content looks like, and how its refusals speak. */
export interface ArchiveShape {
  /** `Unified CM export`: completes "not a …". */
  readonly name: string
  /** True when members may stand in folders. */
  readonly nested: boolean
  /** Members of which at least one must be there, by name. */
  readonly expected: RegExp
  readonly expectedWord: string
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
    expected: /^header\.txt$|\.csv$/i,
    expectedWord: 'table',
    emptyHint: 'Name the folder that holds header.txt and the .csv files themselves.',
    memberHint: 'A Unified CM export holds plain files without folders or links. Load the file that Unified CM wrote.',
    sizeHint: 'No Unified CM export is that large. Export again, or split the export by ticking fewer items.',
  },
  'webex-answers': {
    name: 'folder of saved Webex answers',
    nested: true,
    expected: /\.json$/i,
    expectedWord: '.json file',
    emptyHint: 'Name the folder that holds people.json, or say --empty when the organization holds nothing yet.',
    memberHint: 'Saved answers are plain files in folders, without links or paths that lead outside.',
    sizeHint: 'Save fewer answers at once.',
  },
}
