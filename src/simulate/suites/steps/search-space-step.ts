import type { UcmEstate } from '../../../model/ucm/estate.js'
import { NO_PARTITION } from '../../../model/ucm/partition.js'
import type { Caller } from '../../../routing/caller.js'
import { originZoneOf, presentPartitions } from '../../../routing/ucm/time-of-day.js'
import type { Difference } from '../difference.js'
import { Comparison } from '../difference.js'
import type { StepOf } from '../format/suite-schema.js'

/** The partitions that a caller searches at an instant, `<None>` last (`routing-semantics` A2). */
export function runSearchSpace(
  { css, expect }: StepOf<'css'>,
  estate: UcmEstate,
  caller: Caller,
): readonly Difference[] {
  const comparison = new Comparison()
  const zone = originZoneOf(estate, caller.devicePool)
  const { present, undecided, missing } = presentPartitions(estate, caller.partitions, css.at, zone)
  const actual = [...present, ...undecided.map((name) => `${name} (undecided: ${missing.join(', ')})`), NO_PARTITION]
  comparison.list('partitions', expect.partitions, actual)
  return comparison.differences
}
