import type { Entry } from '../../model/snapshot.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { userLabel } from '../../model/ucm/end-user.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { CallPickupGroup } from '../../model/ucm/pickup-and-park.js'
import { groupedBy } from '../grouped-by.js'
import type { MigrationScope, Mover } from '../migration-scope.js'
import { ownerOfLine } from '../person-lines.js'

/** A line, or a hunt pilot, in a pickup group. */
export interface PickupMember {
  /** `dn@partition`, or `hunt pilot <pattern>@<partition>`, with the person's name before it. */
  readonly name: string
  readonly mover?: Mover
}

export interface FollowedPickupGroup {
  readonly entry: Entry<CallPickupGroup>
  readonly members: readonly PickupMember[]
}

/**
 * Every pickup group with its members. Lines and hunt pilots name the group; they are resolved by name
 * first, then by number or `number/partition` (`ucm-exports` 1.8).
 */
export function followPickupGroups(estate: UcmEstate, scope: MigrationScope): readonly FollowedPickupGroup[] {
  const membersByReference = groupedBy(memberships(estate, scope), ({ reference }) => reference)
  const names = new Set(estate.all('call-pickup-group').map(({ value }) => value.name))
  return estate.all('call-pickup-group').map((entry) => {
    const { name, number, partition } = entry.value
    const byNumber = number === undefined ? [] : [number, `${number}/${partition ?? ''}`]
    const references = [name, ...byNumber.filter((reference) => !names.has(reference))]
    const members = [...new Set(references)].flatMap((reference) => membersByReference.get(reference) ?? [])
    return { entry, members: members.map(({ member }) => member) }
  })
}

function memberships(
  estate: UcmEstate,
  scope: MigrationScope,
): readonly { readonly reference: string; readonly member: PickupMember }[] {
  const lines = estate.all('directory-number').flatMap(({ value }) => {
    const { callPickupGroup, dn, partition } = value
    if (callPickupGroup === undefined) return []
    const mover = scope.ofLine(dn, partition)
    const person = ownerOfLine(estate, dn, partition)
    const key = patternKey(dn, partition)
    const label = mover?.label ?? (person === undefined ? undefined : userLabel(person))
    const member = {
      name: label === undefined || label === key ? key : `${label} (${key})`,
      ...(mover === undefined ? {} : { mover }),
    }
    return [{ reference: callPickupGroup, member }]
  })
  const pilots = estate.all('hunt-pilot').flatMap(({ key, value }) => {
    const { callPickupGroup } = value
    return callPickupGroup === undefined ? [] : [{ reference: callPickupGroup, member: { name: `hunt pilot ${key}` } }]
  })
  return [...lines, ...pilots]
}
