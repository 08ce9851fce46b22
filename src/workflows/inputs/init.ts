import { renderSettings } from '../../model/settings-file.js'
import type { WorkspaceRepository } from '../ports.js'

export interface InitResult {
  /** Absolute path of the new workspace. */
  readonly path: string
  readonly projectId: string
}

/** Makes `path` a workspace with default settings. Throws UserError when it is one, or cannot be written. */
export async function initWorkspace(path: string, repository: WorkspaceRepository): Promise<InitResult> {
  const workspace = await repository.create(path, { settings: renderSettings() })
  try {
    return { path: workspace.path, projectId: workspace.store.projectId() }
  } finally {
    workspace.close()
  }
}
