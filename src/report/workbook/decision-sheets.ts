import type { DecisionTab } from '../../model/decision.js'
import type { DecisionSheet } from './tab-layout.js'
import { AGENTS_TAB } from './tabs/agents.js'
import { DIAL_PLAN_TAB } from './tabs/dial-plan.js'
import { EMERGENCY_TAB } from './tabs/emergency.js'
import { FINDINGS_TAB } from './tabs/findings.js'
import { HUNT_TAB } from './tabs/hunt-and-queues.js'
import { LICENSES_TAB } from './tabs/licenses.js'
import { LOCATIONS_TAB } from './tabs/locations.js'
import { MAPPING_TAB } from './tabs/mapping.js'
import { NUMBERS_TAB } from './tabs/numbers.js'
import { SHARED_LINES_TAB } from './tabs/shared-lines.js'
import { TRUNKS_TAB } from './tabs/trunks.js'

const BY_TAB: Readonly<Record<DecisionTab, DecisionSheet>> = {
  Findings: FINDINGS_TAB,
  Mapping: MAPPING_TAB,
  Agents: AGENTS_TAB,
  Locations: LOCATIONS_TAB,
  Numbers: NUMBERS_TAB,
  'Dial plan': DIAL_PLAN_TAB,
  Trunks: TRUNKS_TAB,
  Licenses: LICENSES_TAB,
  'Hunt and queues': HUNT_TAB,
  'Shared lines': SHARED_LINES_TAB,
  Emergency: EMERGENCY_TAB,
}

/** The decision tabs in the order of the workbook. */
export const DECISION_SHEETS: readonly DecisionSheet[] = Object.values(BY_TAB)

export function decisionSheetOf(tab: DecisionTab): DecisionSheet {
  return BY_TAB[tab]
}

/** The column of a tab with this header, or undefined when people cannot answer there. */
export function answerColumn(tab: DecisionTab, header: string): DecisionSheet['answers'][number] | undefined {
  return BY_TAB[tab].answers.find((column) => column.header === header)
}
