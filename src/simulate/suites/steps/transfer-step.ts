import type { Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { CallClassification, Trace } from '../../../routing/trace.js'
import {
  blocksOffNetToOffNet,
  incomingClassification,
  transferAllowed,
} from '../../../routing/ucm/devices/classification.js'
import type { Comparison } from '../difference.js'
import type { StepOf } from '../format/suite-schema.js'

/**
 * Whether the outgoing call may be joined with the one that came in: the incoming side by its trunk, the
 * outgoing one as the call was classified (`routing-semantics` A13). A call that stays inside is no OffNet leg.
 */
export function compareTransfer(
  comparison: Comparison,
  { transfer, expect }: StepOf<'transfer'>,
  outgoing: Trace,
  estate: UcmEstate,
  settings: Settings,
): void {
  const incoming = classOf(transfer.incoming, estate, settings)
  if (incoming === undefined) {
    comparison.problem('transfer.incoming', `${transfer.incoming} is no trunk of the estate`)
    return
  }
  const blocks = blocksOffNetToOffNet(estate, settings).value
  comparison.value('allowed', expect.allowed, transferAllowed(incoming, outgoing.classification ?? 'OnNet', blocks))
}

function classOf(incoming: string, estate: UcmEstate, settings: Settings): CallClassification | undefined {
  if (incoming === 'OnNet' || incoming === 'OffNet') return incoming
  return incomingClassification(estate, settings, incoming)?.value
}
