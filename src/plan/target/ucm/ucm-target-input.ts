import type { QuestionInput } from '../../../analysis/question.js'
import type { MappedLocation } from '../../../model/mapping.js'
import type { PlannedMover } from '../../plan.js'
import type { PlannedQueue } from '../planned-wave.js'

/** All that the changes of one wave at one location in Unified CM are made from. */
export interface UcmTargetInput {
  /**
   * Estate and router are those after the changes before; the scope is that of the whole migration, by
   * the keys that lines had when it was made.
   */
  readonly question: QuestionInput
  readonly wave: number
  readonly location: MappedLocation
  /** Those of the wave and location who take part; who is left out is not here. */
  readonly movers: readonly PlannedMover[]
  /** Queues of the wave; those that take over hide their pilot. */
  readonly queues: readonly PlannedQueue[]
  /** The trunk of Unified CM toward the Local Gateway. */
  readonly trunk: string
}
