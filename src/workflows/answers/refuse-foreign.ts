import { UserError } from '../../findings/user-error.js'
import type { ReturnedWorkbook } from '../../report/workbook/returned-workbook.js'
import type { WorkspaceStore } from '../ports.js'

/** Refuses a workbook of another project, or one that this workspace cannot have handed out. Throws UserError. */
export function refuseForeign(returned: ReturnedWorkbook, name: string, store: WorkspaceStore): void {
  if (returned.projectId !== store.projectId()) {
    throw new UserError(`${name} belongs to another workspace`, {
      kind: 'refused',
      hint: returned.projectId.startsWith('audit-')
        ? 'it was written by rehome audit; answers need a workbook written by rehome report workbook'
        : 'name the workspace it was written from with -C',
    })
  }
  const latest = store.latestRevision() ?? 0
  if (returned.revision > latest) {
    throw new UserError(`${name} is revision ${returned.revision}, and this workspace handed out ${latest} at most`, {
      kind: 'refused',
      hint: 'this workspace seems to be an older copy; import into the one that wrote the workbook',
    })
  }
}
