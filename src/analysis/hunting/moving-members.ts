import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { evidence, listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import type { MigrationScope } from '../migration-scope.js'
import type { FollowedPilot } from './pilot-members.js'

/** HUNT-001: every moving line that stands in a line group, with the pilots that ring it. */
export function checkMovingMembers(
  estate: UcmEstate,
  scope: MigrationScope,
  pilots: readonly FollowedPilot[],
): readonly Finding[] {
  const memberships = estate
    .all('line-group')
    .flatMap(({ value, source }) => value.members.map((member) => ({ group: value, source, member })))
  const rings = groupedBy(
    pilots.flatMap(({ entry, members }) => members.map(({ key }) => ({ key, entry }))),
    ({ key }) => key,
  )
  return [...groupedBy(memberships, ({ member }) => patternKey(member.dn, member.partition))].flatMap(([key, uses]) => {
    const first = uses[0]
    const mover = first && scope.ofLine(first.member.dn, first.member.partition)
    if (mover === undefined) return []
    const groups = [...new Set(uses.map(({ group }) => group.name))]
    const ringing = rings.get(key) ?? []
    const names = ringing.map(({ entry }) => entry.key)
    return finding({
      code: 'HUNT-001',
      subject: `dn:${key}`,
      message: `${mover.label} moves, and ${key} is a member of ${listSome(groups)}${
        names.length === 0 ? '' : `, which ${listSome(names)} rings`
      }.`,
      evidence: [
        ...uses.map(({ group, source }) => evidence('line group', group.name, source)),
        ...ringing.map(({ entry }) => evidence('hunt pilot', entry.key, entry.source)),
      ],
      location: mover.location,
      wave: mover.wave,
    })
  })
}

/**
 * HUNT-002: a pilot all of whose lines leave. It is empty from the last wave of its members on; a
 * pilot that rings nobody today is not meant.
 */
export function checkEmptiedPilots(pilots: readonly FollowedPilot[]): readonly Finding[] {
  return pilots.flatMap(({ entry, members }) => {
    const movers = members.flatMap(({ mover }) => mover ?? [])
    if (members.length === 0 || movers.length < members.length) return []
    const waves = movers.flatMap(({ wave }) => wave ?? [])
    const last = waves.length === movers.length ? Math.max(...waves) : undefined
    const when = last === undefined ? 'once all of them have moved' : `after wave ${last}`
    return finding({
      code: 'HUNT-002',
      subject: `hunt-pilot:${entry.key}`,
      message: `Hunt pilot ${entry.key} has ${members.length} members, all of whom move: nobody is left ${when}.`,
      evidence: [
        evidence('hunt pilot', entry.key, entry.source),
        ...members.map(({ key, mover }) =>
          evidence(key, `${mover?.label ?? ''}, ${mover?.wave === undefined ? 'no wave yet' : `wave ${mover.wave}`}`),
        ),
      ],
      wave: last,
    })
  })
}
