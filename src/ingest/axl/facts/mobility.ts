import { textAt, type XmlElement } from '../protocol/xml-tree.js'
import { type AxlGroup, flag, text } from './axl-table.js'
import type { Related } from './related.js'

/** Numbers that ring beside a device stand in its row too (`ucm-exports` 1.3). */
export const mobility: readonly AxlGroup[] = [
  {
    optional: true,
    needs: 'mobileOfDevice',
    // One for each client; its columns have no number.
    repetitions: (item, related) => ringing(item, related.mobileOfDevice).slice(0, 1),
    columns: [
      text('Mobility Identity Name', 'name'),
      text('Mobility Identity Destination Number', 'destination'),
      text('Mobility Identity Answer Too Soon Timer', 'answerTooSoonTimer'),
      text('Mobility Identity Answer Too Late Timer', 'answerTooLateTimer'),
      text('Mobility Identity Delay Before Ringing Cell', 'delayBeforeRingingCell'),
      text('Mobility Identity Time Zone', 'timeZone'),
      flag('Mobility Identity Is Mobile Phone', 'isMobilePhone'),
      flag('Mobility Identity Enable Mobile Connect', 'enableMobileConnect'),
      text('Mobility Identity Mobility Profile', 'mobilityProfileName'),
    ],
  },
  {
    optional: true,
    needs: 'destinationsOfDevice',
    repetitions: (item, related) => ringing(item, related.destinationsOfDevice),
    columns: [
      text('Time Zone #', 'timeZone'),
      text('Remote Destination Name #', 'name'),
      text('Remote Destination Number #', 'destination'),
      flag('Is Mobile Phone #', 'isMobilePhone'),
      text('Answer Too Soon Timer #', 'answerTooSoonTimer'),
      text('Answer Too Late Timer #', 'answerTooLateTimer'),
      text('Delay Before Ringing Timer #', 'delayBeforeRingingCell'),
      flag('Enable Mobile Connect #', 'enableMobileConnect'),
    ],
  },
]

function ringing(item: XmlElement, destinations: Related['destinationsOfDevice']): ReturnType<AxlGroup['repetitions']> {
  const found = destinations?.get(textAt(item, 'name')) ?? []
  return found.map((destination, position) => ({ number: position + 1, item: destination }))
}
