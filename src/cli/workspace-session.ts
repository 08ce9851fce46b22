import type { KnownFacts } from '../workflows/questions/estate-question.js'
import { knownFacts } from '../workflows/questions/estate-question.js'
import type { Clock, Workspace } from '../workflows/ports.js'
import { clock, openWorkspace, type WorkspaceFlags } from './compose.js'

/** Opens the workspace, hands it over, and closes it however the action ends. */
export async function withWorkspace<T>(
  flags: WorkspaceFlags,
  access: 'read' | 'write',
  action: (workspace: Workspace, time: Clock) => T | Promise<T>,
): Promise<T> {
  const [workspace, time] = await Promise.all([openWorkspace(flags, access), clock()])
  try {
    return await action(workspace, time)
  } finally {
    workspace.close()
  }
}

/** Reads everything the workspace knows, as of today or the day given. */
export async function withFacts<T>(
  flags: WorkspaceFlags,
  action: (facts: KnownFacts) => T | Promise<T>,
  asOf?: string,
): Promise<T> {
  return withWorkspace(flags, 'read', (workspace, time) => action(knownFacts(workspace, asOf ?? time.today())))
}
