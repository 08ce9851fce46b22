import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { SourceRef } from '../../findings/source-ref.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { patternKey } from '../../model/ucm/partition.js'
import { evidence, listSome } from '../evidence.js'
import { groupedBy } from '../grouped-by.js'
import type { MigrationScope, Mover } from '../migration-scope.js'

/** A number that leaves and that callers of Unified CM would still find. */
interface LeftOver {
  readonly mover: Mover
  readonly number: DirectoryNumber
  readonly source: SourceRef
}

/**
 * DIAL-002: a number matches one string and so beats every pattern that takes over (`routing-semantics`
 * A3.2, C8). One finding per location and wave, with each number in the evidence.
 */
export function leftOverNumbers(estate: UcmEstate, scope: MigrationScope): readonly Finding[] {
  const groups = groupedBy(visibleNumbers(estate, scope), ({ mover }) => `${mover.location ?? ''}\0${mover.wave ?? ''}`)
  return [...groups.values()].flatMap((group) => {
    const mover = group[0]?.mover
    if (mover === undefined) return []
    const { location, wave } = mover
    const also = [
      counted(
        group.reduce((total, { number }) => total + number.alternates.length, 0),
        'alternate number',
      ),
      counted(
        group.reduce((total, { number }) => total + number.uris.length, 0),
        'directory URI',
      ),
    ].filter((text) => text !== '')
    const place = location === undefined ? 'without a location' : `of ${location}`
    const when = wave === undefined ? '' : ` in wave ${wave}`
    return [
      finding({
        code: 'DIAL-002',
        subject:
          location === undefined ? `cluster:${estate.snapshot.cluster.clusterId ?? 'unnamed'}` : `location:${location}`,
        scope: wave === undefined ? 'cluster' : `wave:${wave}`,
        location,
        wave,
        message: `${counted(group.length, 'number')} of people ${place} who move${when} would stay visible and outrank the pattern that takes over: hide ${group.length === 1 ? 'it' : 'them'}${also.length === 0 ? '' : ` with ${also.join(' and ')}`}.`,
        evidence: group.map(({ mover: { label }, number, source }) => evidence(label, numberInWords(number), source)),
      }),
    ]
  })
}

/**
 * DIAL-002 for copies: the number of a mover stands in a further partition that callers see. When the
 * mover's own is hidden the copy takes the calls, before any pattern. One finding per copy.
 */
export function leftOverCopies(estate: UcmEstate, scope: MigrationScope): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const mover of scope.movers) {
    for (const line of mover.lines) {
      for (const { key, value, source } of estate.directoryNumbers(line.dn)) {
        if (value.partition === line.partition || scope.ofLine(value.dn, value.partition) !== undefined) continue
        const seenBy = searchSpacesThatSee(estate, value.partition)
        if (found.has(key) || seenBy.length === 0) continue
        const own = patternKey(line.dn, line.partition)
        found.set(
          key,
          finding({
            code: 'DIAL-002',
            subject: `dn:${key}`,
            location: mover.location,
            wave: mover.wave,
            message: `When ${own} of ${mover.label} is hidden, its copy ${key} takes the calls of ${listSome(seenBy, 3)} before the pattern that should.`,
            evidence: [
              evidence('copy', key, source),
              evidence('number of the mover', own),
              evidence('search spaces that see the copy', listSome(seenBy)),
            ],
          }),
        )
      }
    }
  }
  return [...found.values()]
}

function searchSpacesThatSee(estate: UcmEstate, partition: string | undefined): readonly string[] {
  if (partition === undefined) return ['every search space']
  return estate.all('css').flatMap(({ value }) => (value.partitions.includes(partition) ? [value.name] : []))
}

/** Each number once, of the first mover who has it; a number that no search space sees is hidden already. */
function visibleNumbers(estate: UcmEstate, scope: MigrationScope): readonly LeftOver[] {
  const seenPartitions = new Set(estate.all('css').flatMap(({ value }) => value.partitions))
  const found = new Map<string, LeftOver>()
  for (const mover of scope.movers) {
    for (const { dn, partition } of mover.lines) {
      const key = patternKey(dn, partition)
      const entry = estate.find('directory-number', key)
      if (entry === undefined || found.has(key)) continue
      if (partition !== undefined && !seenPartitions.has(partition)) continue
      found.set(key, { mover, number: entry.value, source: entry.source })
    }
  }
  return [...found.values()]
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`
}

function numberInWords({ dn, partition, alternates, uris }: DirectoryNumber): string {
  const also = [
    ...alternates.map(({ kind, mask }) => `${kind === 'e164' ? '+E.164' : 'enterprise'} alternate ${mask}`),
    ...uris.map(({ uri }) => uri),
  ]
  const key = patternKey(dn, partition)
  return also.length === 0 ? key : `${key} with ${also.join(', ')}`
}
