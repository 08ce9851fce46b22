import type { Finding } from '../../findings/finding.js'
import { compareText, finding } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { evidence, listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import { filesWithoutPartition, PARTITION_UNKNOWN } from '../routing-columns.js'
import type { MigrationScope } from '../migration-scope.js'
import type { QuestionInput, Unchecked } from '../question.js'
import type { MoverLine } from './validation.js'

/**
 * DN-005: two movers who would have the same extension in one Webex location. One finding per
 * extension and location, on the line of the first mover by key.
 */
export function checkSameExtension(lines: readonly MoverLine[]): readonly Finding[] {
  const groups = groupedBy(
    lines.filter(({ mover, numbers }) => mover.location !== undefined && numbers.extension !== undefined),
    ({ mover, numbers }) => JSON.stringify([mover.location, numbers.extension]),
  )
  return [...groups.values()].flatMap((unsorted) => {
    const group = [...unsorted].sort((a, b) => compareText(a.mover.key, b.mover.key))
    const [first, ...others] = group
    if (first === undefined || others.length === 0) return []
    const { location } = first.mover
    const extension = first.numbers.extension ?? ''
    const people = group.map(({ mover }) => mover.label)
    return finding({
      code: 'DN-005',
      subject: first.numbers.subject,
      scope: `location:${location ?? ''}`,
      message: `${listSome(people)} would all have extension ${extension} in ${location ?? ''}.`,
      evidence: group.map(({ mover, numbers }) =>
        evidence(mover.label, `${numbers.line.dn} in ${numbers.line.partition ?? NO_PARTITION}`, numbers.source),
      ),
      location,
      wave: Math.max(...group.map(({ mover }) => mover.wave ?? 0)) || undefined,
    })
  })
}

/** Movers whose extension could not be compared. */
export function uncheckedSameExtension({ scope, mapping }: QuestionInput): readonly Unchecked[] {
  const without = scope.movers.filter(({ location }) => location === undefined)
  if (without.length === 0) return []
  const reason =
    mapping.locations.length === 0
      ? 'no location is mapped'
      : `no location: ${listSome(
          without.map(({ label }) => label),
          5,
        )}`
  return [{ code: 'DN-005', missing: reason, unlock: UNLOCK.mapping }]
}

/**
 * DN-007: one number in several partitions, at least one of them on a device; one finding per line, for
 * each of them has to be planned. Numbers that stand in several partitions but on no device ring nowhere
 * and are only shown in the table.
 */
export function checkSeveralPartitions(estate: UcmEstate, scope: MigrationScope): readonly Finding[] {
  const lists = filesWithoutPartition(estate)
  const byText = groupedBy(estate.all('directory-number'), ({ value }) => value.dn)
  return [...byText].flatMap(([dn, entries]) => {
    const places = entries.map((entry) => ({
      entry,
      name: entry.value.partition ?? (lists.has(entry.source.file) ? 'an unknown partition' : NO_PARTITION),
      isUnplaced: entry.value.partition === undefined && lists.has(entry.source.file),
      devices: estate.appearancesOf(dn, entry.value.partition).map(({ device }) => device),
    }))
    if (places.length < 2 || places.every(({ devices }) => devices.length === 0)) return []
    return places.map((place) => {
      const others = places.filter((other) => other !== place).map(({ name }) => name)
      // The number of such a list may well be the one that stands in the other partition.
      const isGuessed = places.filter(({ isUnplaced }) => !isUnplaced).length < 2
      const mover = scope.ofLine(dn, place.entry.value.partition)
      return finding({
        code: 'DN-007',
        subject: `dn:${place.entry.key}`,
        message: `${dn} in ${place.name} also stands in ${listSome(others)}${isGuessed ? `; ${PARTITION_UNKNOWN}` : ''}.`,
        ...(isGuessed ? { confidence: 'CHECK' as const } : {}),
        evidence: places.map(({ entry, name, devices }) =>
          evidence(name, devices.length === 0 ? 'on no device' : `on ${listSome(devices, 5)}`, entry.source),
        ),
        location: mover?.location,
        wave: mover?.wave,
      })
    })
  })
}
