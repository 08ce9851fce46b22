import { userInfo } from 'node:os'

/** Who sits at the machine, for answers and approvals that name nobody. */
export function operatorName(): string {
  try {
    return userInfo().username
  } catch {
    // Containers may run as a user without an entry.
    return 'unknown operator'
  }
}
