import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { UcmEstate } from '../../model/ucm/estate.js'

/** Characters that the names of the partitions of one calling search space may total (`corrections` 5). */
export const SEARCH_SPACE_LIMIT = 1024

/** Room that one more partition name needs; a search space with less left is reported early. */
const ROOM_FOR_ONE_NAME = 64

/** Characters used by the partition names of a calling search space, with one separator between two. */
export function searchSpaceLength(partitions: readonly string[]): number {
  return partitions.reduce((total, name) => total + name.length, 0) + Math.max(0, partitions.length - 1)
}

/** DIAL-014: a search space at or past its limit, or (LOW) one that a longer name would fill (`corrections` 5). */
export function longSearchSpaces(estate: UcmEstate): readonly Finding[] {
  return estate.all('css').flatMap(({ value: css, source }) => {
    const used = searchSpaceLength(css.partitions)
    if (used <= SEARCH_SPACE_LIMIT - ROOM_FOR_ONE_NAME) return []
    const left = SEARCH_SPACE_LIMIT - used
    // One more name takes a separator and at least one character.
    const isFull = left < 2
    const names = `The ${css.partitions.length} partition names of calling search space ${css.name} take ${used} of ${SEARCH_SPACE_LIMIT} characters`
    return [
      finding({
        code: 'DIAL-014',
        subject: `css:${css.name}`,
        severity: isFull ? 'BLOCKER' : 'LOW',
        message: isFull
          ? `${names}: no partition for the moved people can be added.`
          : `${names}: ${left} are left for the partition of the moved people and its separator.`,
        evidence: [
          { label: 'calling search space', value: css.name, source },
          { label: 'characters used', value: String(used) },
          { label: 'partitions', value: String(css.partitions.length) },
        ],
      }),
    ]
  })
}
