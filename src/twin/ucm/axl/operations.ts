import type { AxlAnswer, AxlRequest } from '../../../execute/ports.js'
import type { UcmState } from '../state/ucm-state.js'
import { AxlFault } from './axl-fault.js'
import { HUNT_PILOT_OPERATIONS } from './lines/hunt-pilots.js'
import { LINE_GROUP_OPERATIONS } from './lines/line-groups.js'
import { LINE_OPERATIONS } from './lines/lines.js'
import type { Operations } from './operation.js'
import { PARTITION_OPERATIONS } from './dial-plan/partitions.js'
import { READINGS } from './readings.js'
import { ROUTE_GROUP_OPERATIONS } from './dial-plan/route-groups.js'
import { ROUTE_LIST_OPERATIONS } from './dial-plan/route-lists.js'
import { ROUTE_PATTERN_OPERATIONS } from './dial-plan/route-patterns.js'
import { SEARCH_SPACE_OPERATIONS } from './dial-plan/search-spaces.js'

const OPERATIONS: Operations = {
  ...PARTITION_OPERATIONS,
  ...SEARCH_SPACE_OPERATIONS,
  ...ROUTE_GROUP_OPERATIONS,
  ...ROUTE_LIST_OPERATIONS,
  ...ROUTE_PATTERN_OPERATIONS,
  ...LINE_OPERATIONS,
  ...LINE_GROUP_OPERATIONS,
  ...HUNT_PILOT_OPERATIONS,
  ...READINGS,
}

/** The operations of AXL that the twin serves. */
export const SERVED_OPERATIONS: readonly string[] = Object.keys(OPERATIONS)

/** Answers one request: what it wants happens as a whole, or not at all. */
export function answer(state: UcmState, { operation, body }: AxlRequest): AxlAnswer {
  const run = OPERATIONS[operation]
  if (run === undefined) {
    return { ok: false, fault: `The twin does not serve operation ${operation} of AXL.`, notFound: false }
  }
  try {
    return { ok: true, result: state.atomically(() => run(state, body)) }
  } catch (error) {
    if (!(error instanceof AxlFault)) throw error
    return { ok: false, fault: error.message, notFound: error.notFound }
  }
}
