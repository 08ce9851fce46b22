import type { IdentityBook } from '../../../analysis/identity-book.js'
import type { QuestionInput } from '../../../analysis/question.js'
import type { Finding } from '../../../findings/finding.js'
import type { NetworkSnapshot } from '../../../model/network.js'
import type { WaveScope } from '../planned-wave.js'
import type { SeatLedger } from './seat-ledger.js'
import type { WebexDraft } from './webex-draft.js'

/** All that a wave's changes in Webex are made from; the draft and the ledger go on from wave to wave. */
export interface WebexTargetInput {
  readonly question: QuestionInput
  readonly network: NetworkSnapshot
  readonly identities: IdentityBook
  readonly draft: WebexDraft
  readonly seats: SeatLedger
  readonly wave: WaveScope
  /** Trunk by the name of the gateway that uses it, filled as they are planned: a gateway registers once. */
  readonly trunks: Map<string, string>
  /** Collects what is wrong. */
  readonly findings: Finding[]
}
