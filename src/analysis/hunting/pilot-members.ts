import type { Entry } from '../../model/snapshot.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { HuntPilot, LineGroup } from '../../model/ucm/hunting.js'
import { patternKey } from '../../model/ucm/partition.js'
import { groupedBy } from '../grouped-by.js'
import type { MigrationScope, Mover } from '../migration-scope.js'

/** One line that a hunt pilot rings, and who leaves with it. */
export interface PilotMember {
  /** `dn@partition` */
  readonly key: string
  readonly lineGroups: readonly string[]
  /** Absent when the line stays. */
  readonly mover?: Mover
}

/** A hunt pilot followed to its lines: hunt list → line groups → members (`ucm-exports` 1.7). */
export interface FollowedPilot {
  readonly entry: Entry<HuntPilot>
  readonly lineGroups: readonly Entry<LineGroup>[]
  /** Each line once, also when it is in several groups, in order of first appearance. */
  readonly members: readonly PilotMember[]
}

/** Every hunt pilot with its members, in key order. */
export function followPilots(estate: UcmEstate, scope: MigrationScope): readonly FollowedPilot[] {
  return estate.all('hunt-pilot').map((entry) => {
    const list = entry.value.huntList === undefined ? undefined : estate.find('hunt-list', entry.value.huntList)?.value
    const lineGroups = (list?.lineGroups ?? []).flatMap((name) => estate.find('line-group', name) ?? [])
    const lines = lineGroups.flatMap(({ value }) =>
      value.members.map(({ dn, partition }) => ({ dn, partition, group: value.name })),
    )
    const members = [...groupedBy(lines, ({ dn, partition }) => patternKey(dn, partition))].map(([key, uses]) => {
      const mover = uses[0] && scope.ofLine(uses[0].dn, uses[0].partition)
      const groups = [...new Set(uses.map(({ group }) => group))]
      return { key, lineGroups: groups, ...(mover === undefined ? {} : { mover }) }
    })
    return { entry, lineGroups, members }
  })
}
