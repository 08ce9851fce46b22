import type { Entry } from '../../../model/snapshot.js'
import type { EndUser } from '../../../model/ucm/end-user.js'
import type { Phone } from '../../../model/ucm/phone.js'
import { withoutPlusEscape } from '../cell-values.js'

/** An activation code in waiting, not a person (`ucm-exports` 1.3). */
const PSEUDO_OWNER = /^Token_User_/i
const CONTROLLED = 'cti control in'

/** True for an owner that stands for no person. */
export function isPseudoOwner(userId: string): boolean {
  return PSEUDO_OWNER.test(userId)
}

/** Says which person a device belongs to, and by which rule (`ucm-exports` 1.3). */
export class OwnerRules {
  private readonly users = new Map<string, string>()
  private readonly controllers = new Map<string, Set<string>>()
  private readonly extensions = new Map<string, Set<string>>()

  constructor(users: readonly Entry<EndUser>[]) {
    for (const { value } of users) {
      this.users.set(value.userId.toLowerCase(), value.userId)
      for (const device of value.devices) {
        if (device.association?.toLowerCase() === CONTROLLED) put(this.controllers, device.name.toLowerCase(), value)
      }
      for (const extension of value.primaryExtensions) put(this.extensions, withoutPlusEscape(extension.dn), value)
    }
  }

  /**
   * The rules in order: the owner the device names; the one user who controls it; the one associated
   * user that exists (several are no answer); the one user whose primary extension is on its first
   * line.
   */
  ownerOf(phone: Phone): Phone['owner'] {
    const named = phone.ownerUserId
    if (named !== undefined && !isPseudoOwner(named)) {
      return { rule: 'owner-user-id', userId: this.users.get(named.toLowerCase()) ?? named }
    }
    const controller = only(this.controllers.get(phone.name.toLowerCase()))
    if (controller !== undefined) return { rule: 'cti-control', userId: controller }
    const associated = phone.userIds.map((id) => this.users.get(id.toLowerCase())).filter((id) => id !== undefined)
    const user = only(new Set(associated))
    if (user !== undefined) return { rule: 'associated-user', userId: user }
    const first = phone.lines.find((line) => line.index === 1)
    const holder = first === undefined ? undefined : only(this.extensions.get(withoutPlusEscape(first.dn)))
    return holder === undefined ? { rule: 'none' } : { rule: 'primary-extension', userId: holder }
  }
}

function put(map: Map<string, Set<string>>, key: string, user: EndUser): void {
  const set = map.get(key)
  if (set === undefined) map.set(key, new Set([user.userId]))
  else set.add(user.userId)
}

function only(set: ReadonlySet<string> | undefined): string | undefined {
  return set?.size === 1 ? [...set][0] : undefined
}
