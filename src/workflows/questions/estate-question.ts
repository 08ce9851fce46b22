import { deriveScope } from '../../analysis/derive-scope.js'
import { effectiveMapping } from '../../analysis/answers.js'
import { NO_OTHER_SYSTEMS, type OtherSystems, type QuestionInput } from '../../analysis/question.js'
import { UserError } from '../../findings/user-error.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { parseMapping } from '../../ingest/mapping/mapping-yaml.js'
import { answersInForce } from '../../model/decision.js'
import type { Decision } from '../../model/decision.js'
import type { Mapping } from '../../model/mapping.js'
import { EMPTY_MAPPING } from '../../model/mapping.js'
import type { Roster } from '../../model/roster.js'
import type { Settings } from '../../model/settings.js'
import { parseSettings } from '../../model/settings-file.js'
import { clusterName, type UcmSnapshot } from '../../model/snapshot.js'
import { UNREAD_CLUSTER } from '../../model/unread-cluster.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import { UcmRouter } from '../../routing/ucm/ucm-router.js'
import { inputDays } from './input-days.js'
import type { Workspace } from '../ports.js'

export const SETTINGS_FILE = 'rehome.yaml'
export const MAPPING_FILE = 'mapping.yaml'

/** All that is known when a question is asked, as plain data. */
export interface KnownFacts {
  readonly snapshot: UcmSnapshot
  /** By default nothing. */
  readonly others?: OtherSystems
  readonly mapping: Mapping
  readonly roster: Roster | undefined
  readonly decisions: readonly Decision[]
  readonly settings: Settings
  readonly today: string
}

/** Builds the indexes, the router and the scope once, for any number of questions. Pure. */
export function questionInput(facts: KnownFacts): QuestionInput {
  const estate = new UcmEstate(facts.snapshot)
  const answers = answersInForce(facts.decisions)
  const mapping = effectiveMapping(facts.mapping, answers)
  return {
    estate,
    router: new UcmRouter(estate, facts.settings),
    others: facts.others ?? NO_OTHER_SYSTEMS,
    mapping,
    scope: deriveScope(estate, facts.roster, mapping, answers),
    rosterFindings: facts.roster?.findings ?? [],
    settings: facts.settings,
    answers,
    today: facts.today,
  }
}

/** The mapping of a workspace, empty while there is none. */
export function readMapping(workspace: Workspace): Mapping {
  const text = workspace.readMapping()
  return text === undefined ? EMPTY_MAPPING : parseMapping(text, MAPPING_FILE)
}

/** The snapshot of a workspace; UserError with the command to run while there is none. */
export function requireSnapshot(workspace: Workspace): UcmSnapshot {
  const snapshot = workspace.store.currentSnapshot()
  if (snapshot === undefined) {
    throw new UserError('this workspace holds no Unified CM export yet', { hint: UNLOCK.ucm })
  }
  return snapshot
}

function otherSystems(workspace: Workspace, { cluster }: UcmSnapshot): OtherSystems {
  const { store } = workspace
  const webex = store.currentWebex()
  const calls = store.currentCalls()
  return {
    ...(webex === undefined ? {} : { webex }),
    gateways: store.currentGateways(),
    directories: store.currentDirectories(),
    ...(calls === undefined ? {} : { calls }),
    days: inputDays(workspace, clusterName(cluster)),
  }
}

/** Reads everything that a workspace knows; UserError while it holds no Unified CM export. */
export function knownFacts(workspace: Workspace, today: string): KnownFacts {
  return factsOver(workspace, requireSnapshot(workspace), today)
}

/**
 * The same for questions that gateways alone can answer: without a Unified CM export over a cluster of which
 * nothing was read. UserError where there is neither an export nor a gateway.
 */
export function knownGatewayFacts(workspace: Workspace, today: string): KnownFacts {
  const alone = workspace.store.currentSnapshot() === undefined && workspace.store.currentGateways().length > 0
  return factsOver(workspace, alone ? UNREAD_CLUSTER : requireSnapshot(workspace), today)
}

function factsOver(workspace: Workspace, snapshot: UcmSnapshot, today: string): KnownFacts {
  return {
    settings: parseSettings(workspace.readSettings(), SETTINGS_FILE),
    snapshot,
    others: otherSystems(workspace, snapshot),
    mapping: readMapping(workspace),
    roster: workspace.store.currentRoster(),
    decisions: workspace.store.decisions(),
    today,
  }
}
