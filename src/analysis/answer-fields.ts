import { AGENT_ANSWER_FIELDS, IN_SCOPE_ANSWERS } from './derive-scope.js'

/** Decision columns of tab Agents; those that decide who moves, where and when stand in `derive-scope.ts`. */
export const AGENT_FIELDS = {
  ...AGENT_ANSWER_FIELDS,
  targetExtension: 'Target extension',
  targetNumber: 'Target number',
  recording: 'Recording',
  notes: 'Notes',
} as const
export { IN_SCOPE_ANSWERS }

/** How calls of an agent or a queue are recorded after the move (columns Recording of Agents and Hunt and queues). */
export const RECORDING_ANSWERS = ['QUEUE_RECORDING', 'USER_RECORDING', 'NO_RECORDING'] as const

/** Decision columns of tab Numbers (`audit-workbook` 3). */
export const NUMBER_FIELDS = { action: 'Action', newValue: 'New value' } as const
export const NUMBER_ACTIONS = ['MOVE', 'KEEP', 'RENUMBER', 'RELEASE'] as const

/** Decision column of tab Dial plan. */
export const DIAL_PLAN_FIELDS = { keep: 'Keep' } as const
export const KEEP_ANSWERS = ['YES', 'NO'] as const

/** Decision column of tab Licenses. */
export const LICENSE_FIELDS = { orderQuantity: 'Order qty' } as const

/** Decision columns of tab Hunt and queues; the kinds stand in `hunting/columns.ts`. */
export const HUNT_FIELDS = { kind: 'Kind', recording: 'Recording', overflowTo: 'Overflow to' } as const

/** Decision columns of tab Shared lines; the choices stand in `shared-lines/columns.ts`. */
export const SHARED_LINE_FIELDS = { choice: 'Choice', owner: 'Owner' } as const
