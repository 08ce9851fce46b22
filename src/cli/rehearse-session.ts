import { rehearse, type Rehearsal, type RehearseOptions } from '../workflows/rehearsal/rehearse.js'
import type { WorkspaceFlags } from './compose.js'
import { writeTalk } from './output.js'
import { pause } from './pause.js'
import { withWorkspace } from './workspace-session.js'

/** Changes between two lines of progress. */
const TOLD_EVERY = 50

/** Rehearses in the workspace of the flags; progress is talk, for terminals only. */
export async function rehearseInWorkspace(flags: WorkspaceFlags, options: RehearseOptions): Promise<Rehearsal> {
  return withWorkspace(flags, 'write', (workspace) =>
    rehearse(options, {
      workspace,
      sleep: pause,
      progress: ({ done, of }) => {
        if (process.stderr.isTTY && done % TOLD_EVERY === 0 && done < of) writeTalk(`${done} of ${of} changes`)
      },
    }),
  )
}
