import { UserError } from '../../findings/user-error.js'
import type { InputKind, Workspace } from '../ports.js'

export interface ForgottenReadings {
  readonly kind: InputKind
  readonly name: string
}

/** Takes a cluster, gateway or directory out of the workspace. UserError when there is none of that name. */
export function forgetReadings(workspace: Workspace, kind: InputKind, name: string): ForgottenReadings {
  if (workspace.store.forget(kind, name)) return { kind, name }
  const here = workspace.store.readings().filter((reading) => reading.kind === kind && reading.current)
  throw new UserError(`nothing of kind ${kind} is called ${name}`, {
    kind: 'usage',
    hint:
      here.length === 0 ? 'nothing of that kind is here' : `here is: ${here.map(({ subject }) => subject).join(', ')}`,
  })
}
