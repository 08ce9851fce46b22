import { compareText } from '../findings/finding.js'
import type { AnswersInForce } from '../model/decision.js'
import { canonicalJson, sha256 } from '../model/fingerprint.js'
import type { Mapping } from '../model/mapping.js'
import type { NetworkSnapshot } from '../model/network.js'
import type { Roster } from '../model/roster.js'
import type { Settings } from '../model/settings.js'
import type { PlanBasis } from './plan.js'

/** Everything that a plan is made from. */
export interface BasisParts {
  readonly network: NetworkSnapshot
  /** The person's own, before answers are laid over it. */
  readonly mapping: Mapping
  readonly roster: Roster | undefined
  readonly answers: AnswersInForce
  readonly settings: Settings
}

/**
 * Fingerprints of all that a plan is made from. What was said counts, not when it was said or in which
 * row of a file it stands.
 */
export function planBasis({ network, mapping, roster, answers, settings }: BasisParts): PlanBasis {
  const said = answers.all
    .map(({ tab, key, field, value, evidenceHash }) => canonicalJson({ tab, key, field, value, evidenceHash }))
    .sort(compareText)
  return {
    ucm: network.ucm.root,
    ...(network.webex === undefined ? {} : { webex: network.webex.root }),
    gateways: Object.fromEntries(network.gateways.map(({ name, root }) => [name, root])),
    mapping: sha256(canonicalJson(mapping)),
    ...(roster === undefined ? {} : { roster: rosterFingerprint(roster) }),
    answers: sha256(said.join('\n')),
    settings: sha256(canonicalJson(settings)),
  }
}

function rosterFingerprint({ entries }: Roster): string {
  return sha256(
    canonicalJson(entries.map(({ who, role, queues, location, wave }) => ({ who, role, queues, location, wave }))),
  )
}
